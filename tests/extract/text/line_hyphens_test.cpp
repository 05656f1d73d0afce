#include "extract/text/line_hyphens.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// Two lines of a text that says the others, too.
LineJoin join(std::string_view line, std::string_view next, std::string_view elsewhere = "") {
    LineHyphens hyphens;
    hyphens.learn(line);
    hyphens.learn(next);
    hyphens.learn(elsewhere);
    return hyphens.join(line, next);
}

TEST(LineHyphens, JoinsPartsOfWords) {
    EXPECT_EQ(join("the govern-", "ment of"), LineJoin::kWithoutHyphen);
    EXPECT_EQ(join("the \xE2\x80\x9Cgovern\xE2\x80\x90", "ment\xE2\x80\x9D of"), LineJoin::kWithoutHyphen);
    EXPECT_EQ(join("the govern\xC2\xAD", "ment"), LineJoin::kWithoutHyphen);
}

TEST(LineHyphens, WritesAWordAsTheTextWritesItElsewhere) {
    EXPECT_EQ(join("a long-", "term plan"), LineJoin::kWithoutHyphen);
    EXPECT_EQ(join("a long-", "term plan", "of Long-term work"), LineJoin::kDirect);
    EXPECT_EQ(join("an EURO-", "ZONE state", "the eurozone"), LineJoin::kWithoutHyphen);
    EXPECT_EQ(join("a long-", "term plan", "of long-"), LineJoin::kWithoutHyphen) << "what is cut is not learned";
}

TEST(LineHyphens, KeepsHyphensOfNamesNumbersAndCompounds) {
    EXPECT_EQ(join("the Anglo-", "American"), LineJoin::kDirect);
    EXPECT_EQ(join("the mid-", "1990s"), LineJoin::kDirect);
    EXPECT_EQ(join("a 22-", "year term"), LineJoin::kDirect);
    EXPECT_EQ(join("the e-", "mail"), LineJoin::kDirect);
    EXPECT_EQ(join("state-of-", "the-art"), LineJoin::kDirect);
    EXPECT_EQ(join("the brother-in-", "law"), LineJoin::kDirect);
}

TEST(LineHyphens, TellsDashesAndAddresses) {
    EXPECT_EQ(join("a word -", "another"), LineJoin::kSpace);
    EXPECT_EQ(join("a word \xE2\x80\x93", "another"), LineJoin::kSpace);
    EXPECT_EQ(join("pages 12\xE2\x80\x93", "14"), LineJoin::kDirect);
    EXPECT_EQ(join("see https://", "example.org"), LineJoin::kDirect);
    EXPECT_EQ(join("see https://example.org/a-", "b"), LineJoin::kDirect);
    EXPECT_EQ(join("two-", "and three-party talks"), LineJoin::kSpace);
    EXPECT_EQ(join("no hyphen", "here"), LineJoin::kSpace);
    EXPECT_EQ(join("", ""), LineJoin::kSpace);
}

TEST(LineHyphens, JoinsWordsOfAWrappedTextWithTheWayBack) {
    const std::string source = "The govern-\nment met.\n\nA long-  \n  term plan, long-term.";
    CleanText text{source, {{{0, 21}}, {{23, static_cast<std::uint32_t>(source.size())}}}, {}};
    const CleanText joined = join_line_hyphens(text);
    EXPECT_EQ(joined.text, "The government met.\n\nA long-term plan, long-term.");
    ASSERT_EQ(joined.blocks.size(), 2U);
    EXPECT_EQ(slice(joined.text, joined.blocks[0].span), "The government met.");
    EXPECT_EQ(slice(joined.text, joined.blocks[1].span), "A long-term plan, long-term.");
    EXPECT_EQ(slice(source, joined.origin.to_source({4, 14})), "govern-\nment");
    EXPECT_EQ(slice(source, joined.origin.to_source(joined.blocks[1].span)), "A long-  \n  term plan, long-term.");
    EXPECT_EQ(join_line_hyphens({"no hyphens\nhere", {{{0, 15}}}, {}}).text, "no hyphens\nhere");
}

} // namespace
} // namespace claimgraph
