#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// One line of a table. Columns are in the order requested by the reader, not that of the file; `-` is read as empty.
/// The views are valid only during the call.
struct TsvRow {
    std::span<const std::string_view> columns;
    std::uint64_t line = 0;

    std::string_view operator[](std::size_t column) const { return columns[column]; }
};

/// Called for each row; returns an error message, or an empty string if the row is valid.
using TsvVisitor = std::function<std::string(const TsvRow&)>;

/// Reads the tables of models/en: UTF-8, tab-separated, `#` lines are comments, the first other line names the columns.
/// A wanted column is written "name", "name|older name", or "name?" if it may be missing and is read as empty then.
/// Fails with kNotFound or kBadFormat, naming file and line: a missing column, a row of another width, or the visitor's
/// message.
Result<void> read_tsv(const std::filesystem::path& file, std::initializer_list<std::string_view> columns,
                      const TsvVisitor& visit);
/// The same for text in memory; `file` is for errors.
Result<void> read_tsv_text(std::string_view text, const std::string& file,
                           std::initializer_list<std::string_view> columns, const TsvVisitor& visit);

/// Whether the header of a table names this column; no if there is no header.
bool tsv_has_column(std::string_view text, std::string_view column);

/// Calls `visit` for each part of a list such as `a; b; c`, trimmed, empty ones left out.
void for_each_part(std::string_view list, char separator, const std::function<void(std::string_view)>& visit);

} // namespace claimgraph
