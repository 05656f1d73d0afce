#pragma once

#include "cli/options/options.hpp"
#include "cli/terminal/exit_status.hpp"
#include "export/export.hpp"
#include "graph/base/result.hpp"
#include "graph/graph.hpp"

#include <optional>
#include <string>
#include <vector>

/// The options shared by all commands that write a graph, and what is done with them.
namespace claimgraph::cli {

/// What of a graph is written.
struct WrittenPart {
    bool isolated = false;  ///< entities without a claim and claims of an entity about itself, too
    bool actors = false;    ///< ties between named actors instead of claims: graph/query/links/actor_network.hpp
    bool by_family = false; ///< of these, one for each family of relations
};

/// `--isolated`, `--actors`, `--by-family`.
void add_part_options(Options& command, WrittenPart& part);

/// That part; nothing if it is the whole graph. Says how much is left out for having no claim.
std::optional<Graph> part_to_write(const Graph& graph, const WrittenPart& part, const RelationFamilies& families);

/// Where and how a graph is written. `files` are paths, whose extension selects the format, or - for standard output.
struct GraphOutput {
    std::vector<std::string> files;
    std::string to = "graphml"; ///< the format of standard output
    WrittenPart part;
    WriteOptions write;
    std::vector<std::string> metrics; ///< measures written as node columns
};

/// `--output`, `--to`, `--shape`, `--top`, `--metrics` and those of the part; returns the first.
Option add_output_options(Options& command, GraphOutput& output);

/// Checks that every file has the extension of a format, before any time is spent on reading. Fails with kUnsupported.
Result<void> check_formats(const GraphOutput& output);

/// The options with what the installed models know of relations. Without installed models relations have no family.
Result<WriteOptions> with_relations(WriteOptions options);

/// Writes that part of the graph to each file. Stops at the first error, whose place is the file.
Result<void> write_to_all(const Graph& graph, const GraphOutput& output);

} // namespace claimgraph::cli
