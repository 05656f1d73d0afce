#pragma once

#include "graph/base/text/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

/// The length in bytes of the character at `at`, and the character. `text` must be valid UTF-8.
struct Character {
    char32_t value = 0;
    std::size_t size = 1;
};
Character character_at(std::string_view text, std::size_t at);

/// Whether a character is between tokens: Unicode white space, including no-break and zero-width spaces, and control
/// characters.
bool is_blank(char32_t character);
bool is_letter(char32_t character);
bool is_upper(char32_t character);
bool is_lower(char32_t character);
bool is_digit(char32_t character);

/// ASCII for the quotes, dashes and dots that news text has where treebanks have plain ones; empty for all others.
std::string_view plain_mark(char32_t character);

/// Each byte that is no UTF-8 becomes one '?', so that places in the text stay the same.
void replace_invalid_utf8(std::string& text);

/// Whether all characters are A to Z; true for the empty text.
bool is_all_capitals(std::string_view text);

} // namespace claimgraph
