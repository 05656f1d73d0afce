#include "extract/claims/attribution/quotes.hpp"
#include "tests/extract/drawing_models.hpp"
#include "tests/extract/hand_made.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A text of words that hang on the first of their line; each quote as "block: words", "..." behind one left open.
std::vector<std::string> quotes(std::string_view lines) {
    std::string sentences;
    std::istringstream in{std::string(lines)};
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string label = "/NN";
        for (std::string word; words >> word; label = "/NN/dep>#1") sentences += word + label + ' ';
        sentences += '\n';
    }
    const HandMade text(sentences);
    std::vector<std::string> result;
    for (const Quote& quote : find_quotes(text.document(), text.analysis()))
        result.push_back(fmt::format("{}: {}{}", quote.block, text.words(quote.tokens), quote.left_open ? " ..." : ""));
    return result;
}

TEST(Quotes, AreWhatStandsBetweenTheMarks) {
    EXPECT_THAT(quotes("He said \" we left \" and \" they stayed \" ."), ElementsAre("0: we left", "0: they stayed"));
    EXPECT_THAT(quotes("He said nothing ."), IsEmpty());
}

TEST(Quotes, KnowTheMarksOfMoreThanOnePrinter) {
    EXPECT_THAT(quotes("A “ one ” B « two » C `` three '' D „ four ”"),
                ElementsAre("0: one", "0: two", "0: three", "0: four"));
}

TEST(Quotes, HoldTheQuotesInsideThem) {
    EXPECT_THAT(quotes("“ he told me “ go ” and went ” ."), ElementsAre("0: he told me “ go ” and went"));
}

TEST(Quotes, HoldQuotesOfTheSameMarks) {
    const auto found = [](std::string_view text) {
        const auto document = make_document("quotes", std::string(text));
        const Analysis analysis = analyze(*document, drawing_models());
        std::vector<std::string> words;
        for (const Quote& quote : find_quotes(*document, analysis))
            words.emplace_back(document->text(analysis.span_of(quote.tokens)));
        return words;
    };
    EXPECT_THAT(found(R"("The note is wrong. The "Free Army" left us. It fled," she wrote.)"),
                ElementsAre(R"(The note is wrong. The "Free Army" left us. It fled,)"));
    EXPECT_THAT(found(R"("The note is wrong, she wrote. "It is," he said.)"), SizeIs(2)) << "one mark is missing";
}

TEST(Quotes, CrossSentencesButNoParagraphs) {
    EXPECT_THAT(quotes("\" We left .\nThey stayed . \""), ElementsAre("0: We left . They stayed ."));
    EXPECT_THAT(quotes("\" We left .\n\n\" They stayed . \""), ElementsAre("0: We left . ...", "1: They stayed ."));
}

TEST(Quotes, EndWithTheText) { EXPECT_THAT(quotes("He said “ we left"), ElementsAre("0: we left ...")); }

TEST(Quotes, IgnoreMarksWithoutAPartnerAndWithoutWords) {
    EXPECT_THAT(quotes("He left ” ."), IsEmpty());
    EXPECT_THAT(quotes("He said “ ” ."), IsEmpty());
}

} // namespace
} // namespace claimgraph
