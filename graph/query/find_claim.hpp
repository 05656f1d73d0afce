#pragma once

#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What the id of a claim (Graph::claim_id) begins with; empty where it is too short.
struct ClaimIdParts {
    std::string subject; ///< id of the entity
    std::string relation;
    std::string object;
};
ClaimIdParts claim_id_parts(std::string_view id);

/// The claim with this id (Graph::claim_id), nowhere if there is none. Looks at the claims of its subject only.
ClaimIndex find_claim(const Graph& graph, std::string_view id);

/// All claims that say the same relation of the same two entities, this one with them, in the order of the graph: they
/// differ in polarity, modality and speaker.
std::vector<ClaimIndex> claims_alike(const Graph& graph, ClaimIndex claim);

} // namespace claimgraph
