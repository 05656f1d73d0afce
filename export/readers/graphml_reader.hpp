#pragma once

#include "export/format.hpp"

#include <string>

namespace claimgraph {

/// Reads GraphML: our own gives the graph that was written; of another program's, nodes become entities and edges
/// claims (export/readers/graph_assembler.hpp); nested graphs are flattened. What cannot be kept is added to
/// `warnings`. Fails with kBadFormat or kNotUtf8, naming file and line: text that is no well-formed XML
/// (export/xml/xml_check.hpp), duplicate ids, edges to missing nodes, invalid values.
Result<Graph> read_graphml(std::string text, const std::string& file, Warnings& warnings);

} // namespace claimgraph
