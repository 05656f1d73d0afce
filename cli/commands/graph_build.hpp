#pragma once

#include "cli/input/documents.hpp"
#include "cli/input/match_files.hpp"
#include "graph/graph.hpp"
#include "graph/judgments/judgment.hpp"

#include <string>

namespace claimgraph::cli {

/// A graph of documents, and how many of them were read.
struct GraphBuild {
    Graph graph;
    Tally tally;
};

/// Reads documents into one graph in memory. Writes the decisions of the matching to the file `decisions`, if it is not
/// empty. What cannot be read is reported on standard error and left out; the exit status if nothing else is there, or
/// if something else fails.
tl::expected<GraphBuild, ExitStatus> build_graph(const DocumentOptions& documents, const GivenOverrides& overrides = {},
                                                 const Judgments& judgments = {}, const std::string& decisions = {});

} // namespace claimgraph::cli
