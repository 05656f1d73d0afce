#pragma once

#include "graph/graph.hpp"
#include "graph/model/relation_families.hpp"

#include <iosfwd>
#include <string>

namespace claimgraph {

/// How a graph is written for the page of the explorer.
struct ExplorerJson {
    std::string title;
    const RelationFamilies& families; ///< colours go by family
};

/// Writes the graph, or a part of one, as the JSON object that explorer/src/data/graph.js reads. It has no "<" and no
/// line ends that JavaScript takes for its own, so that it may stand within <script>. The options must live until it
/// returns.
void write_explorer_json(const Graph& graph, std::ostream& out, const ExplorerJson& options);

} // namespace claimgraph
