#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Strings as sequences of Unicode characters. Each invalid byte counts as one character. Views are of the argument.
namespace claimgraph::cypher {

/// The number of characters.
std::size_t character_count(std::string_view text);
/// The bytes where the character with this number begins; the size of the text beyond its end.
std::size_t byte_of_character(std::string_view text, std::size_t number);
/// The byte where the part first occurs; npos if it does not. Linear time in the worst case.
std::size_t find_text(std::string_view text, std::string_view part);
/// The first characters, of about that many bytes.
std::string_view front_piece(std::string_view text, std::size_t bytes);
/// The text with its characters in reverse order; in upper case; in lower case.
std::string reversed(std::string_view text);
std::string upper(std::string_view text);
std::string lower(std::string_view text);

} // namespace claimgraph::cypher
