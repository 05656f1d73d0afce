#include "tools/evaluate/syntax_score.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

AnalysedDocument document_of(std::string_view conllu) {
    ConlluReader reader(conllu, "gold");
    auto document = reader.next();
    EXPECT_TRUE(document && *document);
    return std::move(**document);
}

constexpr std::string_view kGold = "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj:pass\t_\t_\n"
                                   "2-3\twanna\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                   "2\twant\twant\tVERB\tVBP\tTense=Pres\t0\troot\t_\t_\n"
                                   "3\tto\tto\tPART\tTO\t_\t2\tmark\t_\tNote=x\n"
                                   "4\tagree\tagree\tVERB\tVB\tVerbForm=Inf\t2\txcomp\t_\tSpaceAfter=No\n"
                                   "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

/// Gives the answers that it was told, and checks that it was told nothing else.
class Parrot final : public SyntaxModel {
  public:
    explicit Parrot(std::string_view answers) : answers_(document_of(answers)) {}

    void annotate(const Document& document, Analysis& analysis) const override {
        const Analysis& answers = answers_.analysis;
        ASSERT_EQ(analysis.tokens.size(), answers.tokens.size());
        ASSERT_EQ(analysis.sentences.size(), answers.sentences.size());
        EXPECT_EQ(analysis.multiwords.size(), answers.multiwords.size());
        for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
            Token& token = analysis.tokens[i];
            const Token& answer = answers.tokens[i];
            EXPECT_EQ(analysis.form(document, token), answers.form(answers_.document, answer));
            EXPECT_EQ(token.space_after, answer.space_after);
            EXPECT_EQ(token.upos, Upos::kNone);
            EXPECT_FALSE(token.head || token.lemma || token.xpos || token.feats || token.deprel || token.misc);
            token.upos = answer.upos;
            token.head = answer.head;
            for (const auto column : {&Token::lemma, &Token::xpos, &Token::feats, &Token::deprel})
                if (answer.*column) token.*column = analysis.symbols.intern(answers.symbols.text(answer.*column));
        }
    }

  private:
    AnalysedDocument answers_;
};

SyntaxScore score_of(std::string_view answers) {
    SyntaxScore score;
    evaluate_syntax(document_of(kGold), Parrot(answers), score);
    return score;
}

TEST(SyntaxScore, IsFullForTheGold) {
    const SyntaxScore score = score_of(kGold);
    EXPECT_EQ(score.tokens, 5U);
    for (const std::uint64_t right :
         {score.upos, score.xpos, score.feats, score.lemmas, score.heads, score.labelled, score.labelled_full})
        EXPECT_EQ(right, 5U);
    EXPECT_GE(score.seconds, 0.0);
}

TEST(SyntaxScore, CountsEachColumnForItself) {
    struct Case {
        const char* gold;
        const char* answer;
        std::uint64_t SyntaxScore::*less;
    };
    const Case cases[] = {
        {"NOUN\t", "PROPN\t", &SyntaxScore::upos},
        {"\tNNS\t", "\t_\t", &SyntaxScore::xpos},
        {"Number=Plur", "Number=Sing", &SyntaxScore::feats},
        {"\tenvoy\t", "\tenvoys\t", &SyntaxScore::lemmas},
        {"nsubj:pass", "nsubj", &SyntaxScore::labelled_full},
    };
    for (const auto& [gold, answer, less] : cases) {
        std::string answers(kGold);
        answers.replace(answers.find(gold), std::string_view(gold).size(), answer);
        const SyntaxScore score = score_of(answers);
        for (const auto column : {&SyntaxScore::upos, &SyntaxScore::xpos, &SyntaxScore::feats, &SyntaxScore::lemmas,
                                  &SyntaxScore::heads, &SyntaxScore::labelled, &SyntaxScore::labelled_full})
            EXPECT_EQ(score.*column, column == less ? 4U : 5U) << answer;
    }
}

TEST(SyntaxScore, NeedsTheHeadForTheLabel) {
    std::string answers(kGold);
    answers.replace(answers.find("\t2\txcomp"), 3, "\t1\t");
    answers.replace(answers.find("mark"), 4, "dep");
    const SyntaxScore score = score_of(answers);
    EXPECT_EQ(score.heads, 4U);
    EXPECT_EQ(score.labelled, 3U);
    EXPECT_EQ(score.labelled_full, 3U);
}

TEST(SyntaxScore, MatchesWordsByTheirBytes) {
    const AnalysedDocument gold = document_of("1\tU.S.\tU.S.\tPROPN\t_\tAbbr=Yes|Typo=Yes\t2\tnsubj\t_\t_\n"
                                              "2\tacts\tact\tVERB\t_\t_\t0\troot\t_\t_\n"
                                              "3\tnow\t_\tADV\t_\t_\t2\tadvmod\t_\tSpaceAfter=No\n"
                                              "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n");
    const AnalysedDocument answer = document_of("1\tU.\tU.\tPROPN\t_\t_\t2\tnsubj\t_\tSpaceAfter=No\n"
                                                "2\tS.\tS.\tPROPN\t_\t_\t3\tnsubj\t_\t_\n"
                                                "3\tacts\tact\tVERB\t_\t_\t0\troot\t_\t_\n"
                                                "4\tnow\tnow\tADV\t_\tExtPos=ADV\t2\tadvmod\t_\tSpaceAfter=No\n"
                                                "5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n");
    SyntaxScore score;
    score_syntax(gold, answer, score);
    EXPECT_EQ(score.tokens, 4U);
    EXPECT_EQ(score.found, 5U);
    EXPECT_EQ(score.upos, 3U);
    EXPECT_EQ(score.feats, 3U) << "features that are not universal do not count";
    EXPECT_EQ(score.lemmas, 3U) << "the gold leaves one open";
    EXPECT_EQ(score.heads, 2U) << "a head that is no word of the gold is wrong";
    EXPECT_DOUBLE_EQ(score.f1(score.upos), 2.0 * 3 / 9);
    EXPECT_EQ(score.content_gold, 3U);
    EXPECT_EQ(score.content_found, 4U);
    EXPECT_EQ(score.content_right, 1U);
}

TEST(SyntaxScore, AddsDocumentsUp) {
    SyntaxScore score;
    for (int i = 0; i < 3; ++i) evaluate_syntax(document_of(kGold), Parrot(kGold), score);
    EXPECT_EQ(score.tokens, 15U);
    EXPECT_EQ(score.labelled, 15U);
}

TEST(SyntaxScore, CountsEveryUniversalFeature) {
    // https://universaldependencies.org/u/feat/index.html
    for (const std::string name : {"Abbr",    "Animacy", "Aspect",   "Case",    "Definite", "Degree",   "Evident",
                                   "Foreign", "Gender",  "Mood",     "NumType", "Number",   "Person",   "Polarity",
                                   "Polite",  "Poss",    "PronType", "Reflex",  "Tense",    "VerbForm", "Voice"}) {
        const auto word = [&](const std::string& value) {
            return "1\tgoes\tgo\tVERB\tVBZ\t" + name + "=" + value + "\t0\troot\t_\t_\n\n";
        };
        SyntaxScore score;
        score_syntax(document_of(word("A")), document_of(word("B")), score);
        EXPECT_EQ(score.feats, 0U) << name << " differs";
    }
}

} // namespace
} // namespace claimgraph
