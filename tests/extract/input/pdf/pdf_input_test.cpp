#include "tests/extract/input/collected.hpp"
#include "tests/extract/input/pdf/small_pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Collected read(std::string bytes, const ReadOptions& options = {}) {
    InputBytes input("a.pdf", std::move(bytes));
    Collected collected;
    input_format("pdf")->read(input, options, collected);
    return collected;
}

/// The blocks of the one document; headings with "# " before them.
std::vector<std::string> blocks_of(const SmallPdf& pdf) {
    const Collected collected = read(pdf.bytes());
    std::vector<std::string> blocks;
    if (collected.documents.size() != 1) return blocks;
    const Document& document = collected.documents.front();
    for (const Block& block : document.blocks())
        blocks.push_back((block.kind == BlockKind::kHeading ? "# " : "") + std::string(document.text(block.span)));
    return blocks;
}

TEST(PdfInput, JoinsLinesToParagraphsByIndentsAndGaps) {
    SmallPdf pdf;
    float y = pdf.lines(
        60, 700, {"The harbour was closed on Monday after a storm had", "damaged two of the four cranes there."});
    pdf.lines(72, y, {"Work will begin next week, the mayor said, and"});
    y = pdf.lines(60, y - 12, {"it will take a month at least for the first one."});
    pdf.lines(60, y - 8, {"Ships are sent to the old port until then by the", "authority of the river and the coast."});
    EXPECT_THAT(
        blocks_of(pdf.end_page()),
        ElementsAre("The harbour was closed on Monday after a storm had damaged two of the four cranes there.",
                    "Work will begin next week, the mayor said, and it will take a month at least for the first one.",
                    "Ships are sent to the old port until then by the authority of the river and the coast."));
}

TEST(PdfInput, ReadsColumnsFromLeftToRightBelowWhatGoesAcross) {
    SmallPdf pdf;
    pdf.text(60, 740, "Two cranes fell into the harbour of the town", 20, true);
    pdf.lines(60, 700,
              {"The left column begins here and it goes", "on for some lines of about the same",
               "width until it comes to the end of the", "page where the text does not stop but", "goes over to the"});
    pdf.lines(320, 700,
              {"other column on the right side, which", "is as wide as the first one and has as",
               "many lines in it as the other one had", "when the printer set them both on the", "page of the paper."});
    EXPECT_THAT(blocks_of(pdf.end_page()),
                ElementsAre("# Two cranes fell into the harbour of the town",
                            "The left column begins here and it goes on for some lines of about the same width until "
                            "it comes to the end of the page where the text does not stop but goes over to the other "
                            "column on the right side, which is as wide as the first one and has as many lines in it "
                            "as the other one had when the printer set them both on the page of the paper."));
}

TEST(PdfInput, LeavesHeadersFootersAndPageNumbersOut) {
    SmallPdf pdf;
    const std::vector<std::string> words = {"first", "second", "third", "fourth"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        pdf.text(60, 770, fmt::format("The Harbour Report {}", 40 + i));
        pdf.lines(60, 700,
                  {"This is what the " + words[i] + " page says to those who read it,",
                   "and it says it in " + words[i] + " place."});
        pdf.text(300, 30, fmt::format("- {} -", 40 + i)).end_page();
    }
    EXPECT_THAT(blocks_of(pdf),
                ElementsAre("This is what the first page says to those who read it, and it says it in first place.",
                            "This is what the second page says to those who read it, and it says it in second place.",
                            "This is what the third page says to those who read it, and it says it in third place.",
                            "This is what the fourth page says to those who read it, and it says it in fourth place."));
}

TEST(PdfInput, PutsFootnotesBehindTheParagraphTheyInterrupt) {
    SmallPdf pdf;
    pdf.text(60, 700, "The port was closed for")
        .text(170, 704, "1", 6)
        .text(180, 700, "three days in the month of May, and the");
    pdf.lines(60, 688, {"ships that came in these days had to wait in the bay in front of the"});
    pdf.lines(60, 676, {"town until the pilots came back to work, which they did on the first of"});
    pdf.text(60, 64, "1", 5).text(64, 60, "For two days, says the captain of the port.", 7.5);
    pdf.end_page();
    pdf.lines(60, 700, {"June, when the new contract was signed by both sides.", "It ended there."});
    EXPECT_THAT(
        blocks_of(pdf.end_page()),
        ElementsAre("The port was closed for three days in the month of May, and the ships that came in these days had "
                    "to wait in the bay in front of the town until the pilots came back to work, which they did on the "
                    "first of June, when the new contract was signed by both sides. It ended there.",
                    "For two days, says the captain of the port."));
}

