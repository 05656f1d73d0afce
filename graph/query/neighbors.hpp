#pragma once

#include "graph/query/filter.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace claimgraph {

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

struct Neighbor {
    EntityIndex entity;
    std::size_t depth = 0;          ///< claims between it and the start, at least 1
    std::vector<ClaimIndex> claims; ///< those that lead to it from entities one step nearer
};

/// The entities within `depth` claims of any of `start`, nearest first, then in the order of the graph. Only claims
/// that pass `over` are walked.
std::vector<Neighbor> neighbors(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth,
                                Direction direction, const ClaimFilter& over = {});

} // namespace claimgraph
