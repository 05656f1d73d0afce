#pragma once

#include "graph/graph.hpp"

#include <vector>

namespace claimgraph {

/// A graph of these claims, whose entities are indices of `graph`, and of the entities that they name: subjects,
/// objects, speakers, places. It has all documents of `graph`. A copy: it takes the memory of a graph of its own.
Graph subgraph(const Graph& graph, std::vector<Claim> claims);

/// Whether the graph has entities that no claim names, or claims of an entity about itself.
bool has_isolates(const Graph& graph);
/// The graph without them ("isolates" and "self-loops" of network analysis): what there is to draw. Copies it.
Graph without_isolates(const Graph& graph);

} // namespace claimgraph
