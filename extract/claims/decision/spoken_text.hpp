#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/tokens/token.hpp"

#include <span>

namespace claimgraph {

/// How much less likely a claim of this text is than one of a news report with the same score, as a logit to add: 0 for
/// reports, less the more of its words outside quotations are "I" and "my". Interviews and speeches are not what the
/// model learnt from; of 600 claims of 65 texts that it gave .87 on average, 53 in 100 were right where nobody says
/// "I", 23 where one word in 28 and more is that.
double spoken_shift(std::span<const Token> tokens, std::span<const Attribution> attributions);

} // namespace claimgraph
