#include "cli/output/rows.hpp"

#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "cli/terminal/terminal.hpp"
#include "export/csv/csv_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string_view>

namespace claimgraph::cli {
namespace {

const Json& value_of(const Json& row, std::string_view field) {
    static const Json kNull;
    if (const Json* found = row.find(field)) return *found;
    const std::size_t dot = field.find('.');
    if (dot == std::string_view::npos) return kNull;
    const Json* outer = row.find(field.substr(0, dot));
    return outer == nullptr ? kNull : value_of(*outer, field.substr(dot + 1));
}

std::string text_of(const Json& value, std::string_view separator) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.text();
    const auto* list = value.as<Json::List>();
    if (list == nullptr || !std::ranges::all_of(*list, &Json::is_string)) return value.dump();
    std::string words;
    for (const Json& entry : *list) {
        if (!words.empty()) words += separator;
        words += entry.text();
    }
    return words;
}

std::string table_cell(const Column& column, const Json& row) {
    if (column.show) return column.show(row);
    const Json& value = value_of(row, column.field);
    const auto* number = value.as<double>();
    return number != nullptr ? fmt::format("{:.4g}", *number) : text_of(value, ", ");
}

/// A line of CSV with what `cell` gives for each column.
template <class CellOf>
std::string csv_line(std::span<const Column> columns, const CellOf& cell) {
    std::string line;
    bool first = true;
    for (const Column& column : columns) {
        if (column.field.empty()) continue;
        if (!first) line += ',';
        append_csv(line, for_spreadsheet(cell(column)));
        first = false;
    }
    return line += "\r\n";
}

Table table_of(std::span<const Column> columns, std::size_t count, const RowAt& row_at) {
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
    return table;
}

void print_table(const Table& table, const RowOptions& options) {
    const int width = options.wide ? 0 : output_width();
    if (options.vertical) return print_paged(table.records(width, colors_output()));
    const Table::Fitted fitted = table.fit(width, colors_output());
    print_paged(fitted.text);
    if (!fitted.left_out.empty())
        note(fmt::format("no room for {}; --wide or --vertical shows all", fmt::join(fitted.left_out, ", ")));
    else if (fitted.is_cut)
        note("long cells end in …; --wide or --vertical shows all");
}

/// `--json` and `--csv`; returns both.
std::pair<Option, Option> json_and_csv(Options& command, RowOptions& options) {
    Option json = command.add("--json", &options.json, "A JSON object a line");
    Option csv = command.add("--csv", &options.csv, "CSV with a line of headings").excludes(json);
    return {json, csv};
}

} // namespace

void add_form_options(Options& command, RowOptions& options) { json_and_csv(command, options); }

void add_table_options(Options& command, RowOptions& options) {
    const auto [json, csv] = json_and_csv(command, options);
    command.add("--wide", &options.wide, "A row a line, however wide").excludes(json).excludes(csv);
    command.add("--vertical", &options.vertical, "A value a line, with its heading").excludes(json).excludes(csv);
}

Option add_row_options(Options& command, RowOptions& options) {
    add_table_options(command, options);
    return command.add("--limit", &options.limit, "Show the first N [all]").value_name("N").positive();
}

std::string table_text(std::span<const Column> columns, std::size_t count, const RowAt& row_at, int width) {
    return table_of(columns, count, row_at).text(width);
}

void print_rows(std::span<const Column> columns, const RowOptions& options, std::size_t count, const RowAt& row_at) {
    const std::size_t shown = std::min(count, options.limit);
    if (options.json) {
        for (std::size_t i = 0; i < shown; ++i) print(row_at(i).json.dump() + '\n');
    } else if (options.csv) {
        print(csv_line(columns, [](const Column& column) { return column.field; }));
        for (std::size_t i = 0; i < shown; ++i) {
            const Row row = row_at(i);
            print(csv_line(columns,
                           [&](const Column& column) { return text_of(value_of(row.json, column.field), "; "); }));
        }
    } else {
        print_table(table_of(columns, shown, row_at), options);
    }
    if (shown < count) note(fmt::format("the first {} of {}", shown, count));
}

} // namespace claimgraph::cli
