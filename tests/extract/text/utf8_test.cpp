#include "extract/text/utf8.hpp"

#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

TEST(Utf8, AcceptsWellFormedText) {
    for (const std::string_view text :
         {"", "plain ASCII, more than eight bytes of it", "caf\xC3\xA9", "\xE2\x80\x9Cquote\xE2\x80\x9D",
          "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
        EXPECT_FALSE(find_invalid_utf8(text)) << text;
}

TEST(Utf8, NamesTheFirstBadByte) {
    EXPECT_EQ(find_invalid_utf8("abc\xFFz"), 3u);
    EXPECT_EQ(find_invalid_utf8("12345678\x80"), 8u) << "behind a whole word of ASCII";
    EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0u) << "overlong";
    EXPECT_EQ(find_invalid_utf8("\xE0\x80\xAF"), 0u) << "overlong";
    EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1u) << "surrogate";
    EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0u) << "beyond Unicode";
    EXPECT_EQ(find_invalid_utf8("ab\xE2\x82"), 2u) << "cut short";
}

TEST(Utf8, ReadsCharactersOfEveryLength) {
    const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    EXPECT_EQ(character_at(text, 0).value, U'a');
    EXPECT_EQ(character_at(text, 1).value, U'\u00E9');
    EXPECT_EQ(character_at(text, 3).value, U'\u20AC');
    EXPECT_EQ(character_at(text, 6).value, U'\U0001F600');
    EXPECT_EQ(character_at(text, 6).size, 4u);
}

TEST(Utf8, KnowsKindsOfCharacters) {
    EXPECT_TRUE(is_blank(U'\u00A0') && is_blank(0xFEFF) && is_blank(U'\t') && !is_blank(U'a'));
    EXPECT_TRUE(is_upper(U'\u0160') && is_lower(U'\u0161') && is_letter(U'\u0416') && is_digit(U'7'));
}

} // namespace
} // namespace claimgraph
