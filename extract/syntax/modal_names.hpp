#pragma once

#include "extract/tokens/token.hpp"

namespace claimgraph {

/// Makes names of capitalised modal verbs that no verb needs: "Theresa May criticized Iran", "Will Smith sued Sony". A
/// modal verb stands with the plain form of a verb, or with another auxiliary; a capitalised one beside a name and a
/// verb in the past is a part of that name. Changes tags and trees; the analysis is marked (mark_words()) and stays so.
void mend_modal_names(const Document& document, Analysis& analysis);

} // namespace claimgraph
