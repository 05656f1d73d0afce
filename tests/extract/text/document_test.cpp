#include "extract/text/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "H heading" and "P paragraph" for each block.
std::vector<std::string> blocks_of(std::string text, DocumentOptions options = {}) {
    const auto document = make_document("test", std::move(text), options);
    std::vector<std::string> blocks;
    if (!document) return {document.error().describe()};
    for (const Block& block : document->blocks())
        blocks.push_back((block.kind == BlockKind::kHeading ? "H " : "P ") + std::string(document->text(block.span)));
    return blocks;
}

TEST(Document, EachLineIsAParagraphAndShortOnesWithoutStopAreHeadings) {
    EXPECT_THAT(
        blocks_of(
            "Talks resume\nBoth sides met in Vienna on Monday, officials said.\nNo deal yet\nThe minister left early."),
        ElementsAre("H Talks resume", "P Both sides met in Vienna on Monday, officials said.", "H No deal yet",
                    "P The minister left early."));
}

TEST(Document, TheLastLineIsNoHeading) {
    EXPECT_THAT(blocks_of("NATO praised Kosovo"), ElementsAre("P NATO praised Kosovo"));
}

TEST(Document, HardWrappedTextStaysOneParagraph) {
    const auto blocks = blocks_of("The ministers of both countries met on Monday in the capital to\n"
                                  "discuss the border, the price of bread and the weather, as they\n"
                                  "had done every spring since the war, and parted in good spirits\n"
                                  "without a statement.\n\nNothing else was agreed on.\n");
    ASSERT_EQ(blocks.size(), 2u);
    EXPECT_THAT(blocks[0], HasSubstr("to\ndiscuss"));
}

TEST(Document, ByteOrderMarkAndWindowsLinesLieBetweenBlocks) {
    EXPECT_THAT(blocks_of("\xEF\xBB\xBFHello there.\r\n\r\nBye.\r\n"), ElementsAre("P Hello there.", "P Bye."));
    const auto document = make_document("test", "\xEF\xBB\xBFHi.");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->origin().to_source(document->blocks()[0].span), (ByteSpan{3, 6})) << "those of the file";
}

TEST(Document, BlanksAndInvisibleLettersBesideThemMoveNoBytes) {
    const std::string bytes = "NATO\xC2\xA0praised\xE2\x80\x89Kosovo: \xE2\x80\x8D[W]e.\xE2\x80\x8B\n";
    const auto document = make_document("test", bytes);
    ASSERT_TRUE(document);
    EXPECT_TRUE(document->origin().is_identity());
    EXPECT_EQ(document->text().size(), bytes.size());
    EXPECT_EQ(document->text().find("[W]e"), bytes.find("[W]e"));
    EXPECT_EQ(document->text().substr(0, 13), "NATO  praised");
}

TEST(Document, InvisibleLettersInWordsAreLeftOut) {
    const auto document = make_document("test", "The govern\xC2\xAD"
                                                "ment met.");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text(), "The government met.");
}

TEST(Document, NoBreakSpacesAreTrimmed) {
    EXPECT_THAT(blocks_of("\xC2\xA0 Hello.\xC2\xA0\n"), ElementsAre("P Hello."));
}

TEST(Document, ControlCharactersAndNulAreNoText) {
    EXPECT_THAT(blocks_of(std::string("\0\x01 \x7F", 4)), ElementsAre());
}

TEST(Document, SentencesModeTakesEachLineAsItIs) {
    EXPECT_THAT(blocks_of("One line\nAnother one\n", {.sentences = true}), ElementsAre("P One line", "P Another one"));
}

TEST(Document, BadUtf8IsAnErrorWithTheOffset) {
    const auto document = make_document("bad.txt", "fine \xFF");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::kNotUtf8);
    EXPECT_THAT(document.error().describe(), HasSubstr("bad.txt: byte 5 (0xff)"));
}

TEST(Document, LossyKeepsOffsets) {
    const auto document = make_document("bad.txt", "a\xFF\xFE b", {.lossy = true});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text(), "a?? b");
}

TEST(Document, CharacterReferencesOfTheWebAreRead) {
    const std::string bytes = "Smith &amp; Sons said &#8220;no&#8221; to AT&T, R&D and &copy the &unknown; rest.";
    const auto document = make_document("test", bytes);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text(), "Smith & Sons said \u201Cno\u201D to AT&T, R&D and &copy the &unknown; rest.");
    const auto at = static_cast<std::uint32_t>(document->text().find("\u201Cno\u201D"));
    EXPECT_EQ(slice(bytes, document->origin().to_source({at, at + 8})), "&#8220;no&#8221;");
}

TEST(Document, WordsThatLineEndsPartAreJoined) {
    const std::string bytes = "The ministers of both countries met on Monday to discuss the govern-\n"
                              "ment of the border region, the price of bread and the weather, as they\n"
                              "had done every spring since the war, and parted in good spirits that\n"
                              "evening without a statement.\n";
    const auto document = make_document("test", bytes);
    ASSERT_TRUE(document);
    EXPECT_THAT(document->text(), HasSubstr("the government of"));
    const auto at = static_cast<std::uint32_t>(document->text().find("government"));
    EXPECT_EQ(slice(bytes, document->origin().to_source({at, at + 10})), "govern-\nment");
}

TEST(Document, ALongLineTakesLinearTime) {
    const auto document = make_document("long", std::string(20'000'000, 'a') + " " + std::string(20'000'000, ' '));
    ASSERT_TRUE(document);
    EXPECT_EQ(document->blocks()[0].span.size(), 20'000'000u);
}

} // namespace
} // namespace claimgraph
