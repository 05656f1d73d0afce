#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

#include <span>

namespace claimgraph {

/// Cuts the tokens of a document into sentences and sets their space_after; `ends` are the ends of its blocks in
/// tokens. A sentence ends at a stop, question or exclamation mark and the quotes, brackets and references ("[3]") that
/// close behind it, unless a small letter follows in a document that begins its sentences with capitals.
void split_sentences(const Document& document, const TokenRules& rules, std::span<const TokenIndex> ends,
                     Analysis& analysis);

} // namespace claimgraph
