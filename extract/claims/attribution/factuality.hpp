#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <span>

namespace claimgraph {

/// Whether a claim is affirmed, and how it is meant.
struct Factuality {
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
};

/// The mood of a predicate: its own words (auxiliaries, negations, hedges, conditions), then what it hangs below, from
/// the inside out ("is not allowed to", "failed to", "plans to", "likely to", "lack of"), then its voice. The innermost
/// modality counts; negations add up. A question leaves open what it asks.
Factuality read_mood(const ClauseReader& clauses, std::span<const Attribution> attributions, TokenIndex predicate);

} // namespace claimgraph
