#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/store/database.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// Brings the tables of the graph up to date with the documents: finds out which entities of them are one, then writes
/// anew the entities and claims whose appearances or evidence changed. What comes out depends on the documents and
/// `overrides` alone. Within a transaction of the caller, who checks the database's status. Returns the decisions of
/// the matching if `explain`.
std::vector<MatchDecision> derive_graph(const Database& database, std::span<const MatchOverride> overrides,
                                        bool explain);

} // namespace claimgraph
