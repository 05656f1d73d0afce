#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/store/database.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// Updates the tables of the graph from the documents: matches the entities of all documents, then rewrites the
/// entities and claims whose appearances or evidence changed. The result depends only on the documents and `overrides`.
/// Runs in a transaction of the caller, who checks the database's status. Returns the decisions of the matching if
/// `explain`.
std::vector<MatchDecision> derive_graph(const Database& database, std::span<const MatchOverride> overrides,
                                        bool explain);

} // namespace claimgraph
