#pragma once

#include "graph/query/links.hpp"

#include <cstddef>
#include <vector>

namespace claimgraph {

/// PageRank (Page, Brin, Motwani, Winograd 1999) by power iteration: how often somebody is met who walks from subjects
/// to objects at random, weights counted, and from dead ends or with probability 1 - `damping` goes anywhere. `out` is
/// of LinkDirection::kOut. Sums to 1. Boost's page_rank() loses what flows into dead ends and knows no weights.
std::vector<double> pagerank(const Links& out, double damping = 0.85);

/// Betweenness (Freeman 1977) by Brandes' algorithm (2001): the share of shortest ways between any other two nodes that
/// lead through a node, weights left out. `both` is of LinkDirection::kBoth. With `sources` fewer than the nodes that
/// have links, it is estimated from so many of them, evenly chosen (Brandes and Pich 2007): always the same ones.
std::vector<double> betweenness(const Links& both, std::size_t sources);

/// As many sources as a few seconds allow: all of them in graphs of some thousand entities.
std::size_t affordable_sources(const Links& both);

} // namespace claimgraph
