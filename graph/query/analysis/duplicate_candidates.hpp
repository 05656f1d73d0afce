#pragma once

#include "graph/graph.hpp"
#include "graph/matching/match_score.hpp"

#include <vector>

namespace claimgraph {

/// Two entities that may be one.
struct DuplicateCandidates {
    EntityIndex a, b; ///< in the order of the graph
    double score = 0; ///< the sum of the reasons
    std::vector<MatchReason> reasons;
};

/// Pairs of named things that are to be looked at by a person: the likeliest first, then in the order of the graph.
/// Names, types and the entities that both have claims with are judged as documents' entities are when a graph is built
/// (graph/matching), but from a lower sum on; besides, names that differ in one letter are compared, and a claim of one
/// about the other speaks against it.
std::vector<DuplicateCandidates> likely_duplicates(const Graph& graph);

} // namespace claimgraph
