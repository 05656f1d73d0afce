#include "export/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

std::string decoded(std::string bytes, Warnings* warnings = nullptr) {
    SourceFile file{"x", std::move(bytes)};
    Warnings own;
    const auto done = decode(file, warnings == nullptr ? own : *warnings);
    return done ? file.text : done.error().describe();
}

TEST(Decode, TakesUtf16ByItsMarkOrItsFirstBytes) {
    using namespace std::string_literals;
    EXPECT_EQ(decoded("\xFF\xFE"
                      "a\0\x61\x01"s),
              "a\xC5\xA1");
    EXPECT_EQ(decoded("\xFE\xFF\0a\x01\x61"s), "a\xC5\xA1");
    EXPECT_EQ(decoded("<\0a\0>\0"s), "<a>");
    EXPECT_EQ(decoded("\0{\0}"s), "{}");
    EXPECT_EQ(decoded("\xFF\xFE"
                      "a\0b"s),
              "a\xEF\xBF\xBD")
        << "half a character";
}

TEST(Decode, TakesWhatXmlDeclares) {
    EXPECT_EQ(decoded("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"),
              "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xC3\xA9</a>");
    EXPECT_EQ(decoded("<?xml encoding = \"windows-1251\"?>\xE9"), "<?xml encoding = \"windows-1251\"?>\xD0\xB9");
    EXPECT_EQ(decoded("<?xml encoding='none-such'?>"),
              "x:1: encoding 'none-such' is not known; expected one of iconv's");
    EXPECT_EQ(decoded("<a>\xE9</a>"), "<a>\xE9</a>") << "its reader refuses it";
}

TEST(Decode, ReadsOtherTextThatIsNoUtf8AsWindows1252) {
    Warnings warnings;
    EXPECT_EQ(decoded("Id,Label\n1,Jos\xE9 \x96\n", &warnings), "Id,Label\n1,Jos\xC3\xA9 \xE2\x80\x93\n");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].describe(), "x: byte 14 is not UTF-8; the file is read as Windows-1252");
    EXPECT_EQ(decoded("Jos\xC3\xA9"), "Jos\xC3\xA9");
}

} // namespace
} // namespace claimgraph
