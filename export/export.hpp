#pragma once

#include "export/format.hpp"
#include "graph/base/result.hpp"
#include "graph/graph.hpp"

#include <filesystem>
#include <vector>

/// The front door of export: graphs to files and back.
///
///     const auto graph = claimgraph::read_graph("kosovo.graphml");
///     if (graph) claimgraph::write_graph(*graph, "kosovo.dot");
namespace claimgraph {

/// The format of a file by the end of its name, of several the longest: x.jgf.json is no x.json. Fails with
/// kUnsupported and the list of known ones.
Result<const Format*> format_of(const std::filesystem::path& file);

/// The files that a graph named `file` stands in: `file` itself, or all parts of a format that has such, x.nodes.csv
/// and x.edges.csv of x.csv. One of the parts stands for all of them.
std::vector<std::filesystem::path> files_of(const Format& format, const std::filesystem::path& file);

/// Writes a graph in the format of the file's extension: to new files that replace the old ones when they are whole.
Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options = {});

/// Reads a graph that was exported before, or another program's. Fails with kNotFound, kUnreadable, kUnsupported or
/// kBadFormat, naming file and line. What the file says and a graph cannot keep is added to `warnings`.
Result<Graph> read_graph(const std::filesystem::path& file, Warnings& warnings);
Result<Graph> read_graph(const std::filesystem::path& file);

} // namespace claimgraph
