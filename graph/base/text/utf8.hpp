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

/// Writes a character in UTF-8 (below U+110000, no surrogate), up to 4 bytes; returns how many.
std::size_t put_utf8(char32_t character, char* to);
/// Appends it to a text.
void append_utf8(std::string& text, char32_t character);

} // namespace claimgraph
