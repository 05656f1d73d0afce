#pragma once

#include "extract/claims/claim_builder.hpp"

namespace claimgraph {

/// "Under A, S cannot X without N's approval": A (or N) restricts S, and S requires the approval. True when the
/// predicate is such a prohibition; it then makes no other claim.
bool apply_prohibition(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
                       TokenIndex predicate);

/// "Tensions due to the trial": what stands behind a preposition of cause affects what it hangs on, or what its verb
/// happens to.
void add_cause(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex cause);

/// A clause whose verb is in no frame of the table: `open:<lemma>`, if one of its ends can act.
void add_open_claim(ClaimBuilder& builder, const ClauseReader& clauses, const Actors& actors, TokenIndex verb);

} // namespace claimgraph
