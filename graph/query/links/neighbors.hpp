#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/steps.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {

/// An entity near the start, and the claims that lead to it.
struct Neighbor {
    EntityIndex entity;
    std::size_t depth = 0;              ///< number of claims between it and the start, at least 1
    std::span<const ClaimIndex> claims; ///< those that lead to it from entities one step nearer, in their order
};

/// The neighbors, nearest first, then in the order of the graph. Owns the claims that the neighbors view; indices are
/// of the graph. Immutable.
class Neighborhood {
  public:
    Neighborhood(std::vector<Neighbor> neighbors, std::vector<ClaimIndex> claims)
        : neighbors_(std::move(neighbors)), claims_(std::move(claims)) {}
    Neighborhood(Neighborhood&&) = default; // a copy would view the claims of the original
    Neighborhood& operator=(Neighborhood&&) = default;

    std::size_t size() const { return neighbors_.size(); }
    bool empty() const { return neighbors_.empty(); }
    const Neighbor& operator[](std::size_t i) const { return neighbors_[i]; }
    auto begin() const { return neighbors_.begin(); }
    auto end() const { return neighbors_.end(); }

  private:
    std::vector<Neighbor> neighbors_;
    std::vector<ClaimIndex> claims_;
};

/// The entities within `depth` claims of any of `start`, over claims that pass `over`. Breadth-first search over the
/// rows of the graph; the claims of a level are put to their entities by a counting sort. After a stop there are none.
Neighborhood neighbors(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth, Direction direction,
                       const ClaimFilter& over = {}, const StopToken& stop = {});

} // namespace claimgraph
