#include "extract/input/dumps/csv_dialect.hpp"

#include "extract/input/dumps/field_role.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace claimgraph {
namespace {

constexpr std::string_view kSeparators = "\t,;|";
constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostRowsSeen = 200;
constexpr std::size_t kLongestName = 60; ///< of a column

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\r' || c == '\t'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// The rows of a text as cells; the last one is left out if it may be cut off.
std::vector<std::vector<std::string_view>> rows_of(std::string_view text, const CsvDialect& dialect, bool is_cut) {
    std::vector<std::vector<std::string_view>> rows;
    CsvRowReader reader(dialect);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size() && rows.size() < kMostRowsSeen;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end == text.size() && is_cut) break;
        const std::string_view so_far = text.substr(begin, end - begin);
        at = end + 1;
        if (reader.read(so_far) == CsvRow::kOpen && end < text.size()) continue;
        auto& row = rows.emplace_back();
        for (const CsvCell& cell : reader.cells()) row.push_back(trimmed(slice(so_far, cell.span)));
        if (row.size() == 1 && row.front().empty()) rows.pop_back();
        reader.clear();
        begin = at;
    }
    // a quote that is still open after many lines may be none: that is a row of no size
    const std::string_view open = text.substr(std::min(begin, text.size()));
    if (rows.size() < kMostRowsSeen && std::ranges::count(open, '\n') >= (is_cut ? 2 : 1)) rows.emplace_back();
    return rows;
}

bool is_name(std::string_view cell) {
    return !cell.empty() && cell.size() <= kLongestName && std::ranges::count(cell, ' ') <= 4 &&
           std::ranges::any_of(cell, [](char c) {
               return (c < '0' || c > '9') && std::string_view(".,-/: ").find(c) == std::string_view::npos;
           });
}

/// Names of columns are short and none twice, and either one of them is known or what stands below it is longer.
bool is_header(const std::vector<std::vector<std::string_view>>& rows) {
    std::vector<std::string_view> names = rows.front();
    if (std::ranges::any_of(names,
                            [](std::string_view name) { return role_of_field(name).role == FieldRole::kText; }) &&
        std::ranges::all_of(names, [](std::string_view name) { return name.size() <= kLongestName; }))
        return true;
    std::erase(names, std::string_view()); // an index without a name
    std::ranges::sort(names);
    if (names.empty() || std::ranges::adjacent_find(names) != names.end() || !std::ranges::all_of(names, is_name))
        return false;
    if (std::ranges::any_of(names, [](std::string_view name) { return role_of_field(name).role != FieldRole::kNone; }))
        return true;
    std::size_t longest = 0, name = 0;
    for (const auto name_of : names) name = std::max(name, name_of.size());
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (const std::string_view cell : rows[i]) longest = std::max(longest, cell.size());
    return longest > 3 * name;
}

/// How well rows are of one size: the share of the commonest size among them, and that size.
std::pair<double, std::size_t> evenness(const std::vector<std::vector<std::string_view>>& rows) {
    std::map<std::size_t, std::size_t> sizes;
    for (const auto& row : rows) ++sizes[row.size()];
    std::size_t best = 0, most = 0;
    for (const auto& [size, count] : sizes)
        if (count >= most) {
            most = count;
            best = size;
        }
    return {rows.empty() ? 0 : static_cast<double>(most) / static_cast<double>(rows.size()), best};
}

} // namespace

void CsvRowReader::clear() {
    cells_.clear();
    at_ = 0;
    is_open_ = false;
}

CsvRow CsvRowReader::read(std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const char separator = dialect_.separator;
    const auto ends_cell = [&](std::uint32_t at) {
        return at >= size || text[at] == separator || text[at] == '\n' ||
               (text[at] == '\r' && (at + 1 >= size || text[at + 1] == '\n'));
    };
    while (true) {
        if (!is_open_ && dialect_.has_quotes && !quotes_are_letters_ && at_ < size && text[at_] == '"') {
            is_open_ = true;
            open_at_ = ++at_;
        }
        if (is_open_) {
            while (true) {
                const auto quote = static_cast<std::uint32_t>(
                    std::min<std::size_t>(text.find_first_of(dialect_.has_backslashes ? "\"\\" : "\"", at_), size));
                if (quote + 1 >= size && !(quote < size && text[quote] == '"')) {
                    at_ = quote; // a backslash at the end is looked at again
                    return CsvRow::kOpen;
                }
                if (text[quote] == '\\') {
                    at_ = quote + 2;
                    continue;
                }
                if (quote + 1 < size && text[quote + 1] == '"' && !dialect_.has_backslashes) {
                    at_ = quote + 2;
                    continue;
                }
                at_ = quote + 1;
                if (!ends_cell(at_)) continue;
                cells_.push_back({{open_at_, quote}, true});
                is_open_ = false;
                break;
            }
            while (at_ < size && text[at_] != separator) ++at_;
        } else {
            const std::uint32_t begin = at_;
            const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(separator, at_), size));
            std::uint32_t last = end;
            while (end == size && last > begin && (text[last - 1] == '\r' || text[last - 1] == '\n')) --last;
            cells_.push_back({{begin, last}, false});
            at_ = end;
        }
        if (at_ >= size) return CsvRow::kRow;
        ++at_;
    }
}

CsvDialect find_csv_dialect(std::string_view head, bool is_cut) {
    CsvDialect dialect;
    if (head.starts_with(kMark)) dialect.begin = static_cast<std::uint32_t>(kMark.size());
    std::string_view text = head.substr(dialect.begin);
    std::string_view separators = kSeparators;
    if (text.starts_with("sep=") && text.size() > 5) {
        separators = text.substr(4, 1);
        const auto line = static_cast<std::uint32_t>(std::min(text.find('\n') + 1, text.size()));
        dialect.begin += line;
        text.remove_prefix(line);
    }
    const auto count = [&](std::string_view what) {
        std::size_t times = 0;
        for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
            ++times;
        return times;
    };
    dialect.has_backslashes = count("\\\"") > 0 && count("\"\"") <= count(",\"\"") + count("\t\"\"") + count(";\"\"");
    double best = 0;
    CsvDialect found = dialect;
    found.columns = 1;
    for (const bool has_quotes : {true, false}) {
        for (const char separator : separators) {
            CsvDialect one = dialect;
            one.separator = separator;
            one.has_quotes = has_quotes;
            const auto rows = rows_of(text, one, is_cut);
            if (rows.empty()) continue;
            const auto [share, columns] = evenness(rows);
            const std::size_t second = text.find('\n') + 1; // 0 if there is none
            if (has_quotes && columns == 1 && share == 1 && second > 0 && text.substr(second).starts_with('"')) {
                one.columns = 1; // commas stand within the quotes alone
                one.is_single = true;
                one.has_header = is_header(rows);
                return one;
            }
            // rows of one size, then more columns, then quotes, since a cell of many lines needs them
            const double score =
                columns < 2 ? 0 : share + static_cast<double>(std::min(columns, std::size_t{20})) * 0.005;
            if (score <= best + (has_quotes ? 0 : 0.2)) continue;
            best = score;
            found = one;
            found.columns = columns;
            found.has_header = is_header(rows);
            if (found.has_header) found.columns = rows.front().size();
        }
    }
    return found;
}

} // namespace claimgraph
