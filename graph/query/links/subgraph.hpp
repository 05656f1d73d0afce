#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace claimgraph {

/// A graph of these claims, whose entities are indices of `graph`, and of the entities that they name: subjects,
/// objects, speakers, places. It has all documents of `graph`. A copy: it takes the memory of a graph of its own.
Graph subgraph(const Graph& graph, std::vector<Claim> claims);

/// The graph of what is at most `depth` claims away from any of `start`, with all claims between these entities (their
/// "ego network"). Without a claim it is empty.
Graph ego_network(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth);

/// For each entity, whether it is one of the `count` main ones: the one with most claims, then again and again the one
/// with most claims of those that a claim links to what is chosen, so that what is drawn has arrows.
std::vector<bool> main_entities(const Graph& graph, std::size_t count);
/// The graph of the main entities and of all claims between them.
Graph main_network(const Graph& graph, std::size_t count);

/// Whether the graph has entities that no claim names, or claims of an entity about itself.
bool has_isolates(const Graph& graph);
/// The graph without them ("isolates" and "self-loops" of network analysis): what there is to draw. Copies it.
Graph without_isolates(const Graph& graph);

} // namespace claimgraph
