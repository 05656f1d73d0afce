#pragma once

#include "export/format.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// Reads a graph of JSON: the node-link form of networkx ("nodes" and "links", or "edges") or JSON Graph Format
/// ("graph", of "graphs" the first), whichever it is. What cannot be kept is added to `warnings`. Fails with
/// kBadFormat: text that is no JSON or neither of the two, lists nested deeper than 100, and what
/// export/readers/graph_assembler.hpp refuses.
Result<Graph> read_json_graph(std::string_view text, const std::string& file, Warnings& warnings);

} // namespace claimgraph
