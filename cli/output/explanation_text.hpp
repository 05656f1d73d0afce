#pragma once

#include "extract/extract.hpp"
#include "extract/syntax/conllu.hpp"

#include <string>

namespace claimgraph::cli {

/// Explains why a text gives a claim or none: each sentence with its tree, the frames whose anchor occurs in it
/// (matched, outweighed by a better one, or with the slot that was not filled) and its claims.
std::string explanation_text(const AnalysedDocument& input, const Models& models);

} // namespace claimgraph::cli
