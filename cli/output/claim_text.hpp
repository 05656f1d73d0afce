#pragma once

#include "cli/output/rows.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <vector>

/// Claims as text, for commands that print them.
namespace claimgraph::cli {

/// The columns of rows that are claims: JSON objects as claim_object() of export/claim_json.hpp makes them.
std::vector<Column> claim_columns();

Row claim_row(const Graph& graph, ClaimIndex claim);

/// A claim as a sentence: "Mark Rutte not urges Serbia (future), says NATO".
std::string claim_sentence(const Graph& graph, const Claim& claim);

/// The sentences that a claim was read in, a line each.
std::string evidence_lines(const Claim& claim);

} // namespace claimgraph::cli
