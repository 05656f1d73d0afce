#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/model/node_column.hpp"
#include "graph/query/filter/filter.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A measure of the entities of a graph. A constant descriptor; `values` may be called from several threads.
struct Metric {
    std::string_view name;    ///< "pagerank"
    std::string_view summary; ///< what it counts, a few words
    bool whole = false;       ///< no decimals
    bool groups = false;      ///< numbers of groups, not a rank
    std::vector<double> (*values)(const Graph& graph, const ClaimFilter& filter, const StopToken& stop);
};

/// All measures.
std::span<const Metric> metrics();
/// Null if there is none of this name.
const Metric* find_metric(std::string_view name);

/// The measure of all entities over the claims that pass the filter.
NodeColumn measure(const Graph& graph, const Metric& metric, const ClaimFilter& filter = {},
                   const StopToken& stop = {});

} // namespace claimgraph
