#pragma once

#include "graph/query/filter.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace claimgraph {

/// One step of a path: a claim, followed from its subject to its object or backwards.
struct Step {
    ClaimIndex claim;
    bool forward = true;
};

/// What paths to look for.
struct PathOptions {
    std::size_t count = 1; ///< how many paths, at most
    bool directed = false; ///< follow claims from subject to object only; symmetric ones still either way
    ClaimFilter over{};    ///< only claims that pass
};

/// The shortest paths of claims from any of `from` to any of `to`, shortest first, then in the order of their entities.
/// No path visits an entity twice, and no two paths have the same entities: Yen's algorithm (1971) over bidirectional
/// breadth-first search. Deterministic, so a part of a graph with all paths up to some length gives the same ones. Of
/// parallel claims an affirmed, actual one is taken, then the one with most evidence, then the first. Empty if there is
/// no path or if the two sets share an entity.
std::vector<std::vector<Step>> shortest_paths(const Graph& graph, std::span<const EntityIndex> from,
                                              std::span<const EntityIndex> to, const PathOptions& options = {});

} // namespace claimgraph
