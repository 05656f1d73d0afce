#pragma once

#include "extract/input/pdf/page_lines.hpp"

#include <vector>

namespace claimgraph::pdf {

/// Leaves out headers, footers and page numbers: lines that stand at the same height on many pages and say the same but
/// for numbers; outer lines with a number that grows with the pages; a lone number at the edge of a page, and small
/// lines in its margin, apart from the rest. The lines of each page are in any order and are sorted by height. Time: n
/// log n.
void leave_out_running_lines(std::vector<LinePage>& pages);

} // namespace claimgraph::pdf
