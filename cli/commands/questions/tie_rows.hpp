#pragma once

#include "cli/output/rows.hpp"
#include "graph/query/analysis/ties.hpp"

#include <vector>

namespace claimgraph::cli {

/// Adds what claims amount to to the JSON object of a row: evidence, denied, documents, first, last, speakers.
void add_totals(const Graph& graph, const ClaimTotals& totals, Json& row);

/// Who stands in a relation to whom, as a table: of `who`, and of questions that ask for both.
std::vector<Column> tie_columns();
Row tie_row(const Graph& graph, const Tie& tie, bool with_evidence);

} // namespace claimgraph::cli
