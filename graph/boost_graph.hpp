#pragma once

#include "graph/graph.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>

/// Makes the claim graph usable as a graph of Boost.Graph, without a copy: a bidirectional multigraph whose vertex `v`
/// is entities()[v] and whose edges are claims, from subject to object. Parallel claims are parallel edges. A model of
/// VertexListGraph, EdgeListGraph, BidirectionalGraph, AdjacencyGraph and PropertyGraph (vertex_index, edge_index).
///
///     std::vector<int> component(boost::num_vertices(graph));
///     boost::strong_components(graph, component.data());
template <>
struct boost::graph_traits<claimgraph::Graph> {
    struct traversal_category : bidirectional_graph_tag,
                                adjacency_graph_tag,
                                vertex_list_graph_tag,
                                edge_list_graph_tag {};
    struct ToVertex {
        std::size_t operator()(claimgraph::EntityIndex entity) const { return entity.value; }
    };
    struct ToEdge {
        claimgraph::ClaimIndex operator()(std::size_t claim) const { return claimgraph::ClaimIndex{claim}; }
    };

    using directed_category = bidirectional_tag;
    using edge_parallel_category = allow_parallel_edge_tag;
    using vertex_descriptor = std::size_t;
    using edge_descriptor = claimgraph::ClaimIndex;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = counting_iterator<std::size_t>;
    using edge_iterator = transform_iterator<ToEdge, counting_iterator<std::size_t>>;
    using out_edge_iterator = const claimgraph::ClaimIndex*;
    using in_edge_iterator = const claimgraph::ClaimIndex*;
    using adjacency_iterator = transform_iterator<ToVertex, const claimgraph::EntityIndex*>;

    static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

namespace claimgraph {

using BoostTraits = boost::graph_traits<Graph>;

inline std::size_t num_vertices(const Graph& graph) { return graph.entities().size(); }
inline std::size_t num_edges(const Graph& graph) { return graph.claims().size(); }

inline std::pair<BoostTraits::vertex_iterator, BoostTraits::vertex_iterator> vertices(const Graph& graph) {
    return {BoostTraits::vertex_iterator(0), BoostTraits::vertex_iterator(num_vertices(graph))};
}
inline std::pair<BoostTraits::edge_iterator, BoostTraits::edge_iterator> edges(const Graph& graph) {
    const auto at = [](std::size_t claim) {
        return BoostTraits::edge_iterator(boost::counting_iterator<std::size_t>(claim), BoostTraits::ToEdge());
    };
    return {at(0), at(num_edges(graph))};
}

inline std::size_t source(ClaimIndex claim, const Graph& graph) { return graph[claim].subject.value; }
inline std::size_t target(ClaimIndex claim, const Graph& graph) { return graph[claim].object.value; }

inline std::pair<const ClaimIndex*, const ClaimIndex*> out_edges(std::size_t vertex, const Graph& graph) {
    const auto claims = graph.out_claims(EntityIndex{vertex});
    return {claims.data(), claims.data() + claims.size()};
}
inline std::pair<const ClaimIndex*, const ClaimIndex*> in_edges(std::size_t vertex, const Graph& graph) {
    const auto claims = graph.in_claims(EntityIndex{vertex});
    return {claims.data(), claims.data() + claims.size()};
}
inline std::size_t out_degree(std::size_t vertex, const Graph& graph) {
    return graph.out_claims(EntityIndex{vertex}).size();
}
inline std::size_t in_degree(std::size_t vertex, const Graph& graph) {
    return graph.in_claims(EntityIndex{vertex}).size();
}
inline std::size_t degree(std::size_t vertex, const Graph& graph) {
    return out_degree(vertex, graph) + in_degree(vertex, graph);
}
inline std::pair<BoostTraits::adjacency_iterator, BoostTraits::adjacency_iterator>
adjacent_vertices(std::size_t vertex, const Graph& graph) {
    const auto objects = graph.objects_of(EntityIndex{vertex});
    return {BoostTraits::adjacency_iterator(objects.data()),
            BoostTraits::adjacency_iterator(objects.data() + objects.size())};
}

/// The edge_index of a claim: its position in claims().
struct PlaceOfClaim {
    std::size_t operator()(ClaimIndex claim) const { return claim.value; }
};
using VertexIndexMap = boost::typed_identity_property_map<std::size_t>;
using EdgeIndexMap = boost::function_property_map<PlaceOfClaim, ClaimIndex, std::size_t>;

inline VertexIndexMap get(boost::vertex_index_t, const Graph&) { return {}; }
inline EdgeIndexMap get(boost::edge_index_t, const Graph&) { return EdgeIndexMap(PlaceOfClaim()); }
inline std::size_t get(boost::vertex_index_t, const Graph&, std::size_t vertex) { return vertex; }
inline std::size_t get(boost::edge_index_t, const Graph&, ClaimIndex claim) { return claim.value; }

} // namespace claimgraph

template <>
struct boost::property_map<claimgraph::Graph, boost::vertex_index_t> {
    using type = claimgraph::VertexIndexMap;
    using const_type = type;
};
template <>
struct boost::property_map<claimgraph::Graph, boost::edge_index_t> {
    using type = claimgraph::EdgeIndexMap;
    using const_type = type;
};
