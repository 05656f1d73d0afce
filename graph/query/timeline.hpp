#pragma once

#include "graph/query/filter.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// The claims that an entity is part of, as subject, object, speaker or place, and that pass the filter: by the time
/// that they tell of, the undated ones last, in the order of the graph where that is the same.
std::vector<ClaimIndex> timeline(const Graph& graph, std::span<const EntityIndex> entities,
                                 const ClaimFilter& filter = {});

} // namespace claimgraph
