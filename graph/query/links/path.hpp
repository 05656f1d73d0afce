#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/query/filter/filter.hpp"

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
    std::size_t count = 1;      ///< how many paths, at most
    bool directed = false;      ///< follow claims from subject to object only; symmetric ones still either way
    std::size_t most_steps = 6; ///< longer chains connect everything with everything
    /// Also through what has no name or is a topic: "the minister", "elections", "right". The ends may be anything.
    bool through_concepts = false;
    ClaimFilter over{}; ///< only claims that pass
};

/// The shortest paths of claims from any of `from` to any of `to`, shortest first. Of paths as long as each other those
/// come first that tell most: over entities that are mentioned seldom, by claims with much evidence; then in the order
/// of their entities. At most kMostTies of them are compared. No path visits an entity twice, and no two paths have the
/// same entities: one bidirectional breadth-first search finds those of the least length, Yen's algorithm (1971) over
/// such searches longer ones. Deterministic, so a part of a graph
/// with all paths up to some length gives the same ones. Of parallel claims an affirmed, actual one is taken, then the
/// one with most evidence, then the first. Empty if there is no path or if the two sets share an entity.
inline constexpr std::size_t kMostTies = 16;
std::vector<std::vector<Step>> shortest_paths(const Graph& graph, std::span<const EntityIndex> from,
                                              std::span<const EntityIndex> to, const PathOptions& options = {},
                                              const StopToken& stop = {});

} // namespace claimgraph
