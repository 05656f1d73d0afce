#pragma once

#include "extract/syntax/lexicon.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// The lemma of a form that nobody learned as a whole, given what learned endings make of it: that, if it is a word;
/// else an irregular form's lemma, or the first word that English inflection could have made the form from (the
/// detachments of WordNet's Morphy, with e and doubled consonants put right: "provoked" is of provoke, "scraping" of
/// scrape, "modelling" of model); else the form itself, if it is a word of any kind. `form` is in small letters.
std::string checked_lemma(const Lexicon& lexicon, std::string_view form, Upos upos, std::string_view xpos,
                          std::string learned);

} // namespace claimgraph
