#include "extract/syntax/encoder/encoder_annotator.hpp"
#include "tests/extract/syntax/toy_treebank.hpp"
#include "tools/train/encoder/ensemble.hpp"

#include <gtest/gtest.h>

namespace claimgraph::encoder {
namespace {

/// The same words with nothing known about them.
Toy blank(Toy toy) {
    for (Token& token : toy.analysis.tokens) {
        token.upos = Upos::kNone;
        token.xpos = token.deprel = Symbol{};
        token.head = TokenIndex{};
    }
    return toy;
}

void expect_one_tree_a_sentence(const Analysis& analysis) {
    for (const Sentence& sentence : analysis.sentences) {
        std::size_t roots = 0;
        for (const Token& token : analysis.of(sentence.tokens)) {
            EXPECT_NE(token.upos, Upos::kNone);
            ASSERT_TRUE(static_cast<bool>(token.deprel));
            EXPECT_EQ(token.deprel == deprel::root, !token.head);
            roots += token.head ? 0 : 1;
            std::size_t steps = 0;
            for (TokenIndex up = token.head; up; up = analysis[up].head) {
                ASSERT_TRUE(sentence.tokens.contains(up));
                ASSERT_LT(steps++, sentence.tokens.size());
            }
        }
        EXPECT_EQ(roots, 1U);
    }
}

class EncoderAnnotatorTest : public testing::Test {
  protected:
    const Toy gold_ = make_toy();
    const std::string bytes_ = train_toy(gold_);
};

TEST_F(EncoderAnnotatorTest, FindsTheTreesItLearned) {
    Toy toy = blank(make_toy());
    EncoderAnnotator::open(bytes_)->annotate(toy.document, toy.analysis);
    expect_one_tree_a_sentence(toy.analysis);
    for (std::size_t i = 0; i < toy.analysis.tokens.size(); ++i) {
        const Token& token = toy.analysis.tokens[i];
        const Token& gold = gold_.analysis.tokens[i];
        EXPECT_EQ(token.upos, gold.upos);
        EXPECT_EQ(toy.analysis.symbols.text(token.xpos), gold_.analysis.symbols.text(gold.xpos));
        EXPECT_EQ(token.head, gold.head);
        EXPECT_EQ(token.deprel, gold.deprel);
    }
}

TEST_F(EncoderAnnotatorTest, KeepsGivenTagsAndTrees) {
    Toy toy = blank(make_toy());
    toy.analysis.tokens[0].upos = Upos::kX;    // a tag that the net does not know
    toy.analysis.tokens[1].upos = Upos::kNoun; // one that it would not choose
    const std::size_t second = toy.analysis.sentences[1].tokens.begin.value;
    for (std::size_t i = second; i < toy.analysis.sentences[1].tokens.end.value; ++i) {
        toy.analysis.tokens[i].deprel = i == second ? deprel::root : deprel::dep;
        toy.analysis.tokens[i].head = i == second ? TokenIndex{} : TokenIndex{second};
    }
    EncoderAnnotator::open(bytes_)->annotate(toy.document, toy.analysis);
    expect_one_tree_a_sentence(toy.analysis);
    EXPECT_EQ(toy.analysis.tokens[0].upos, Upos::kX);
    EXPECT_EQ(toy.analysis.tokens[1].upos, Upos::kNoun);
    EXPECT_TRUE(static_cast<bool>(toy.analysis.tokens[1].xpos));
    EXPECT_EQ(toy.analysis.tokens[second + 1].head, TokenIndex{second});
    EXPECT_EQ(toy.analysis.tokens[second + 1].deprel, deprel::dep);
}

TEST_F(EncoderAnnotatorTest, LabelsGivenHeads) {
    Toy toy = blank(make_toy());
    auto& tokens = toy.analysis.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].head = gold_.analysis.tokens[i].head;
    tokens[0].deprel = deprel::vocative; // one label is given, the others of its sentence are not
    tokens[5].head = TokenIndex{7};      // another tree than the net would choose: the plan rejected
    tokens[7].head = TokenIndex{};
    EncoderAnnotator::open(bytes_)->annotate(toy.document, toy.analysis);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i < 4 || i > 8) {
            EXPECT_EQ(tokens[i].head, gold_.analysis.tokens[i].head) << i;
            EXPECT_EQ(tokens[i].deprel, i == 0 ? deprel::vocative : gold_.analysis.tokens[i].deprel) << i;
        }
    }
    EXPECT_EQ(tokens[5].head, TokenIndex{7});
    EXPECT_EQ(tokens[7].head, TokenIndex{});
    expect_one_tree_a_sentence(toy.analysis);
}

