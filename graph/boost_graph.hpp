#pragma once

#include "graph/graph.hpp"

#include <boost/graph/adjacency_list.hpp>

namespace claimgraph {

/// The claim graph as Boost.Graph sees it: vertex `v` is entities()[v], edge property is the claim. Parallel edges are
/// kept.
///
///     const auto& g = graph.boost().graph;
///     std::vector<int> component(boost::num_vertices(g));
///     boost::strong_components(g, component.data());
struct Graph::Boost {
    using Type = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, ClaimIndex>;
    Type graph;
};

} // namespace claimgraph
