#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/graph.hpp"
#include "graph/matching/score/match_score.hpp"

#include <vector>

namespace claimgraph {

/// Two entities that may be the same.
struct DuplicateCandidates {
    EntityIndex a, b; ///< in the order of the graph
    double score = 0; ///< the sum of the reasons
    std::vector<MatchReason> reasons;
};

/// Suggestions for manual checking: pairs of named entities, the most likely first, then in the order of the graph.
/// Names, types and common neighbors are scored as in building a graph (graph/matching), with a lower threshold. In
/// addition, names that differ in one letter are compared, and a claim between the two counts against them.
std::vector<DuplicateCandidates> likely_duplicates(const Graph& graph, const StopToken& stop = {});

} // namespace claimgraph
