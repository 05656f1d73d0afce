#pragma once

#include "cli/output/exit_status.hpp"
#include "graph/base/result.hpp"
#include "graph/query/graph_source.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What the commands that question a graph have in common.
namespace claimgraph::cli {

/// Reads the graph of a file, or opens a store, and puts `ask` to it; reports what cannot be read.
ExitStatus with_source(const std::string& file, const std::function<ExitStatus(const GraphSource&)>& ask);
/// The same for those who want the whole graph.
ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask);

/// Whether the file is a store: a database, or called one (.db).
bool is_store(const std::filesystem::path& file);
/// Opens a store for reading; says so if its graph lags behind its documents.
Result<Store> open_store(const std::filesystem::path& file);

/// The entities that a name on the command line means, in a graph that is all of the source or a part with this name.
/// None: says so on standard error, with names of the source that look like it.
std::vector<EntityIndex> named(const GraphSource& source, const Graph& graph, const std::string& name);

/// Says that nothing was found.
ExitStatus nothing(const std::string& what);

} // namespace claimgraph::cli
