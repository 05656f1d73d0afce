#pragma once

#include "export/format.hpp"
#include "graph/core/result.hpp"
#include "graph/graph.hpp"

#include <filesystem>

/// The front door of export: graphs to files and back.
///
///     const auto graph = claimgraph::read_graph("kosovo.graphml");
///     if (graph) claimgraph::write_graph(*graph, "kosovo.dot");
namespace claimgraph {

/// The format of a file by its extension. Fails with kUnsupported and the list of known ones.
Result<const Format*> format_of(const std::filesystem::path& file);

/// Writes a graph in the format of the file's extension: to a new file that replaces the old one when it is whole.
Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options = {});

/// Reads a graph that was exported before. Fails with kNotFound, kUnreadable, kUnsupported or kBadFormat, naming file
/// and line.
Result<Graph> read_graph(const std::filesystem::path& file);

} // namespace claimgraph
