#pragma once

#include "graph/graph.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// One step of a path: a claim, walked from its subject to its object or back.
struct Step {
    ClaimIndex claim;
    bool forward = true;
};

/// A shortest chain of claims from one of `from` to one of `to`; empty if there is none or if they share an entity.
/// Claims are walked in both directions unless `directed`. From each entity affirmed and actual claims are tried
/// first, then claims in the order of the graph.
std::vector<Step> shortest_path(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
                                bool directed = false);

} // namespace claimgraph
