#pragma once

#include "cli/output/exit_status.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/graph_source.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

/// Which claims a question looks at: the options that questions have in common.
namespace claimgraph::cli {

struct FilterOptions {
    std::string subject; ///< of the command `claims` only, like `object`
    std::string object;
    std::string speaker;
    std::vector<std::string> relations;
    std::string polarity;
    std::string modality;
    ClaimFilter filter; ///< what needs no graph to be understood
};

/// `--relation`, `--speaker`, `--polarity`, `--modality`, `--document`, `--since`, `--until`, `--min-confidence`.
void add_filter_options(CLI::App& command, FilterOptions& options);

/// What a question looks at.
struct Choice {
    std::shared_ptr<const Graph> graph; ///< the part that was asked for, or more
    ClaimFilter filter;                 ///< what the options mean in there
};

/// Gets the part with the claims that the options choose, of those in `part`. Otherwise says what is not there or not
/// to be read.
tl::expected<Choice, ExitStatus> choose(const GraphSource& source, const FilterOptions& options, GraphPart part = {});
/// The same in the whole graph.
tl::expected<Choice, ExitStatus> choose_in_whole(const GraphSource& source, const FilterOptions& options);

} // namespace claimgraph::cli
