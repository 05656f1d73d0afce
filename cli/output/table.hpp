#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// A text table: aligned columns under their headings, without columns whose cells are all empty. Cells are made
/// printable (messages.hpp) and cut at kWidestCell terminal columns or less, with an ellipsis.
class Table {
  public:
    static constexpr int kWidestCell = 48;

    explicit Table(std::vector<std::string> headings) : rows_{std::move(headings)}, below_(1) {}

    /// One cell per heading; `below` are lines under the row, printed unchanged.
    void add(std::vector<std::string> cells, std::string below = "") {
        rows_.push_back(std::move(cells));
        below_.push_back(std::move(below));
    }
    bool empty() const { return rows_.size() == 1; }
    /// All lines, each ended; the headings too, even of an empty table. The widest columns are narrowed until a row
    /// fits into `width` terminal columns; 0 for any width.
    std::string text(int width = 0) const;

  private:
    std::vector<std::vector<std::string>> rows_; // the headings first
    std::vector<std::string> below_;             // what stands under each
};

} // namespace claimgraph::cli
