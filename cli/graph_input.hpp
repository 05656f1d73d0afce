#pragma once

#include "cli/exit_status.hpp"
#include "graph/graph.hpp"

#include <functional>
#include <string>
#include <vector>

/// What the commands that question a graph have in common.
namespace claimgraph::cli {

/// Reads the graph and runs `ask` on it; reports what cannot be read.
ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask);

/// The entities that a name on the command line means. None: says so on standard error, with names that look like it.
std::vector<EntityIndex> named(const Graph& graph, const std::string& name);

/// Says that nothing was found.
ExitStatus nothing(const std::string& what);

} // namespace claimgraph::cli
