#include "extract/text/text_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;

ByteSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The bytes of the source behind the first place where the text has these words.
std::string behind(const CleanText& clean, std::string_view source, std::string_view words) {
    const std::size_t at = clean.text.find(words);
    return std::string(slice(source, clean.origin.to_source(span(at, at + words.size()))));
}

TEST(CleanText, LeavesOutWhatNobodySees) {
    const std::string dirty = "\xEF\xBB\xBFThe gov\xC2\xAD"
                              "ern\xC2\xADment and NA\xE2\x80\x8BTO signed \x1B[31mred\x1B[0m "
                              "papers\x07.";
    const CleanText clean = clean_text(dirty);
    EXPECT_EQ(clean.text, "   The government and NATO signed      red     papers.");
    EXPECT_EQ(behind(clean, dirty, "government"), "gov\xC2\xAD"
                                                  "ern\xC2\xADment");
    EXPECT_EQ(behind(clean, dirty, "NATO"), "NA\xE2\x80\x8BTO");
    EXPECT_EQ(behind(clean, dirty, "red"), "red");
}

TEST(CleanText, MakesLigaturesLettersAndWideBlanksSpaces) {
    const std::string dirty = "of\xEF\xAC\x81"
                              "ce of\xC2\xA0\xE2\x80\xAFthe \xEF\xAC\x84x";
    const CleanText clean = clean_text(dirty);
    EXPECT_EQ(clean.text, "office of     the fflx");
    EXPECT_EQ(behind(clean, dirty, "office"), "of\xEF\xAC\x81"
                                              "ce");
}

TEST(CleanText, KeepsQuotesDashesLettersAndLineBreaks) {
    const std::string text = "\xE2\x80\x9CNo,\xE2\x80\x9D she said \xE2\x80\x94 in S\xC3\xA3"
                             "o Paulo.\r\n\tYes.\n";
    const CleanText clean = clean_text(text);
    EXPECT_EQ(clean.text, text);
    EXPECT_TRUE(clean.origin.is_identity());
}

TEST(CleanText, OfNothingIsNothing) {
    EXPECT_EQ(clean_text("").text, "");
    EXPECT_EQ(clean_text("\xC2\xAD\xE2\x80\x8B").text, "     ") << "blanks, so that nothing moves";
}

TEST(TextBuilder, CollapsesBlanksAndPutsBlocksApart) {
    const std::string source = "<h1> NATO\n  meets </h1><p>Ministers &amp; guests<br>came.</p><p> </p>";
    TextBuilder builder(source);
    builder.begin_block(BlockKind::kHeading);
    builder.add(span(4, 18));
    builder.begin_block();
    builder.add(span(26, 36));
    builder.add("&", span(36, 41));
    builder.add(span(41, 48));
    builder.add_line_break();
    builder.add(span(52, 57));
    builder.begin_block();
    builder.add(span(64, 65));
    const CleanText clean = builder.finish();
    EXPECT_EQ(clean.text, "NATO meets\n\nMinisters & guests\ncame.");
    ASSERT_EQ(clean.blocks.size(), 2u) << "blocks without words are left out";
    EXPECT_EQ(slice(clean.text, clean.blocks[0].span), "NATO meets");
    EXPECT_EQ(clean.blocks[0].kind, BlockKind::kHeading);
    EXPECT_EQ(behind(clean, source, "NATO meets"), "NATO\n  meets");
    EXPECT_EQ(behind(clean, source, "& guests"), "&amp; guests");
    EXPECT_EQ(behind(clean, source, "guests\ncame"), "guests<br>came");
}

TEST(SourceMap, GoesThroughTwoSteps) {
    const std::string bytes = "x=3D&am=\np;y"; // quoted-printable of x=&amp;y
    SourceMap lower;
    lower.add(1, span(0, 1));
    lower.add(1, span(1, 4), false);
    lower.add(3, span(4, 7));
    lower.add(3, span(9, 12));
    const std::string html = "x=&amp;y";
    TextBuilder builder(html, TextBuilder::Blanks::kCollapse, &lower);
    builder.add(span(0, 2));
    builder.add("&", span(2, 7));
    builder.add(span(7, 8));
    const CleanText clean = builder.finish();
    ASSERT_EQ(clean.text, "x=&y");
    EXPECT_EQ(behind(clean, bytes, "x="), "x=3D");
    EXPECT_EQ(behind(clean, bytes, "&"), "&am=\np;");
    EXPECT_EQ(behind(clean, bytes, "y"), "y");
    EXPECT_EQ(behind(clean, bytes, "x=&y"), bytes);
}

TEST(SourceMap, OfAnEmptySpanIsAPlace) {
    SourceMap map;
    map.add(3, span(5, 8));
    EXPECT_EQ(map.to_source(span(1, 1)), span(6, 6));
    EXPECT_EQ(map.to_source(span(3, 3)), span(8, 8));
}

} // namespace
} // namespace claimgraph
