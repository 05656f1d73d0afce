#include "cli/output/rows.hpp"

#include "cli/output/messages.hpp"
#include "cli/output/output.hpp"
#include "cli/output/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace claimgraph::cli {
namespace {

const Json& value_of(const Json& row, std::string_view field) {
    static const Json kNull;
    if (!row.is_object()) return kNull;
    if (const auto found = row.find(field); found != row.end()) return *found;
    const std::size_t dot = field.find('.');
    if (dot == std::string_view::npos) return kNull;
    const auto outer = row.find(field.substr(0, dot));
    return outer == row.end() ? kNull : value_of(*outer, field.substr(dot + 1));
}

std::string joined(const Json& list, std::string_view separator) {
    std::string text;
    for (const Json& entry : list) {
        if (!text.empty()) text += separator;
        text += entry.get_ref<const std::string&>();
    }
    return text;
}

bool is_list_of_words(const Json& value) {
    return value.is_array() && std::ranges::all_of(value, [](const Json& entry) { return entry.is_string(); });
}

std::string text_of(const Json& value, std::string_view separator) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    if (is_list_of_words(value)) return joined(value, separator);
    return json_line(value);
}

std::string table_cell(const Column& column, const Json& row) {
    if (column.show) return column.show(row);
    const Json& value = value_of(row, column.field);
    return value.is_number_float() ? fmt::format("{:.4g}", value.get<double>()) : text_of(value, ", ");
}

std::string csv_cell(const Json& value) {
    const std::string text = text_of(value, "; ");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted += '"';
}

/// A line of CSV with what `cell` gives for each column.
template <class CellOf>
std::string csv_line(std::span<const Column> columns, const CellOf& cell) {
    std::string line;
    bool first = true;
    for (const Column& column : columns) {
        if (column.field.empty()) continue;
        if (!first) line += ',';
        line += cell(column);
        first = false;
    }
    return line += "\r\n";
}

} // namespace

void add_form_options(Options& command, RowOptions& options) {
    const Option json = command.add("--json", &options.json, "A JSON object a line");
    command.add("--csv", &options.csv, "CSV with a line of headings").excludes(json);
}

Option add_row_options(Options& command, RowOptions& options) {
    add_form_options(command, options);
    return command.add("--limit", &options.limit, "Show the first N").value_name("N").positive();
}

std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string table_text(std::span<const Column> columns, std::size_t count, const RowAt& row_at, int width) {
    std::vector<std::string> headings;
    for (const Column& column : columns)
        if (!column.heading.empty()) headings.push_back(column.heading);
    Table table(std::move(headings));
    for (std::size_t i = 0; i < count; ++i) {
        Row row = row_at(i);
        std::vector<std::string> cells;
        for (const Column& column : columns)
            if (!column.heading.empty()) cells.push_back(table_cell(column, row.json));
        table.add(std::move(cells), std::move(row.below));
    }
    return table.text(width);
}

void print_rows(std::span<const Column> columns, const RowOptions& options, std::size_t count, const RowAt& row_at) {
    const std::size_t shown = std::min(count, options.limit);
    if (options.json) {
        for (std::size_t i = 0; i < shown; ++i) print(json_line(row_at(i).json) + '\n');
    } else if (options.csv) {
        print(csv_line(columns, [](const Column& column) { return csv_cell(column.field); }));
        for (std::size_t i = 0; i < shown; ++i) {
            const Row row = row_at(i);
            print(csv_line(columns, [&](const Column& column) { return csv_cell(value_of(row.json, column.field)); }));
        }
    } else {
        print(table_text(columns, shown, row_at, output_width()));
    }
    if (shown < count) say(fmt::format("the first {} of {}", shown, count));
}

} // namespace claimgraph::cli
