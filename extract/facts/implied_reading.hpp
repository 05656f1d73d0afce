#pragma once

#include "extract/facts/fact.hpp"
#include "extract/facts/fact_words.hpp"
#include "extract/syntax/tree.hpp"

#include <vector>

namespace claimgraph {

/// The facts of one sentence, one a clause with all its arguments, and what the modifiers of nouns imply.
std::vector<Fact> read_implied(const Analysis& analysis, const Tree& tree, TokenRange sentence, const FactWords& words);

} // namespace claimgraph
