#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// A text table: aligned columns under their headings, without columns whose cells are all empty. Cells are made
/// printable (messages.hpp). Widths are in columns of a terminal: two for wide letters, none for combining marks.
class Table {
  public:
    /// The most lines that a cell is wrapped to.
    static constexpr int kMostLines = 6;
    /// For any width: a wider cell moves the rest of its row and not of the others.
    static constexpr int kWidestAligned = 120;

    explicit Table(std::vector<std::string> headings) : rows_{std::move(headings)}, below_(1) {}

    /// One cell per heading; `below` are lines under the row, printed unchanged.
    void add(std::vector<std::string> cells, std::string below = "") {
        rows_.push_back(std::move(cells));
        below_.push_back(std::move(below));
    }
    bool empty() const { return rows_.size() == 1; }

    /// A table as it fits into a terminal.
    struct Fitted {
        std::string text;                  ///< all lines, each ended; the headings too, even of an empty table
        std::vector<std::string> left_out; ///< headings of columns that have no room
        bool is_cut = false;               ///< whether a cell has more than kMostLines lines
    };
    /// Fits the table into `width` columns: cells are wrapped between words; while the longest words do not fit side by
    /// side, the column with the fewest cells is left out, never the first. 0 for any width: a row a line, nothing cut.
    /// `has_bold_headings`: with escape sequences of terminals.
    Fitted fit(int width, bool has_bold_headings = false) const;
    /// The text of fit().
    std::string text(int width = 0) const { return fit(width).text; }

    /// The rows as blocks of lines "HEADING  cell", without empty cells, a blank line between them; long cells are
    /// wrapped to `width`, 0 for any, and never cut.
    std::string records(int width = 0, bool has_bold_headings = false) const;

  private:
    std::vector<std::vector<std::string>> rows_; // the headings first
    std::vector<std::string> below_;             // what stands under each
};

} // namespace claimgraph::cli
