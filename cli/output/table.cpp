#include "cli/output/table.hpp"

#include "cli/output/messages.hpp"

#include <algorithm>
#include <utf8proc.h>

namespace claimgraph::cli {
namespace {

struct Cell {
    std::string text;
    int width = 0; ///< in columns of the terminal
};

/// What fits into a cell. Columns are counted by character: none for combining marks, two for wide letters.
Cell fit(const std::string& raw, int limit) {
    const std::string text = printable(raw);
    int width = 0;
    std::size_t end_if_cut = 0; // where one more column is left for the ellipsis
    int width_if_cut = 0;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const int columns = size > 0 ? std::max(0, utf8proc_charwidth(character)) : 1;
        if (width + columns > limit) return {text.substr(0, end_if_cut) + "…", width_if_cut + 1};
        width += columns;
        at += size > 0 ? static_cast<std::size_t>(size) : 1;
        if (width < limit) {
            end_if_cut = at;
            width_if_cut = width;
        }
    }
    return {text, width};
}

constexpr int kNarrowestCell = 6;
constexpr int kGap = 2;

/// Takes from the widest columns what does not fit.
void narrow(std::vector<int>& widths, int width) {
    int total = -kGap;
    for (const int column : widths) total += column > 0 ? column + kGap : 0;
    for (; total > width; --total) {
        const auto widest = std::ranges::max_element(widths);
        if (*widest <= kNarrowestCell) return;
        --*widest;
    }
}

} // namespace

std::string Table::text(int width) const {
    std::vector<int> widths(rows_.front().size(), 0); // 0 for a column that is left out
    for (std::size_t column = 0; column < widths.size(); ++column) {
        for (std::size_t row = 1; row < rows_.size(); ++row)
            widths[column] = std::max(widths[column], fit(rows_[row][column], kWidestCell).width);
        if (widths[column] > 0 || empty())
            widths[column] = std::max(widths[column], fit(rows_.front()[column], kWidestCell).width);
    }
    if (width > 0) narrow(widths, width);
    std::string out;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        std::string line;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            if (widths[column] == 0) continue;
            const Cell cell = fit(rows_[row][column], widths[column]);
            line += cell.text;
            line.append(static_cast<std::size_t>(kGap + widths[column] - cell.width), ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n' + below_[row];
    }
    return out;
}

} // namespace claimgraph::cli
