#pragma once

#include "extract/text/text_builder.hpp"

namespace claimgraph {

/// Puts one clean text below another: a headline and its text, the texts of a mail with pictures between. The maps of
/// both lead to the same source, and are not the identity by default.
void append(CleanText& text, const CleanText& below);

} // namespace claimgraph
