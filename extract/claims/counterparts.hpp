#pragma once

#include "extract/claims/claim_builder.hpp"
#include "extract/clauses/clause_reader.hpp"

namespace claimgraph {

/// Adds what a text says by contrast to a claim of the builder: of somebody else in an elliptic clause ("A backs B, but
/// C does not"), of who is unlike the subject ("unlike C, A backs B"), of who is left out ("A backs B, not C"), and
/// turns claims of who is himself left out ("not A but C backs B"). They are as probable as the claim.
void add_counterparts(ClaimBuilder& builder, const ClauseReader& clauses, const FactualityReader& factuality);

} // namespace claimgraph
