#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

#include <filesystem>

namespace claimgraph {

/// What the splitter knows about a language: abbreviations, contractions. Immutable after loading; share it between threads.
class TokenRules;

/// Sentences and words of a document, by the conventions of the UD English treebanks. Never fails; a document without words has no
/// sentences. Time is linear in the length of the text.
Analysis tokenize(const Document& document, const TokenRules& rules);

} // namespace claimgraph
