#pragma once

#include "graph/query/filter.hpp"

#include <CLI/CLI.hpp>
#include <optional>
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

/// The filter that the options mean in this graph. Nothing if a name or relation is not there; then says so.
std::optional<ClaimFilter> filter_of(const Graph& graph, const FilterOptions& options);

} // namespace claimgraph::cli
