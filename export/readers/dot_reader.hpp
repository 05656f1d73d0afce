#pragma once

#include "export/format.hpp"

#include <span>

namespace claimgraph {

/// Reads Graphviz DOT: our own gives the graph that was written (export/readers/dot_data.hpp); of another program's,
/// nodes become entities and edges claims, by their labels. What cannot be kept is added to `warnings`. Fails with
/// kBadFormat or kNotUtf8. Thread-safe; calls run one after the other, because Graphviz has only one parser.
Result<Graph> read_dot(std::span<SourceFile> files, Warnings& warnings);

} // namespace claimgraph
