#pragma once

#include "extract/text/text_builder.hpp"

#include <span>

namespace claimgraph {

/// Puts one clean text below another: a headline and its text, the texts of a mail with pictures between. The maps of
/// both lead to the same source, and are not the identity by default.
void append(CleanText& text, const CleanText& below);

/// A clean text without some of its blocks; `kept` are in order.
CleanText with_blocks(const CleanText& text, std::span<const Block> kept);

} // namespace claimgraph
