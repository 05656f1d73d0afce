#include "cli/output/fact_text.hpp"
#include "extract/text/document.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

TEST(FactTsv, WritesTheWordsOfTheTextWithoutControlCharacters) {
    const auto document = make_document("a.txt", "It keeps\tup.");
    ASSERT_TRUE(document);
    Analysis analysis;
    for (const ByteSpan span : {ByteSpan{0, 2}, ByteSpan{3, 8}, ByteSpan{9, 11}, ByteSpan{11, 12}})
        analysis.tokens.push_back({.span = span});
    analysis.sentences.push_back({.span = {0, 12}, .tokens = {TokenIndex{0}, TokenIndex{4}}});
    const Fact fact{.subject = {{TokenIndex{0}, {}}},
                    .relation = {{{}, "is"}, {TokenIndex{1}, {}}},
                    .arguments = {{{TokenIndex{2}, {}}, {TokenIndex{3}, {}}}, {{TokenIndex{0}, {}}}},
                    .sentence = SentenceIndex{0},
                    .confidence = 2.0 / 3};
    EXPECT_EQ(fact_tsv(fact, *document, analysis), "It keeps up.\t0.667\tIt\tis keeps\tup.\tIt\n");
}

} // namespace
} // namespace claimgraph::cli
