#include "extract/tokens/datelines.hpp"
#include "extract/tokens/tokenizer.hpp"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

namespace claimgraph {
namespace {

/// What is read as a dateline at the top of a text; empty if nothing is.
std::string dateline(const std::string& text) {
    static const TokenRules kRules = TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value();
    const auto document = make_document("dateline", text);
    if (!document) throw std::runtime_error(document.error().describe());
    const Analysis analysis = tokenize(*document, kRules);
    const Sentence& first = analysis.sentences.front();
    return first.is_text() ? "" : std::string(document->text(first.span));
}

TEST(Datelines, EndWithADash) {
    EXPECT_EQ(dateline("LIMA (Reuters) - The mine closed."), "LIMA (Reuters) -");
    EXPECT_EQ(dateline("LIMA, Peru (AP) — The mine closed."), "LIMA, Peru (AP) —");
    EXPECT_EQ(dateline("LIMA, March 3, 2025 -- The mine closed."), "LIMA, March 3, 2025 --");
    EXPECT_EQ(dateline("Lima, 4 June 2024 – The mine closed."), "Lima, 4 June 2024 –");
    EXPECT_EQ(dateline("LIMA/QUITO (AFP) - The mine closed."), "LIMA/QUITO (AFP) -");
    EXPECT_EQ(dateline("RIO DE JANEIRO - The mine closed."), "RIO DE JANEIRO -");
    EXPECT_EQ(dateline("March 3, 2025 (LIMA) - The mine closed."), "March 3, 2025 (LIMA) -");
    EXPECT_EQ(dateline("LIMA - 3 March 2025 - The mine closed."), "LIMA - 3 March 2025 -");
}

TEST(Datelines, HoldTheNamesOfAuthors) {
    EXPECT_EQ(dateline("By Ann Lee and Tom Ruiz | Lima\n\nThe mine closed."), "By Ann Lee and Tom Ruiz | Lima");
    EXPECT_EQ(dateline("By Ann Lee, LIMA (Reuters) - The mine closed."), "By Ann Lee, LIMA (Reuters) -");
}

TEST(Datelines, AreNotWhatSentencesBeginWith) {
    EXPECT_EQ(dateline("The mine - a large one - closed."), "");
    EXPECT_EQ(dateline("OPEC - a cartel - met in Vienna."), "");
    EXPECT_EQ(dateline("OPEC — Vienna's guest — met on Monday."), "");
    EXPECT_EQ(dateline("Ana Novak (Greens) – a former judge – resigned."), "");
    EXPECT_EQ(dateline("By Monday the mine had closed."), "");
    EXPECT_EQ(dateline("By Monday, Peru - the owner - had closed the mine."), "");
    EXPECT_EQ(dateline("MINE CLOSES IN PERU - MINISTRY OF ENERGY"), "");
    EXPECT_EQ(dateline("Peru has closed 12 mines."), "");
    EXPECT_EQ(dateline("-"), "");
    EXPECT_EQ(dateline("By"), "");
    EXPECT_EQ(dateline("(("), "");
}

TEST(Datelines, AreKnownInTextThatCameInSentences) {
    static const TokenRules kRules = TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value();
    const auto document = make_document("given", "LIMA (Reuters) -\nThe mine closed.", {.sentences = true});
    ASSERT_TRUE(document);
    Analysis analysis = tokenize(*document, kRules);
    ASSERT_EQ(analysis.sentences.size(), 2U);
    for (Sentence& sentence : analysis.sentences) sentence.block = BlockKind::kParagraph; // as read_conllu() has them
    mark_datelines(*document, kRules, analysis);
    EXPECT_FALSE(analysis.sentences[0].is_text());
    EXPECT_TRUE(analysis.sentences[1].is_text());
}

} // namespace
} // namespace claimgraph
