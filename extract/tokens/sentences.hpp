#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

namespace claimgraph {

/// Cuts the tokens from `first` to the last one, all of `block`, into sentences, and sets their space_after. A sentence
/// ends at a stop, question or exclamation mark and the quotes and brackets that close behind it, unless a small letter
/// follows.
void split_sentences(const Document& document, const TokenRules& rules, const Block& block, TokenIndex first,
                     Analysis& analysis);

} // namespace claimgraph
