#pragma once

#include "extract/input/pdf/page_lines.hpp"

#include <vector>

namespace claimgraph::pdf {

/// Sorts the lines of a page as they are read and numbers their columns: a column before the one to its right, what
/// goes across columns before what is below it. Lines of one column follow each other on the page; `column` grows from
/// 0.
///
/// After T. Breuel, High Performance Document Layout Analysis, 2003: a partial order of what stands above, and to the
/// left with nothing across between. Time: n log n for lines, and cubic in the columns, of which a page has few; pages
/// with hundreds are read from top to bottom.
void put_in_reading_order(std::vector<PageLine>& lines);

} // namespace claimgraph::pdf
