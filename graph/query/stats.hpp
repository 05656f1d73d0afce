#pragma once

#include "graph/graph.hpp"
#include "graph/store/store.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace claimgraph {

/// How big a graph is and what it is made of.
struct GraphStats {
    std::size_t entities = 0;
    std::size_t claims = 0;
    std::size_t evidence = 0;
    std::size_t documents = 0;
    std::size_t speakers = 0;   ///< entities to whom a claim is attributed
    std::size_t components = 0; ///< parts without a claim between them; an entity without claims is one
    std::map<std::string, std::size_t> entity_types;
    std::map<std::string, std::size_t> relations;
    std::map<std::string, std::size_t> polarities;
    std::map<std::string, std::size_t> modalities;

    friend bool operator==(const GraphStats&, const GraphStats&) = default;
};

GraphStats graph_stats(const Graph& graph);
/// The same of the graph of a store that is a file, counted by the database.
Result<GraphStats> graph_stats(const Store& store);

} // namespace claimgraph
