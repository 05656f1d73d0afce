#pragma once

#include "extract/claims/claim_builder.hpp"
#include "extract/claims/decision/implied_relations.hpp"

#include <span>

namespace claimgraph {

/// What a sentence says of whom it introduces: where and when he was born and died, in brackets; his country; whose
/// head, founder or member he is; where he is based. "Ana Marin (3 May 1950, Bergen - 8 June 2010, Oslo) was a
/// Norwegian banker and the founder of Acme".
void add_biography(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
                   std::span<const ImpliedRelation> implied, const Actors& actors, SentenceIndex sentence);

} // namespace claimgraph
