#pragma once

#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The parts at the beginning of a claim id (Graph::claim_id); empty if the id is too short.
struct ClaimIdParts {
    std::string subject; ///< id of the entity
    std::string relation;
    std::string object;
};
/// Splits a claim id; %2E in a part is decoded.
ClaimIdParts claim_id_parts(std::string_view id);

/// The claim with this id (Graph::claim_id), default if there is none. Visits only the claims of its subject.
ClaimIndex find_claim(const Graph& graph, std::string_view id);

/// All claims with the same relation and entities, including this one, in the order of the graph; they differ in
/// polarity, modality and speaker.
std::vector<ClaimIndex> claims_alike(const Graph& graph, ClaimIndex claim);

} // namespace claimgraph
