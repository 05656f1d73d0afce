#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/claim_fields.hpp"

#include <array>
#include <string>

namespace claimgraph {

// How what is met again becomes one: commutative and associative, so that neither order nor grouping shows.

/// Control characters and runs of white space in names and fields become single spaces, so that every format can hold
/// them; evidence keeps its words as they stand, but for bytes that are no UTF-8 (a file's name may have such), which
/// become U+FFFD.
void normalize_text(ClaimBatch& batch);

/// Aliases sorted, no two alike, none empty or the name itself.
void tidy_aliases(Entity& entity);
/// Evidence sorted, no two alike.
void tidy_evidence(Claim& claim);

/// Two with one id. The name to show is one that is not all in capitals, then the smaller; the other is an alias.
void merge(Entity& known, Entity&& other);

/// A claim whose entities stand beside it, as ids: the indices within are not used.
struct UnresolvedClaim {
    Claim claim;
    std::array<std::string, kClaimEntities.size()> entities; ///< ids, in the order of kClaimEntities
};
/// Two of which subject, relation, object, polarity, modality and speaker agree. Of each circumstance one is kept,
/// words with their value; evidence is put together, to be tidied when all is.
void merge(UnresolvedClaim& known, UnresolvedClaim&& other);
/// The same for claims of one graph: indices of places must go as the ids of their entities do.
void merge(Claim& known, Claim&& other);

} // namespace claimgraph
