#pragma once

#include "extract/facts/fact.hpp"
#include "extract/syntax/tree.hpp"

#include <vector>

namespace claimgraph {

/// The facts of one sentence as triples in its own words, a prepositional phrase each.
std::vector<Fact> read_explicit(const Analysis& analysis, const Tree& tree, TokenRange sentence);

} // namespace claimgraph
