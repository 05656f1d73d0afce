#pragma once

#include "cli/options/options.hpp"
#include "graph/graph.hpp"
#include "graph/model/node_column.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Checks the name of a measure: an empty string if it exists, otherwise the error message.
std::string check_metric(const std::string& name);

/// `--metrics pagerank,community`.
void add_metric_options(Options& command, std::vector<std::string>& names);

/// The measures of these names, for files that carry them.
std::vector<NodeColumn> measure_all(const Graph& graph, const std::vector<std::string>& names);

} // namespace claimgraph::cli
