#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// Rows for people: aligned columns under their headings, columns of nothing but empty cells left out. Cells are made
/// printable (messages.hpp) and cut at kWidestCell columns of the terminal, with an ellipsis.
class Table {
  public:
    static constexpr int kWidestCell = 48;

    explicit Table(std::vector<std::string> headings) : rows_{std::move(headings)} {}

    /// As many cells as there are headings.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    bool empty() const { return rows_.size() == 1; }
    /// All lines, each ended; the headings too, even of an empty table.
    std::string text() const;

  private:
    std::vector<std::vector<std::string>> rows_; // the headings first
};

} // namespace claimgraph::cli
