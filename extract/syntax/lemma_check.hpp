#pragma once

#include "extract/syntax/lexicon.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// The lemma of a form that is not in the training data, given the lemma by suffix rules: that one, if it is a word;
/// else the lemma of an irregular form, or the first word from which inflection can form it (the detachments of
/// WordNet's Morphy, with e and doubled consonants restored: "provoked" is of provoke, "scraping" of scrape,
/// "modelling" of model); else the form itself, if it is a word of any kind. `form` is in lower case.
std::string checked_lemma(const Lexicon& lexicon, std::string_view form, Upos upos, std::string_view xpos,
                          std::string learned);

} // namespace claimgraph
