#pragma once

#include "graph/query/filter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// All claims of one relation from one entity to another, whoever says so, taken together.
struct Tie {
    EntityIndex subject;
    EntityIndex object;
    std::string relation;
    std::string label;        ///< of the claim with most evidence
    std::size_t evidence = 0; ///< pieces, of claims that affirm it
    std::size_t denied = 0;   ///< pieces, of claims that deny it
    std::size_t documents = 0;
    std::vector<EntityIndex> speakers; ///< who says so, in the order of the graph; without the documents themselves
    std::string first, last;           ///< the days of its documents, ISO 8601; empty where none has one
};

/// The ties of the claims that pass, those with most evidence first, then in the order of the graph. The two ends of a
/// symmetric relation are in the order of the graph.
std::vector<Tie> find_ties(const Graph& graph, const ClaimFilter& filter = {});

} // namespace claimgraph
