#pragma once

#include "extract/tokens/token.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace claimgraph {

/// The text between quotation marks, without them.
struct Quote {
    TokenRange tokens;
    std::size_t block = 0;  ///< index into Document::blocks()
    bool left_open = false; ///< no closing mark in the paragraph; the next one may continue it
};

/// The outermost quotes of a document, in text order. A quote does not cross the end of a paragraph; marks inside
/// another pair are part of that quote. Linear.
std::vector<Quote> find_quotes(const Document& document, const Analysis& analysis);
/// Of each token of a document whether one of its quotes has it.
std::vector<bool> quoted_tokens(std::span<const Quote> quotes, std::size_t tokens);

} // namespace claimgraph
