#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

#include <span>

namespace claimgraph {

/// Groups the tokens of a document into sentences and sets their space_after; `ends` are the ends of its blocks in
/// tokens. A sentence ends at a full stop, question or exclamation mark and the quotes, brackets and references ("[3]")
/// that follow it, unless a lower-case letter follows in a document whose sentences begin with capitals.
/// A dateline at the beginning of a block is a sentence of its own.
void split_sentences(const Document& document, const TokenRules& rules, std::span<const TokenIndex> ends,
                     Analysis& analysis);

} // namespace claimgraph
