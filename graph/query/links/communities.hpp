#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/links.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The group of each node, numbered from 1 by size, the largest first; ties by the first node.
using Groups = std::vector<std::uint32_t>;

/// Connected components (Boost's disjoint sets). `links` may have any direction.
Groups components(const Links& links);

/// Connected components over the claims that pass the filter, ignoring direction, by Boost.Graph on the claim graph
/// itself.
Groups components(const Graph& graph, const ClaimFilter& filter = {});

/// Communities by the Leiden algorithm (Traag, Waltman, van Eck 2019) on weighted modularity. `both` is of
/// Direction::kBoth. Where the paper chooses at random, the best choice is taken, and the first of equal ones, so
/// that the same graph gives the same communities. Each community is connected.
Groups communities(const Links& both, const StopToken& stop = {});

/// Modularity (Newman 2004): how much more weight is within the groups than expected by chance; at most 1, and 0
/// without links.
double modularity(const Links& both, std::span<const std::uint32_t> groups);

} // namespace claimgraph
