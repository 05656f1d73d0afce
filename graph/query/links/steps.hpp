#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace claimgraph {

/// Which claims to follow: those with the entity as subject, as object, or both. Symmetric ones lead either way.
enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// Calls visit(claim, other end) for each claim that leads from the entity in that direction, over the rows of the
/// graph. A claim of an entity with itself is visited once, with kBoth twice.
template <class Visit>
void each_step(const Graph& graph, EntityIndex from, Direction direction, const Visit& visit) {
    const auto along = [&](std::span<const ClaimIndex> claims, std::span<const EntityIndex> ends) {
        for (std::size_t i = 0; i < claims.size(); ++i) visit(claims[i], ends[i]);
    };
    if (direction != Direction::kIn) {
        along(graph.out_claims(from), graph.objects_of(from));
    } else {
        const auto claims = graph.out_claims(from);
        const auto ends = graph.objects_of(from);
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (ends[i] != from && graph.traits(claims[i]).symmetric) visit(claims[i], ends[i]);
    }
    if (direction != Direction::kOut)
        along(graph.in_claims(from), graph.subjects_about(from));
    else
        along(graph.symmetric_in_claims(from), graph.symmetric_subjects_about(from));
}

} // namespace claimgraph
