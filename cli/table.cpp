#include "cli/table.hpp"

#include "cli/messages.hpp"

#include <algorithm>
#include <utf8proc.h>

namespace claimgraph::cli {
namespace {

struct Cell {
    std::string text;
    int width = 0; ///< in columns of the terminal
};

/// What fits into a cell. Columns are counted by character: none for combining marks, two for wide letters.
Cell fit(const std::string& raw) {
    const std::string text = printable(raw);
    int width = 0;
    std::size_t end_if_cut = 0; // where one more column is left for the ellipsis
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const int columns = size > 0 ? std::max(0, utf8proc_charwidth(character)) : 1;
        if (width + columns > Table::kWidestCell) return {text.substr(0, end_if_cut) + "…", Table::kWidestCell};
        width += columns;
        at += size > 0 ? static_cast<std::size_t>(size) : 1;
        if (width < Table::kWidestCell) end_if_cut = at;
    }
    return {text, width};
}

} // namespace

std::string Table::text() const {
    const std::size_t columns = rows_.front().size();
    std::vector<std::vector<Cell>> cells(rows_.size());
    std::vector<int> widths(columns, 0);
    std::vector<bool> used(columns, empty());
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const Cell& cell = cells[row].emplace_back(fit(rows_[row][column]));
            widths[column] = std::max(widths[column], cell.width);
            if (row > 0 && cell.width > 0) used[column] = true;
        }
    }
    std::string out;
    for (const auto& row : cells) {
        std::string line;
        for (std::size_t column = 0; column < columns; ++column) {
            if (!used[column]) continue;
            line += row[column].text;
            line.append(2, ' ').append(static_cast<std::size_t>(widths[column] - row[column].width), ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

} // namespace claimgraph::cli
