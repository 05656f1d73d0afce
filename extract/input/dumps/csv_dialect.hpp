#pragma once

#include "graph/base/byte_span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How a file of rows is written.
struct CsvDialect {
    char separator = ',';
    bool has_quotes = true;       ///< cells may stand in quotes; else a quote is a letter
    bool has_backslashes = false; ///< a quote within quotes has a backslash before it; else it is doubled
    bool has_header = true;       ///< the first row names the columns
    std::uint32_t begin = 0;      ///< where the rows begin: after the byte-order mark and a line "sep=;"
    std::size_t columns = 0;
    bool is_single = false; ///< one column, whose cells stand in quotes
};

/// A cell of a row.
struct CsvCell {
    ByteSpan span; ///< in the text of the row, without quotes
    bool is_quoted = false;
};

/// What is read of a row.
enum class CsvRow : std::uint8_t {
    kRow,  ///< it ends with the text
    kOpen, ///< a quote is open at the end of the text: the row goes on in the next line
};

/// Cuts the text of a row, or of lines that may be one, into cells. Quotes that do not open or close a cell are
/// letters. `from`: cells before it are kept from the last call on the same text, then shorter; so that a row of many
/// lines is read in linear time.
class CsvRowReader {
  public:
    explicit CsvRowReader(const CsvDialect& dialect) : dialect_(dialect) {}

    /// Reads the text on; the text is the one of the last call, and more.
    CsvRow read(std::string_view text);
    void clear();
    const std::vector<CsvCell>& cells() const { return cells_; }
    /// Reads quotes that begin a cell as letters from now on: of rows that never end.
    void ignore_quotes(bool ignored) { quotes_are_letters_ = ignored; }

  private:
    const CsvDialect& dialect_;
    std::vector<CsvCell> cells_;
    std::uint32_t at_ = 0; ///< where the cell begins, or where in an open one to read on
    bool is_open_ = false;
    std::uint32_t open_at_ = 0;
    bool quotes_are_letters_ = false;
};

/// The way a file is written, by its first bytes: the separator (comma, semicolon, tab, bar) and the quoting that give
/// rows of one size. `columns` is 1 where it does not look like rows. `is_cut`: the bytes are not all of the file.
CsvDialect find_csv_dialect(std::string_view head, bool is_cut);

} // namespace claimgraph
