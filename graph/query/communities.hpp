#pragma once

#include "graph/query/filter.hpp"
#include "graph/query/links.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The group of each node, numbered from 1 by size, the largest first; of equals that of the first node.
using Groups = std::vector<std::uint32_t>;

/// Nodes with a chain of links between them (Boost's disjoint sets). Any direction of `links` will do.
Groups components(const Links& links);

/// Entities with a chain of claims between them, of those that pass the filter, in any direction: Boost.Graph's
/// components on the claim graph itself.
Groups components(const Graph& graph, const ClaimFilter& filter = {});

/// Nodes that are linked with each other more than with the rest, by the Leiden algorithm (Traag, Waltman, van Eck
/// 2019) on modularity, weights counted. `both` is of LinkDirection::kBoth. Where the paper draws lots, the best choice
/// is taken and of equal ones the first, so that the same graph gives the same communities; each is connected.
Groups communities(const Links& both);

/// Modularity (Newman 2004): how much more weight lies within the groups than by chance; at most 1. 0 without links.
double modularity(const Links& both, std::span<const std::uint32_t> groups);

} // namespace claimgraph
