#pragma once

#include "graph/graph.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// Entities with a name, alias or id that has `text` in it, compared without case and accents: those called just so
/// first, then those with a name that begins with it, then the most mentioned, then in the order of the graph.
std::vector<EntityIndex> search_entities(const Graph& graph, std::string_view text);

} // namespace claimgraph
