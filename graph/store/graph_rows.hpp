#pragma once

#include "graph/graph.hpp"
#include "graph/store/database.hpp"

#include <string>

namespace claimgraph {

/// Fills the tables of the graph (entity, claim, evidence, sentence, document and what hangs on them) of an empty
/// store.
Result<void> write_graph_rows(const Database& database, const Graph& graph);

/// The graph of the claims whose ids the query `claims` gives, with the entities that they name and those of the query
/// `entities`; empty queries stand for all. Takes time and memory for what comes out, not for what the store holds.
struct RowSelection {
    std::string claims;
    std::string entities;
};
Result<Graph> read_graph_rows(const Database& database, const RowSelection& rows);

} // namespace claimgraph
