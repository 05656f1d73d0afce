#include "graph/base/tsv.hpp"

#include "graph/base/read_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace claimgraph {
namespace {

void split_columns(std::string_view line, std::vector<std::string_view>& fields) {
    fields.clear();
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return;
        line.remove_prefix(tab + 1);
    }
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Takes the next line that is neither empty nor a comment; false when there is none. Counts the lines in `number`.
bool next_line(std::string_view& text, std::string_view& line, std::uint64_t& number) {
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty() && line.front() != '#') return true;
    }
    return false;
}

/// Where a reader's column stands in the header; kAbsent for an optional one that is not there.
constexpr std::size_t kAbsent = std::string_view::npos;
Result<std::size_t> position_of(std::string_view column, std::span<const std::string_view> header, const Place& place) {
    const bool optional = column.ends_with('?');
    if (optional) column.remove_suffix(1);
    const std::string_view name = column.substr(0, column.find('|'));
    const std::string_view other = name.size() < column.size() ? column.substr(name.size() + 1) : name;
    for (const std::string_view wanted : {name, other})
        if (const auto found = std::ranges::find(header, wanted); found != header.end())
            return static_cast<std::size_t>(found - header.begin());
    if (optional) return kAbsent;
    return fail(ErrorCode::kBadFormat, fmt::format("no column '{}' in the header", name), place);
}

} // namespace

Result<void> read_tsv(const std::filesystem::path& file, std::initializer_list<std::string_view> columns,
                      const TsvVisitor& visit) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return read_tsv_text(*text, file.string(), columns, visit);
}

Result<void> read_tsv_text(std::string_view text, const std::string& file,
                           std::initializer_list<std::string_view> columns, const TsvVisitor& visit) {
    std::vector<std::string_view> fields;
    std::vector<std::size_t> positions; // of the wanted columns in the file; empty until the header was read
    std::vector<std::string_view> row(columns.size());
    std::size_t width = 0;
    std::uint64_t number = 0;
    for (std::string_view line; next_line(text, line, number);) {
        split_columns(line, fields);
        const Place place{.file = file, .line = number};
        if (positions.empty()) {
            width = fields.size();
            for (const std::string_view column : columns) {
                const auto position = position_of(column, fields, place);
                if (!position) return tl::unexpected(position.error());
                positions.push_back(*position);
            }
            continue;
        }
        if (fields.size() != width)
            return fail(ErrorCode::kBadFormat,
                        fmt::format("{} columns, expected {} as in the header", fields.size(), width), place);
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = positions[i] == kAbsent ? std::string_view() : trim(fields[positions[i]]);
            if (row[i] == "-") row[i] = {};
        }
        if (std::string message = visit({row, number}); !message.empty())
            return fail(ErrorCode::kBadFormat, std::move(message), place);
    }
    if (positions.empty())
        return fail(ErrorCode::kBadFormat, "no header line; expected the names of the columns", {.file = file});
    return {};
}

bool tsv_has_column(std::string_view text, std::string_view column) {
    std::vector<std::string_view> header;
    std::string_view line;
    std::uint64_t number = 0;
    if (next_line(text, line, number)) split_columns(line, header);
    return std::ranges::find(header, column) != header.end();
}

void for_each_part(std::string_view list, char separator, const std::function<void(std::string_view)>& visit) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        if (const std::string_view part = trim(list.substr(0, end)); !part.empty()) visit(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

} // namespace claimgraph
