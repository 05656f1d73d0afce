#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// A to Z in small letters, every other byte as it is.
std::string lower_ascii(std::string_view text);

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
