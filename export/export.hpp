#pragma once

#include "export/format.hpp"
#include "graph/base/result.hpp"
#include "graph/graph.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// The main interface of export: writes graphs to files and reads them back. Errors are values (Result), with the file
/// and, where known, the line.
///
///     const auto graph = claimgraph::read_graph("kosovo.graphml");
///     if (graph) claimgraph::write_graph(*graph, "kosovo.dot");
namespace claimgraph {

/// The format of a file by its extension; of several the longest: x.jgf.json is not x.json. Fails with kUnsupported and
/// the list of known ones.
Result<const Format*> format_of(const std::filesystem::path& file);

/// The files of a graph named `file`: `file` itself, or all parts of a format that has such, x.nodes.csv and
/// x.edges.csv of x.csv. The name of one part means all of them.
std::vector<std::filesystem::path> files_of(const Format& format, const std::filesystem::path& file);

/// Writes a graph in the format of the file's extension. New files replace existing ones only when they are complete.
Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options = {});

/// Reads a graph written by claimgraph or by another program. Fails with kNotFound, kUnreadable, kUnsupported or
/// kBadFormat, naming file and line. What a graph cannot represent is added to `warnings`.
Result<Graph> read_graph(const std::filesystem::path& file, Warnings& warnings);
Result<Graph> read_graph(const std::filesystem::path& file);

/// The same of the text of a file, in a format of one file that its beginning tells: XML by its root, JSON, DOT.
/// `name` is for errors. Fails with kBadFormat.
Result<Graph> read_graph_text(std::string text, const std::string& name, Warnings& warnings);

} // namespace claimgraph
