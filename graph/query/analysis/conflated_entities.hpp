#pragma once

#include "graph/graph.hpp"

#include <string>
#include <vector>

namespace claimgraph {

/// An entity that may be two things under one name.
struct ConflatedEntity {
    EntityIndex entity;
    std::vector<std::string> reasons;
    /// Entities with which its claims fall apart, the largest part first, each in the order of the graph.
    std::vector<std::vector<EntityIndex>> parts;
};

/// Named things that are to be looked at by a person: persons whose names have different given names, then entities
/// that are all that holds parts of at least three further entities together, an articulation point between
/// biconnected components (Hopcroft and Tarjan 1973, by Boost.Graph), those with the largest second part first.
std::vector<ConflatedEntity> likely_conflated(const Graph& graph);

} // namespace claimgraph
