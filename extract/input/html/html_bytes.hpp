#pragma once

#include "graph/base/text/fold.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// What the HTML standard calls ASCII white space.
constexpr bool is_html_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// The letters and digits of a text, in lower case, to compare titles: without blanks, punctuation and quotes.
std::string bare_letters(std::string_view text);

} // namespace claimgraph
