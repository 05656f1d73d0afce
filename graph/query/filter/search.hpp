#pragma once

#include "graph/graph.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// Entities with a name, alias or id that contains `text`, ignoring case and accents: exact matches first, then names
/// that begin with it, then by number of mentions, then in the order of the graph.
std::vector<EntityIndex> search_entities(const Graph& graph, std::string_view text);

} // namespace claimgraph
