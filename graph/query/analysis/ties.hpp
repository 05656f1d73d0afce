#pragma once

#include "graph/model/relation_families.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/neighbors.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What some claims amount to, whoever says so.
struct ClaimTotals {
    std::string label;        ///< of the claim with most evidence
    std::size_t evidence = 0; ///< pieces, of claims that affirm it
    std::size_t denied = 0;   ///< pieces, of claims that deny it
    std::size_t documents = 0;
    std::vector<EntityIndex> speakers; ///< who says so, in the order of the graph; without the documents themselves
    std::string first, last;           ///< the days of its documents, ISO 8601; empty where none has one
    double confidence = 0;             ///< the greatest
};
ClaimTotals totals_of(const Graph& graph, std::span<const ClaimIndex> claims);

/// All claims of one relation from one entity to another, taken together.
struct Tie {
    EntityIndex subject;
    EntityIndex object;
    std::string relation;
    std::vector<ClaimIndex> claims; ///< in the order of the graph
    ClaimTotals totals;
};

/// The first complement of the claims of a tie: of what somebody is accused. Empty if there is none.
std::string first_complement(const Graph& graph, const Tie& tie);

/// The ties of the claims that pass: first those between two named actors, then those of one, then the others; in each
/// of these those with most evidence first, then the surest, then in the order of the graph. The two ends of a
/// symmetric relation are in the order of the graph.
std::vector<Tie> find_ties(const Graph& graph, const ClaimFilter& filter = {});
std::vector<Tie> find_ties(const Graph& graph, std::span<const ClaimIndex> claims);

/// The claims of one family of relations that lead to a neighbor in one direction.
struct NeighborTie {
    EntityIndex entity;
    std::size_t depth = 0;
    std::string_view family; ///< as RelationFamilies has it: it views the table
    Direction direction{};   ///< kOut: the neighbor is the object; kIn: the subject; kBoth: the relation is symmetric
    std::vector<ClaimIndex> claims;
    ClaimTotals totals;
};

/// The neighbors with their claims by family and direction, in the order of the neighbors.
std::vector<NeighborTie> neighbor_ties(const Graph& graph, const Neighborhood& neighbors,
                                       const RelationFamilies& families);

} // namespace claimgraph
