#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Strings as characters. Text that is no UTF-8 is taken byte by byte where it is not.
namespace claimgraph::cypher {

std::size_t character_count(std::string_view text);
/// The bytes where the character with this number begins; the size of the text beyond its end.
std::size_t byte_of_character(std::string_view text, std::size_t number);
/// Where the part is first; npos if it is nowhere. In time for the size of both, whatever they are made of.
std::size_t find_text(std::string_view text, std::string_view part);
/// The first characters, of about so many bytes.
std::string_view front_piece(std::string_view text, std::size_t bytes);
std::string reversed(std::string_view text);
std::string upper(std::string_view text);
std::string lower(std::string_view text);

} // namespace claimgraph::cypher
