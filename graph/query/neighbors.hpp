#pragma once

#include "graph/query/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

struct Neighbor {
    EntityIndex entity;
    std::size_t depth = 0;              ///< claims between it and the start, at least 1
    std::span<const ClaimIndex> claims; ///< those that lead to it from entities one step nearer, in their order
};

/// Neighbors, nearest first, then in the order of the graph. Owns the claims that they show, in one array.
class Neighborhood {
  public:
    Neighborhood(std::vector<Neighbor> neighbors, std::vector<ClaimIndex> claims)
        : neighbors_(std::move(neighbors)), claims_(std::move(claims)) {}
    Neighborhood(Neighborhood&&) = default; // a copy would show the claims of another
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

/// The entities within `depth` claims of any of `start`. Only claims that pass `over` are walked. A search by breadth
/// over the rows of the graph, each level twice: who is reached by how many claims, then by which.
Neighborhood neighbors(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth, Direction direction,
                       const ClaimFilter& over = {});

} // namespace claimgraph
