#pragma once

#include "cli/output/rows.hpp"
#include "graph/query/analysis/ties.hpp"

#include <vector>

/// Who stands in a relation to whom, as a table: of `who`, and of questions that ask for both.
namespace claimgraph::cli {

std::vector<Column> tie_columns();
Row tie_row(const Graph& graph, const Tie& tie, bool with_evidence);

} // namespace claimgraph::cli
