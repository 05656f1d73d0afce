#pragma once

#include "extract/facts/fact.hpp"

#include <string>

namespace claimgraph::cli {

/// "sentence TAB confidence TAB subject TAB relation TAB object [TAB argument...]", a line.
std::string fact_tsv(const Fact& fact, const Document& document, const Analysis& analysis);

} // namespace claimgraph::cli
