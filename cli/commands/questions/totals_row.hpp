#pragma once

#include "cli/output/rows.hpp"
#include "graph/query/analysis/ties.hpp"

namespace claimgraph::cli {

/// Adds what claims amount to to the JSON object of a row: evidence, denied, documents, first, last, speakers.
void add_totals(const Graph& graph, const ClaimTotals& totals, Json& row);

} // namespace claimgraph::cli
