#pragma once

#include "cli/options/options.hpp"
#include "cli/output/exit_status.hpp"
#include "graph/query/graph_source.hpp"

#include <memory>

/// Which claims a question looks at: the options that questions have in common.
namespace claimgraph::cli {

/// `--relation`, `--speaker`, `--polarity`, `--modality`, `--document`, `--since`, `--until`, `--min-confidence`. What
/// they leave in `part` is for choose(): the relations are there as the user calls them.
void add_filter_options(Options& command, GraphPart& part);

/// What a question looks at.
struct Choice {
    std::shared_ptr<const Graph> graph; ///< the part that was asked for, or more
    ClaimFilter filter;                 ///< what the options mean in there
};

/// Gets the part of the options. Otherwise says what is not there or not to be read.
tl::expected<Choice, ExitStatus> choose(const GraphSource& source, GraphPart part);
/// The same in the whole graph.
tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, GraphPart part);

} // namespace claimgraph::cli
