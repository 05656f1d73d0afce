#pragma once

#include "graph/graph.hpp"
#include "graph/store/store.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace claimgraph {

using CountsByName = std::map<std::string, std::size_t, std::less<>>;

/// Counts of a graph and its parts.
struct GraphStats {
    std::size_t entities = 0;
    std::size_t claims = 0;
    std::size_t evidence = 0;
    std::size_t documents = 0;  ///< with claims or without; those with the same text are one
    std::size_t speakers = 0;   ///< entities with claims attributed to them
    std::size_t components = 0; ///< connected components; an entity without claims is one
    std::size_t confirmed = 0;  ///< judgments of a store; a graph in memory has none
    std::size_t rejected = 0;
    CountsByName entity_types;
    CountsByName relations;
    CountsByName polarities;
    CountsByName modalities;

    friend bool operator==(const GraphStats&, const GraphStats&) = default;
};

/// The counts of a graph.
GraphStats graph_stats(const Graph& graph);
/// The same for the graph of a store in a file, counted by the database.
Result<GraphStats> graph_stats(const Store& store);

} // namespace claimgraph
