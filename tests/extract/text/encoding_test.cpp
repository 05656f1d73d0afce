#include "extract/text/encoding.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

std::string behind(const DecodedText& decoded, std::string_view bytes, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(decoded.text.find(words));
    return std::string(slice(bytes, decoded.origin.to_source({at, at + static_cast<std::uint32_t>(words.size())})));
}

TEST(DecodeText, LeavesUtf8AsItIs) {
    const DecodedText decoded = decode_text("S\xC3\xA3o Paulo", "windows-1252");
    EXPECT_EQ(decoded.text, "S\xC3\xA3o Paulo") << "valid UTF-8 is taken as such, whatever is declared";
    EXPECT_TRUE(decoded.origin.is_identity());
    EXPECT_EQ(decoded.encoding, "UTF-8");
}

TEST(DecodeText, ReadsEnglishInWindows1252) {
    const std::string bytes = "The caf\xe9 \x93 opens \x94 at S\xe3o Paulo";
    const DecodedText decoded = decode_text(bytes);
    EXPECT_EQ(decoded.text, "The caf\xC3\xA9 \xE2\x80\x9C opens \xE2\x80\x9D at S\xC3\xA3o Paulo");
    EXPECT_EQ(decoded.encoding, "WINDOWS-1252");
    EXPECT_EQ(behind(decoded, bytes, "caf\xC3\xA9"), "caf\xe9");
    EXPECT_EQ(behind(decoded, bytes, "Paulo"), "Paulo");
}

TEST(DecodeText, MendsUtf8WithAFewOtherBytes) {
    const DecodedText decoded = decode_text("S\xC3\xA3o \xE2\x80\x9CPaulo\xE2\x80\x9D caf\xe9", "utf-8");
    EXPECT_EQ(decoded.text, "S\xC3\xA3o \xE2\x80\x9CPaulo\xE2\x80\x9D caf\xC3\xA9");
}

TEST(DecodeText, GoesByTheByteOrderMark) {
    const std::string bytes("\xFF\xFEH\0i\0\xE9\0", 8);
    const DecodedText decoded = decode_text(bytes);
    EXPECT_EQ(decoded.text, "Hi\xC3\xA9");
    EXPECT_EQ(behind(decoded, bytes, "i"), std::string("i\0", 2));
    EXPECT_EQ(decode_text(std::string("\xFE\xFF\0H\0i", 6)).text, "Hi");
    EXPECT_EQ(decode_text(std::string("H\0e\0l\0l\0o\0", 10)).text, "Hello") << "without a mark";
}

TEST(DecodeText, GoesByWhatIsDeclaredElse) {
    EXPECT_EQ(decode_text("\xEF\xF2\xF0", "KOI8-R").text, "\xD0\x9E\xD0\xA0\xD0\x9F");
    EXPECT_EQ(decode_text("caf\xe9", "no-such-encoding").text, "caf\xC3\xA9");
    EXPECT_EQ(decode_text("caf\xe9", "ISO-8859-1").encoding, "WINDOWS-1252");
}

TEST(DecodeText, LettersLeadBackWhereAccentsFollowThem) {
    const std::string bytes = "na\xECi Ho\xCC";
    const DecodedText decoded = decode_text(bytes, "WINDOWS-1258");
    EXPECT_EQ(behind(decoded, bytes, "i "), "i ");
    EXPECT_EQ(behind(decoded, bytes, "H"), "H");
}

TEST(DecodeText, NeverFails) {
    for (int first = 0; first < 256; ++first)
        for (const char* declared : {"", "UTF-16LE", "GB18030", "SHIFT_JIS", "ISO-2022-JP", "UTF-7"}) {
            const std::string bytes = "a" + std::string(1, static_cast<char>(first)) + "\xFF";
            const DecodedText decoded = decode_text(bytes, declared);
            EXPECT_LE(decoded.origin.to_source({0, static_cast<std::uint32_t>(decoded.text.size())}).end, bytes.size());
        }
}

TEST(LooksLikeText, KnowsTextFromPrograms) {
    EXPECT_TRUE(looks_like_text("Plain \x1B[1mtext\x1B[0m,\r\n\twith tabs"));
    EXPECT_TRUE(looks_like_text("caf\xe9"));
    EXPECT_TRUE(looks_like_text(std::string("H\0e\0l\0l\0o\0", 10)));
    EXPECT_FALSE(looks_like_text(std::string("\x7F"
                                             "ELF\2\1\1\0\0\0\0",
                                             11)));
    EXPECT_TRUE(looks_like_text(std::string("one \0 among many", 16), 0.1));
}

} // namespace
} // namespace claimgraph
