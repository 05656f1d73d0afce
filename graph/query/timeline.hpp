#pragma once

#include "graph/query/filter.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// The claims with one of the entities as subject, object, speaker or place that pass the filter, by the time they
/// refer to; claims without a date come last. Ties are in the order of the graph.
std::vector<ClaimIndex> timeline(const Graph& graph, std::span<const EntityIndex> entities,
                                 const ClaimFilter& filter = {});

} // namespace claimgraph
