#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

namespace claimgraph {

/// Splits a document into sentences and words by the conventions of the UD English treebanks: clitics and contractions
/// are separate words ("do" "n't", "Rutte" "'s"), hyphens separate words ("EU" "-" "facilitated") except after
/// prefixes. Never fails; a document without words has no sentences. Linear in the length of the text; a sentence has
/// at most kMaxSentenceTokens.
Analysis tokenize(const Document& document, const TokenRules& rules);

inline constexpr std::uint32_t kMaxSentenceTokens = 1000;

} // namespace claimgraph
