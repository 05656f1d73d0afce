#pragma once

#include "cli/options/options.hpp"
#include "graph/base/json_value.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// Results of queries as tables, JSON lines or CSV.
using Json = JsonValue;

/// The output format that the user selected.
struct RowOptions {
    bool json = false;
    bool csv = false;
    bool wide = false;     ///< a table as wide as it is, whatever the terminal
    bool vertical = false; ///< a value a line instead of a table
    std::size_t limit = std::numeric_limits<std::size_t>::max();

    bool for_people() const { return !json && !csv; }
};

/// `--json` and `--csv`.
void add_form_options(Options& command, RowOptions& options);
/// These, and `--wide` and `--vertical` for commands that print tables.
void add_table_options(Options& command, RowOptions& options);
/// These and `--limit N`, which is returned.
Option add_row_options(Options& command, RowOptions& options);

/// A column of a table and of CSV. Its value is what the JSON object of a row has under `field`: "name", or
/// "subject.name" of an object within.
struct Column {
    std::string field;   ///< its heading in CSV; empty: not in CSV
    std::string heading; ///< heading of the table; empty: not in the table
    /// The cell of the table, if it is not the value itself.
    std::function<std::string(const Json& row)> show{};
};

/// One result: its JSON object, and lines printed under its row of the table.
struct Row {
    Json json;
    std::string below{};
};

/// Makes the row of a result by its number, from 0.
using RowAt = std::function<Row(std::size_t)>;

/// Rows 0 .. count - 1 as a table for a terminal of `width` columns; 0 for any width.
std::string table_text(std::span<const Column> columns, std::size_t count, const RowAt& row_at, int width);

/// Prints results 0 .. count - 1, or the first of them, to standard output: a table that fits the terminal,
/// through a pager if it is long, and is not cut where there is no terminal; one JSON object per line; or CSV as
/// export/csv/csv_table.hpp has it with a line of headings. CSV has lists of words joined by
/// "; ", other lists and objects as JSON. If there are more, says so on standard error.
void print_rows(std::span<const Column> columns, const RowOptions& options, std::size_t count, const RowAt& row_at);

} // namespace claimgraph::cli