TEST_F(EncoderAnnotatorTest, LabelsCrossingAndLongTrees) {
    Toy toy = blank(make_toy());
    auto& tokens = toy.analysis.tokens;
    const std::int32_t heads[] = {2, 3, -1, 2}; // 1 <- 3 crosses 2 <- 4, once the second hangs on the last
    for (std::size_t i = 0; i < 4; ++i)
        if (heads[i] >= 0) tokens[i].head = TokenIndex{static_cast<std::size_t>(heads[i])};
    const auto annotator = EncoderAnnotator::open(bytes_);
    annotator->annotate(toy.document, toy.analysis);
    expect_one_tree_a_sentence(toy.analysis);
    EXPECT_EQ(tokens[1].head, TokenIndex{3});
    EXPECT_EQ(tokens[3].head, TokenIndex{2});

    constexpr std::size_t kMany = 100'000;
    Analysis analysis;
    analysis.tokens.assign(kMany, Token{.span = {0, 5}});
    for (std::size_t i = 0; i + 1 < kMany; ++i) analysis.tokens[i].head = TokenIndex{kMany - 1}; // all on the last
    analysis.sentences.push_back({{0, 5}, {TokenIndex{0}, TokenIndex{kMany}}, BlockKind::kParagraph});
    annotator->annotate(Document("long", "Talks", {}), analysis);
    expect_one_tree_a_sentence(analysis);
    EXPECT_EQ(analysis.tokens.front().head, TokenIndex{kMany - 1});
}

TEST_F(EncoderAnnotatorTest, PredictsWhatIsNoWholeTree) {
    Toy toy = blank(make_toy());
    toy.analysis.tokens[0].head = TokenIndex{2};                                     // the only head of its sentence
    for (std::size_t i = 4; i < 9; ++i) toy.analysis.tokens[i].deprel = deprel::dep; // labels without heads
    EncoderAnnotator::open(bytes_)->annotate(toy.document, toy.analysis);
    expect_one_tree_a_sentence(toy.analysis);
    for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(toy.analysis.tokens[i].head, gold_.analysis.tokens[i].head) << i;
}

TEST_F(EncoderAnnotatorTest, MakesOneTreeOfAnything) {
    std::string text;
    Analysis analysis;
    const auto add_sentence = [&](const std::vector<std::string>& words) {
        Sentence sentence;
        sentence.tokens.begin = TokenIndex{analysis.tokens.size()};
        for (const std::string& word : words) {
            Token token;
            token.span = {static_cast<std::uint32_t>(text.size()),
                          static_cast<std::uint32_t>(text.size() + word.size())};
            text += word + ' ';
            analysis.tokens.push_back(token);
        }
        sentence.tokens.end = TokenIndex{analysis.tokens.size()};
        analysis.sentences.push_back(sentence);
    };
    add_sentence({"😀", "😀😀", "\xf0\x9f"});
    add_sentence({});
    add_sentence({"."});
    add_sentence(std::vector<std::string>(10'000, "Talks"));
    add_sentence({std::string(100'000, 'x'), "urged"});
    const Document document("odd", text, {});
    const auto annotator = EncoderAnnotator::open(bytes_);
    analysis.sentences.erase(analysis.sentences.begin() + 1);
    annotator->annotate(document, analysis);
    expect_one_tree_a_sentence(analysis);

    Analysis nothing;
    annotator->annotate(document, nothing);
    EXPECT_TRUE(nothing.tokens.empty());
}

TEST_F(EncoderAnnotatorTest, GivesTheSameTreesOnEverySetOfInstructions) {
    Toy first = blank(make_toy());
    EncoderAnnotator::open(bytes_, *available_kernels().front())->annotate(first.document, first.analysis);
    for (const Kernels* kernels : available_kernels()) {
        Toy toy = blank(make_toy());
        EncoderAnnotator::open(bytes_, *kernels)->annotate(toy.document, toy.analysis);
        for (std::size_t i = 0; i < toy.analysis.tokens.size(); ++i) {
            EXPECT_EQ(toy.analysis.tokens[i].head, first.analysis.tokens[i].head) << kernels->name;
            EXPECT_EQ(toy.analysis.tokens[i].deprel, first.analysis.tokens[i].deprel) << kernels->name;
        }
    }
}

TEST_F(EncoderAnnotatorTest, OfSeveralNetsDecidesTogether) {
    EncoderTraining training = toy_training();
    training.seed = 9;
    const TrainingText text{&gold_.document, &gold_.analysis};
    const std::string other = train_encoder({&text, 1}, training).value_or("");
    const std::vector<QuantisedNet> nets = {*open_net(bytes_), *open_net(other)};
    Toy toy = blank(make_toy());
    std::vector<float> confidence;
    Ensemble::of(nets)->annotate(toy.document, toy.analysis, &confidence);
    expect_one_tree_a_sentence(toy.analysis);
    for (std::size_t i = 0; i < toy.analysis.tokens.size(); ++i)
        EXPECT_EQ(toy.analysis.tokens[i].head, gold_.analysis.tokens[i].head);
    ASSERT_EQ(confidence.size(), toy.analysis.sentences.size());
    for (const float value : confidence) EXPECT_GT(value, 0.5F);

    std::vector<QuantisedNet> unlike = nets;
    unlike[1].labels.back() = "other";
    EXPECT_FALSE(Ensemble::of(unlike).has_value());
}

} // namespace
} // namespace claimgraph::encoder
