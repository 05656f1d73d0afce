#pragma once

#include "extract/facts/fact.hpp"

#include <string>

namespace claimgraph::cli {

/// A fact as a line "sentence TAB confidence TAB subject TAB relation TAB object [TAB argument...]"; the confidence is
/// from 0 to 1.
std::string fact_tsv(const Fact& fact, const Document& document, const Analysis& analysis);

} // namespace claimgraph::cli