TEST(PdfInput, LeavesTurnedTextAndShadowsOut) {
    SmallPdf pdf;
    pdf.text(20, 300, "arXiv stamp of the margin", 10, false, "0 1 -1 0")
        .text(100, 300, "DRAFT", 60, true, "0.7 0.7 -0.7 0.7");
    pdf.text(60, 700, "The shadow of this line is printed a second time.")
        .text(60.4F, 699.6F, "The shadow of this line is printed a second time.");
    EXPECT_THAT(blocks_of(pdf.end_page()), ElementsAre("The shadow of this line is printed a second time."));
}

TEST(PdfInput, JoinsHyphensAtLineEnds) {
    SmallPdf pdf;
    pdf.lines(60, 700,
              {"The govern-", "ment spoke of a long-term plan and of long-", "term work by Anglo-",
               "American firms since the mid-", "1990s at least."});
    EXPECT_THAT(blocks_of(pdf.end_page()), ElementsAre("The government spoke of a long-term plan and of long-term work "
                                                       "by Anglo-American firms since the mid-1990s at least."));
}

TEST(PdfInput, TakesTitleAuthorAndDateOfTheFile) {
    SmallPdf pdf;
    pdf.info("Title", "Cranes of the harbour").info("Author", "Ann Port").info("CreationDate", "D:20210305120000Z");
    pdf.lines(60, 700, {"Some words of a text that is about cranes."});
    const Collected collected = read(pdf.end_page().bytes());
    ASSERT_EQ(collected.documents.size(), 1U);
    const Document& document = collected.documents.front();
    EXPECT_EQ(document.source().title, "Cranes of the harbour");
    EXPECT_EQ(document.source().author, "Ann Port");
    ASSERT_TRUE(document.file_date());
    EXPECT_EQ(to_string(*document.file_date()), "2021-03-05");
    EXPECT_EQ(document.id(), "a.pdf");
    EXPECT_TRUE(document.origin().is_identity());
}

TEST(PdfInput, TakesTheLargestTextForNamesOfFiles) {
    SmallPdf pdf;
    pdf.info("Title", "Microsoft Word - cranes_v3.doc").info("Author", "anonymous");
    pdf.text(60, 740, "Cranes fall into the harbour", 18);
    pdf.lines(60, 700,
              {"Some words of a text that is about cranes and harbours.",
               "It has two lines, so that its size is the usual one."});
    const Collected collected = read(pdf.end_page().bytes());
    ASSERT_EQ(collected.documents.size(), 1U);
    EXPECT_EQ(collected.documents.front().source().title, "Cranes fall into the harbour");
    EXPECT_EQ(collected.documents.front().source().author, "");
}

TEST(PdfInput, SaysWhichPagesHaveNoText) {
    SmallPdf pdf;
    const Collected none = read(SmallPdf().end_page().end_page().bytes());
    EXPECT_THAT(none.documents, IsEmpty());
    EXPECT_THAT(none.refused, ElementsAre("a.pdf: 2 pages without text (scanned?)"));
    pdf.end_page().text(60, 700, "Words on the second page.").end_page();
    const Collected some = read(pdf.bytes());
    EXPECT_EQ(some.documents.size(), 1U);
    EXPECT_THAT(some.told, ElementsAre("a.pdf: page 1 has no text (scanned?)"));
}

TEST(PdfInput, RefusesWhatIsNoPdf) {
    EXPECT_THAT(read("%PDF-1.4\nnothing").refused, ElementsAre(HasSubstr("no PDF that can be opened")));
    EXPECT_THAT(read("").refused, ElementsAre(HasSubstr("no PDF that can be opened")));
}

TEST(PdfInput, IsKnownByItsFirstBytes) {
    const InputFormat& format = *input_format("pdf");
    EXPECT_EQ(format.detect("%PDF-1.7\n", "a.txt"), Likeness::kCertain);
    EXPECT_EQ(format.detect("junk\n%PDF-1.7\n", "a"), Likeness::kLikely);
    EXPECT_EQ(format.detect("text", "a.PDF"), Likeness::kLikely);
    EXPECT_EQ(format.detect("text about %PDF", "a.txt"), Likeness::kNo);
}

} // namespace
} // namespace claimgraph
