#pragma once

#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/functions/runtime.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace claimgraph::cypher {

/// The properties that a pattern of variable length wants each relationship to have.
class EdgeFilter {
  public:
    EdgeFilter(const RelationshipPattern& pattern, Runtime& run);
    bool operator()(RelationshipId relationship) const;

  private:
    const PropertyGraph& graph_;
    std::vector<std::pair<Symbol, Value>> wanted_;
};

/// Calls `found` for a shortest path, or for each of them, from one node to another, by breadth-first search; the
/// pattern of `step` says over which relationships and how far. A path from a node to itself has no relationship if the
/// pattern allows that, else there is none. Returns false when `found` did, or the run has failed.
bool shortest_paths(const MatchStep& step, NodeId from, NodeId to, Runtime& run,
                    const std::function<bool(const std::vector<RelationshipId>&)>& found);

} // namespace claimgraph::cypher
