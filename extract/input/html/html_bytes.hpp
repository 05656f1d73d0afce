#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// What the HTML standard calls ASCII white space.
constexpr bool is_html_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// ASCII letters as small ones, all other bytes as they are.
constexpr char lower_ascii(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
std::string lower_ascii(std::string_view text);

/// The letters and digits of a text, in lower case, to compare titles: without blanks, punctuation and quotes.
std::string bare_letters(std::string_view text);

} // namespace claimgraph
