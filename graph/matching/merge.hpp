#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/source_document.hpp"

#include <array>
#include <string>

namespace claimgraph {

// How equal entities and claims are merged: commutative and associative, so that the result does not depend on order or
// grouping.

/// Control characters and runs of white space in names and fields become single spaces, so that every format can hold
/// them; evidence keeps its words unchanged, except invalid UTF-8 (possible in file names), which becomes U+FFFD.
void normalize_text(ClaimBatch& batch);

/// Sorts aliases and removes duplicates, empty ones and the name itself.
void tidy_aliases(Entity& entity);
/// Sorts evidence and removes duplicates.
void tidy_evidence(Claim& claim);

/// Merges two entities with the same id. The display name is the one that is not all in capitals, then the smaller one;
/// the other becomes an alias.
void merge(Entity& known, Entity&& other);

/// Merges what is known of a document in two places: of each field one is kept, something rather than nothing.
void merge(SourceDocument& known, SourceDocument&& other);

/// A claim with the ids of its entities next to it; its indices are not used.
struct UnresolvedClaim {
    Claim claim;
    std::array<std::string, kClaimEntities.size()> entities; ///< ids, in the order of kClaimEntities
};
/// Merges two claims with the same subject, relation, object, polarity, modality and speaker. Of each circumstance one
/// is kept, words with their value; evidence is appended, to be sorted at the end.
void merge(UnresolvedClaim& known, UnresolvedClaim&& other);
/// The same for claims of one graph: indices of places must go as the ids of their entities do.
void merge(Claim& known, Claim&& other);

} // namespace claimgraph
