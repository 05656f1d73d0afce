#pragma once

#include "extract/claims/claim_builder.hpp"

namespace claimgraph {

/// "Under A, S cannot X without N's approval": A (or N) restricts S, and S requires the approval. True if the predicate
/// is such a prohibition; it then gives no other claim.
bool apply_prohibition(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
                       TokenIndex predicate);

/// "Tensions due to the trial": the object of a causal preposition affects the word that it depends on, or the subject
/// of its verb.
void add_cause(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex cause);

/// "The Kenyan runner Abebe Tola": a named person is of the country whose adjective describes him. "Kenyan president"
/// is no such description: he heads the country.
void add_origin(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex people);

/// "The Republican senator Ted Holm": a named person is of the party whose adjective describes him.
void add_party(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
               TokenIndex adjective);

/// A clause whose verb is in no frame of the table gives `open:<lemma>`, if one of its participants can act.
void add_open_claim(ClaimBuilder& builder, const ClauseReader& clauses, const Actors& actors, TokenIndex verb);

} // namespace claimgraph
