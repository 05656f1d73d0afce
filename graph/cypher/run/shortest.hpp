#pragma once

#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/functions/runtime.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace claimgraph::cypher {

/// Tests the properties that a variable-length pattern requires of each relationship. Views step and run, which must
/// outlive it.
class EdgeFilter {
  public:
    EdgeFilter(const RelationshipPattern& pattern, Runtime& run);
    bool operator()(RelationshipId relationship) const;

  private:
    const PropertyGraph& graph_;
    std::vector<std::pair<Symbol, Value>> wanted_;
};

/// Calls `found` for a shortest path, or for each of them, from one node to another, by breadth-first search; the
/// pattern of `step` gives the relationships and the length. A path from a node to itself has no relationships if the
/// pattern allows that; otherwise there is none. Returns false if `found` did or the run failed.
bool shortest_paths(const MatchStep& step, NodeId from, NodeId to, Runtime& run,
                    const std::function<bool(const std::vector<RelationshipId>&)>& found);

} // namespace claimgraph::cypher
