#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Appends a cell, quoted as in RFC 4180.
void append_csv(std::string& line, std::string_view cell);

/// A cell for a file that may be opened in a spreadsheet: one that would be a formula there gets a leading apostrophe,
/// and so does one that already looks like that; a single sign character is no formula. from_spreadsheet() removes it.
std::string for_spreadsheet(std::string_view cell);
std::string_view from_spreadsheet(std::string_view cell);

/// Reads CSV (RFC 4180) row by row. The separator is the first of , ; tab outside quotes in the first line. Views
/// `text` and `file`, which must outlive it. One thread.
class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file);

    /// The cells of the next row, until the next call; an empty list at the end. Empty lines are no rows. Fails with
    /// kBadFormat for a quote that is not closed, or that stands within a cell without quotes around.
    Result<const std::vector<std::string>*> next();
    /// The line where the last row began, from 1.
    std::uint64_t line() const { return line_; }

  private:
    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    char separator_ = ',';
    std::uint64_t line_ = 0;
    std::uint64_t next_line_ = 1;
    std::vector<std::string> cells_;
};

} // namespace claimgraph
