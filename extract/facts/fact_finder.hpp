#pragma once

#include "extract/facts/confidence.hpp"
#include "extract/facts/fact.hpp"
#include "extract/facts/fact_words.hpp"

#include <vector>

namespace claimgraph {

/// Open information extraction over Universal Dependencies: the facts of a document in the words of its text, sentence
/// by sentence, each once. Clauses are found as in ClausIE (Del Corro and Gemulla, 2013) and PredPatt (White et al.,
/// 2016). Never fails; text without trees gives none. Linear in the length of a sentence: phrases of more than
/// Phrases::kMaxPhraseWords words are left out, and coordinations of more than Reading::kMaxMembers members are kept as
/// one. The analysis must be marked (mark_words()); `words` must outlive the facts.
std::vector<Fact> find_facts(const Analysis& analysis, FactReading reading, const FactWeights& weights,
                             const FactWords& words);

} // namespace claimgraph
