#pragma once

#include "graph/core/result.hpp"
#include "graph/graph.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// Reads GraphML: our own gives the graph that was written; of another program's, nodes become entities and edges
/// claims, with the columns whose names are ours (docs/formats.md); graphs within nodes are laid flat, undirected edges
/// are symmetric claims, and edges that say the same are one claim. Fails with kBadFormat or kNotUtf8, naming file and
/// line: text that is no well-formed XML (export/xml_check.hpp), ids used twice, edges to nowhere, values that are
/// none of their column.
Result<Graph> read_graphml(std::string_view text, const std::string& file);

} // namespace claimgraph
