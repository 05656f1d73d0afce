#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/attribution/attribution.hpp"

namespace claimgraph {

/// Adds to the mentions whom "I" and "we" mean. In attributed text "I" is the speaker, and "we" whom he speaks for, if
/// the text says so ("Kenyan president Ana Novak": Kenya), or the speaker, if that is no person ("the two bishops").
/// Outside all quotes a text that says "we" again and again is a statement of its own: there "we" is whom an apposition
/// names ("we, the ministers of Kenya"), else the state or organization that acts in most of its clauses. Linear.
void add_first_persons(const ClauseReader& clauses, const Actors& actors, std::span<const Attribution> attributions,
                       EntityLayer& entities);

} // namespace claimgraph
