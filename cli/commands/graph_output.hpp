#pragma once

#include "cli/options/options.hpp"
#include "cli/output/exit_status.hpp"
#include "export/export.hpp"
#include "graph/base/result.hpp"
#include "graph/graph.hpp"

#include <string>
#include <vector>

/// What the commands that write a graph have in common.
namespace claimgraph::cli {

struct GraphOutput {
    std::vector<std::string> files;
    WriteOptions write;
    std::vector<std::string> metrics; ///< measures that go along
};

/// `--output`, `--shape`, `--top`, `--metrics`; returns the first.
Option add_output_options(Options& command, GraphOutput& output);

/// Whether every file has an extension that says a format: a misspelt one should not cost an hour of reading.
Result<void> check_formats(const GraphOutput& output);

/// The options with the families of relations of the installed models. A graph can be written where no models are: its
/// relations are of no family then.
Result<WriteOptions> with_families(WriteOptions options);

Result<void> write_to_all(const Graph& graph, const GraphOutput& output);

} // namespace claimgraph::cli
