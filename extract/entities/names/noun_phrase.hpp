#pragma once

#include "extract/entities/names/mention.hpp"
#include "extract/syntax/tree.hpp"

#include <vector>

namespace claimgraph {

/// A noun or pronoun with all its dependents: "the alliance, which Serbia distrusts".
struct NounPhrase {
    TokenRange tokens; ///< without what only connects it to the rest (prepositions, conjunctions, punctuation)
    TokenIndex head;   ///< inside `tokens`
    MentionKind kind = MentionKind::kNominal;
};

/// Ordered by begin, then the longer first.
bool by_begin(const NounPhrase& a, const NounPhrase& b);

/// The noun phrases of a document by the trees, one per head, by begin and then the longer first. Words inside a name
/// ("York" in "New York") are not heads.
std::vector<NounPhrase> find_noun_phrases(const Document& document, const Analysis& analysis, const Tree& tree);

/// The phrase of given tokens: its head is the word whose own head lies outside.
NounPhrase noun_phrase(const Analysis& analysis, TokenRange tokens);

} // namespace claimgraph
