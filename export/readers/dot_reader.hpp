#pragma once

#include "export/format.hpp"

#include <span>

namespace claimgraph {

/// Reads Graphviz DOT: our own gives the graph that was written (export/readers/dot_data.hpp); of another program's,
/// nodes become entities and edges claims, by their labels. What cannot be kept is told in `warnings`. Fails with
/// kBadFormat or kNotUtf8. Safe for threads, one after the other: Graphviz has one parser.
Result<Graph> read_dot(std::span<SourceFile> files, Warnings& warnings);

} // namespace claimgraph
