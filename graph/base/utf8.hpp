#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The offset in bytes of the first invalid UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates); nothing if
/// all is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The text with U+FFFD for every byte that is not part of a valid character.
std::string with_valid_utf8(std::string_view text);

} // namespace claimgraph
