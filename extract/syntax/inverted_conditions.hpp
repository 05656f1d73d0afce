#pragma once

#include "extract/tokens/token.hpp"

namespace claimgraph {

/// Makes a clause of "Were Ana to win, Tom would lose", of which parsers make the auxiliary and the subject those of
/// what would follow. Tokens must be marked, see mark_words(). Linear but for sentences that begin so.
void mend_inverted_conditions(Analysis& analysis);

} // namespace claimgraph
