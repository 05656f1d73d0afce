#include "extract/tokens/tokenizer.hpp"
#include "tools/evaluate/segmentation_score.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

const TokenRules& rules() {
    static const TokenRules loaded = TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value();
    return loaded;
}

TEST(SegmentationScore, ItsOwnAnswerIsAllRight) {
    const auto gold = make_document("gold", "They don't go. We do.\n\nAll went well.").value();
    SegmentationScore score;
    evaluate_segmentation(gold, tokenize(gold, rules()), rules(), score);
    EXPECT_EQ(score.tokens.gold, 11u);
    EXPECT_EQ(score.words.gold, 12u);
    EXPECT_EQ(score.sentences.gold, 3u);
    EXPECT_DOUBLE_EQ(score.tokens.f1(), 1.0);
    EXPECT_DOUBLE_EQ(score.words.f1(), 1.0);
    EXPECT_DOUBLE_EQ(score.sentences.f1(), 1.0);
}

TEST(SegmentationScore, CountsSpansThatAreRightAtBothEnds) {
    const auto gold = make_document("gold", "They left. We do.").value();
    Analysis analysis = tokenize(gold, rules());
    analysis.sentences = {{{0, 17}, {TokenIndex{0}, TokenIndex{6}}, BlockKind::kParagraph}};
    analysis.tokens[0].span.end = 3;
    SegmentationScore score;
    evaluate_segmentation(gold, analysis, rules(), score);
    EXPECT_EQ(score.tokens.right, 5u);
    EXPECT_EQ(score.sentences.right, 0u);
    EXPECT_EQ(score.sentences.found, 2u);
    EXPECT_DOUBLE_EQ(score.sentences.f1(), 0.0);
}

TEST(SegmentationScore, LineBreaksInsideABlockAreNoHelp) {
    const std::vector<Block> blocks = {{{0, 17}, BlockKind::kParagraph}};
    const Document gold("gold", "we left\nwe did it", blocks);
    SegmentationScore score;
    evaluate_segmentation(gold, tokenize(gold, rules()), rules(), score);
    EXPECT_EQ(score.sentences.found, 1u);
}

} // namespace
} // namespace claimgraph
