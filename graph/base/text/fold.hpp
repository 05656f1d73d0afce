#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// A to Z in small letters, every other byte as it is.
constexpr char lower_ascii(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
std::string lower_ascii(std::string_view text);
/// With a capital first, if it begins with a letter of a to z: "Person".
std::string capitalized(std::string_view text);
/// White space of ASCII: a space, a tab, a line end.
constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// Whether all bytes are of ASCII.
bool is_ascii(std::string_view text);
/// Whether two texts are the same but for A to Z in small letters.
bool equal_but_case(std::string_view a, std::string_view b);

/// Text as names are compared: Unicode case folding (NFKC), without accents and other marks, runs of white space as one
/// space, both apostrophes as one. Invalid UTF-8 is compared byte by byte.
std::string fold(std::string_view text);

/// Text as every format can hold it: control characters, line ends and the non-characters of XML as spaces, runs of
/// spaces as one, none at the ends. Invalid UTF-8 becomes '?'.
std::string one_line(std::string_view text);

/// A readable id: fold(text) with everything but letters and digits as single hyphens, at most 80 bytes cut at a
/// character. "United States of America" gives "united-states-of-america"; text without letters or digits gives "x".
std::string slug(std::string_view text);

} // namespace claimgraph
