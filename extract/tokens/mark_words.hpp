#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/function_words.hpp"
#include "extract/tokens/tag_set.hpp"
#include "extract/tokens/token.hpp"

namespace claimgraph {

/// Fills `kinds`, `form_kinds` and `traits` of every token from its lemma, its form and its tag, which must be set:
/// later stages then test bits instead of words and tags. Linear; each lemma and tag is looked up once.
void mark_words(const Document& document, const FunctionWords& words, const TagSet& tags, Analysis& analysis);

} // namespace claimgraph
