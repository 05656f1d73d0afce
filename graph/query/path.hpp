#pragma once

#include "graph/query/filter.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace claimgraph {

/// One step of a path: a claim, walked from its subject to its object or back.
struct Step {
    ClaimIndex claim;
    bool forward = true;
};

struct PathOptions {
    std::size_t count = 1; ///< how many paths, at most
    bool directed = false; ///< follow claims from subject to object only; symmetric ones still either way
    ClaimFilter over{};    ///< only claims that pass
};

/// The shortest chains of claims from one of `from` to one of `to`, shortest first, then in the order of their
/// entities, none through an entity twice and no two through the same: by Yen's algorithm (1971) over a breadth-first
/// search from both ends. So a part of a graph with all chains up to some length has the same ones of them. Of parallel
/// claims the step is one that is affirmed and actual, then one with most evidence, then the first. Nothing if no chain
/// leads there or if the two sets share an entity. Same graph, same paths.
std::vector<std::vector<Step>> shortest_paths(const Graph& graph, std::span<const EntityIndex> from,
                                              std::span<const EntityIndex> to, const PathOptions& options = {});

} // namespace claimgraph
