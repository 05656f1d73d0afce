#pragma once

#include "cli/output/rows.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <vector>

/// Claims as rows and sentences for commands that print them. All functions return copies.
namespace claimgraph::cli {

/// The columns of rows that are claims: JSON objects as claim_object() of export/claim_json.hpp makes them.
std::vector<Column> claim_columns();

/// The row of one claim of the graph.
Row claim_row(const Graph& graph, ClaimIndex claim);

/// A claim as a sentence: "Mark Rutte not urges Serbia (future), says NATO".
std::string claim_sentence(const Graph& graph, const Claim& claim);

/// A document with its title and date, where they are known: `news/a.html, "Title", 2025-03-11`. Printable.
std::string document_text(const SourceDocument& document);
std::string document_text(const Graph& graph, const std::string& name);

/// The sentences of a claim's evidence, one per line.
std::string evidence_lines(const Graph& graph, const Claim& claim);

} // namespace claimgraph::cli
