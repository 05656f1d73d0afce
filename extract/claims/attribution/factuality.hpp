#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <span>

namespace claimgraph {

/// The factuality of a claim: its polarity and modality.
struct Factuality {
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
};

/// The factuality of a predicate, from the inside out: its own words (auxiliaries, negations, hedges, conditions), then
/// what it depends on ("is not allowed to", "failed to", "plans to", "likely to", "lack of"), then its attribution. The
/// innermost modality counts; two negations cancel out. Questions are `possible`.
Factuality read_factuality(const ClauseReader& clauses, std::span<const Attribution> attributions,
                           TokenIndex predicate);

} // namespace claimgraph
