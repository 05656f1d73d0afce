#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/query/links/links.hpp"

#include <cstddef>
#include <vector>

namespace claimgraph {

/// PageRank (Page, Brin, Motwani, Winograd 1999) by power iteration, with weights: the probability of a random walk
/// from subjects to objects that jumps to any node from dead ends and with probability 0.15. `out` is of
/// Direction::kOut. Sums to 1. Boost's page_rank() loses the weight of dead ends and has no weights.
std::vector<double> pagerank(const Links& out, const StopToken& stop = {});

/// Betweenness (Freeman 1977) by Brandes' algorithm (2001): the share of shortest paths between other nodes that lead
/// through a node, ignoring weights. `both` is of Direction::kBoth. If `sources` is less than the number of nodes
/// with links, it is estimated from that many evenly chosen sources (Brandes and Pich 2007), always the same ones.
std::vector<double> betweenness(const Links& both, std::size_t sources, const StopToken& stop = {});

/// The number of sources that take a few seconds: all of them in graphs of some thousand entities.
std::size_t affordable_sources(const Links& both);

} // namespace claimgraph
