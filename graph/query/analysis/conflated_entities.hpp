#pragma once

#include "graph/graph.hpp"

#include <string>
#include <vector>

namespace claimgraph {

/// An entity that may be two entities with one name. Indices are of the graph.
struct ConflatedEntity {
    EntityIndex entity;
    std::vector<std::string> reasons;
    /// The parts into which its claims are divided without it, the largest first, each in the order of the graph.
    std::vector<std::vector<EntityIndex>> parts;
};

/// Suggestions for manual checking: persons whose names have different given names, then entities that are the only
/// connection between parts of at least three other entities, that is articulation points (Hopcroft and Tarjan 1973, by
/// Boost.Graph), those with the largest second part first.
std::vector<ConflatedEntity> likely_conflated(const Graph& graph);

} // namespace claimgraph
