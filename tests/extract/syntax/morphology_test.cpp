#include "extract/syntax/morphology.hpp"
#include "extract/text/utf8.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

struct Word {
    const char* form;
    const char* lemma;
    Upos upos;
    const char* xpos;
    const char* feats;
};

AnalysedDocument document_of(const std::vector<Word>& words) {
    std::string text;
    Analysis analysis;
    for (const Word& word : words) {
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += word.form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        text += ' ';
        token.upos = word.upos;
        token.xpos = analysis.symbols.intern(word.xpos);
        if (*word.lemma != '\0') token.lemma = analysis.symbols.intern(word.lemma);
        if (*word.feats != '\0') token.feats = analysis.symbols.intern(word.feats);
        analysis.tokens.push_back(token);
    }
    return {Document("words", std::move(text), {}), std::move(analysis)};
}

std::vector<AnalysedDocument> treebank() {
    std::vector<AnalysedDocument> documents;
    documents.push_back(document_of({
        {"Ministers", "minister", Upos::kNoun, "NNS", "Number=Plur"},
        {"rejected", "reject", Upos::kVerb, "VBD", "Tense=Past"},
        {"reports", "report", Upos::kNoun, "NNS", "Number=Plur"},
        {"agreed", "agree", Upos::kVerb, "VBD", "Tense=Past"},
        {"accepted", "accept", Upos::kVerb, "VBD", "Tense=Past"},
        {"treaties", "treaty", Upos::kNoun, "NNS", "Number=Plur"},
        {"parties", "party", Upos::kNoun, "NNS", "Number=Plur"},
        {"men", "man", Upos::kNoun, "NNS", "Number=Plur"},
        {"went", "go", Upos::kVerb, "VBD", "Tense=Past"},
        {"Serbia", "Serbia", Upos::kPropn, "NNP", "Number=Sing"},
        {"more", "more", Upos::kAdj, "JJR", "Degree=Cmp"},
        {"worse", "bad", Upos::kAdj, "JJR", "Degree=Cmp"},
        {"fewer", "few", Upos::kAdj, "JJR", "Degree=Cmp,Sup"},
    }));
    return documents;
}

class MorphologyTest : public testing::Test {
  protected:
    const std::vector<AnalysedDocument> treebank_ = treebank();
    const Morphology morphology_ = Morphology::read(learn_morphology(treebank_)).value();
};

TEST_F(MorphologyTest, KnowsTheWordsItLearned) {
    for (const Token& token : treebank_[0].analysis.tokens) {
        const auto& [document, analysis] = treebank_[0];
        const std::string_view form = document.text(token.span);
        const std::string_view xpos = analysis.symbols.text(token.xpos);
        EXPECT_EQ(morphology_.lemma(form, token.upos, xpos), analysis.lemma(token)) << form;
        EXPECT_EQ(morphology_.feats(form, token.upos, xpos), analysis.symbols.text(token.feats)) << form;
    }
}

TEST_F(MorphologyTest, TreatsNewWordsLikeThoseWithTheSameEnding) {
    EXPECT_EQ(morphology_.lemma("Envoys", Upos::kNoun, "NNS"), "envoy");
    EXPECT_EQ(morphology_.lemma("armies", Upos::kNoun, "NNS"), "army");
    EXPECT_EQ(morphology_.lemma("visited", Upos::kVerb, "VBD"), "visit");
    EXPECT_EQ(morphology_.feats("visited", Upos::kVerb, "VBD"), "Tense=Past");
    EXPECT_EQ(morphology_.lemma("Kosovo", Upos::kPropn, "NNP"), "Kosovo") << "names keep their capitals";
}

TEST_F(MorphologyTest, LeavesNoWordWithoutALemma) {
    EXPECT_EQ(morphology_.lemma("s", Upos::kNoun, "NNS"), "s");
    EXPECT_EQ(morphology_.lemma("ed", Upos::kVerb, "VBD"), "ed");
    EXPECT_EQ(morphology_.lemma("Plan", Upos::kNone, ""), "plan") << "a tag that it does not know";
}

std::string learned(const std::vector<Word>& words) {
    const AnalysedDocument document = document_of(words);
    return learn_morphology({&document, 1});
}

TEST_F(MorphologyTest, CutsNoMoreThanTheEndingThatItKnows) {
    EXPECT_EQ(morphology_.lemma("sheep", Upos::kNoun, "NNS"), "sheep") << "most plurals lose an s; this has none";
    EXPECT_EQ(morphology_.lemma("shot", Upos::kVerb, "VBD"), "shot");
    const auto names = Morphology::read(learned({{"JULY", "July", Upos::kPropn, "NNP", ""},
                                                 {"REILLY", "Reilly", Upos::kPropn, "NNP", ""},
                                                 {"DULY", "Duly", Upos::kPropn, "NNP", ""}}));
    EXPECT_EQ(names->lemma("MCNALLY", Upos::kPropn, "NNP"), "MCNALLY");
}

TEST_F(MorphologyTest, NeverCutsACharacterInTwo) {
    // Rules that a treebank would hardly teach, as a model may hold them: lemmas must stay text.
    const auto rules = Morphology::read("E\t\tNOUN|NNS\t1\t\nE\t\tVERB|VB\t2\tx\n");
    for (const char* form : {"人", "日本人", "é", "😀", "café", "aé", "s"}) {
        EXPECT_FALSE(find_invalid_utf8(rules->lemma(form, Upos::kNoun, "NNS")).has_value()) << form;
        EXPECT_FALSE(find_invalid_utf8(rules->lemma(form, Upos::kVerb, "VB")).has_value()) << form;
    }
    // Forms and lemmas that share only the first byte of a character.
    const std::string text = learned({{"né", "nè", Upos::kX, "FW", ""}, {"bé", "bè", Upos::kX, "FW", ""}});
    EXPECT_FALSE(find_invalid_utf8(text).has_value());
    EXPECT_EQ(Morphology::read(text)->lemma("té", Upos::kX, "FW"), "tè");
}

TEST_F(MorphologyTest, LearnsNoLemmaFromATypo) {
    const auto rules = Morphology::read(learned({{"teh", "the", Upos::kDet, "DT", "Typo=Yes"}}));
    EXPECT_EQ(rules->lemma("teh", Upos::kDet, "DT"), "teh");
}

TEST_F(MorphologyTest, KeepsWhatIsGiven) {
    AnalysedDocument given =
        document_of({{"Plans", "scheme", Upos::kNoun, "NNS", ""}, {"plans", "", Upos::kNoun, "NNS", "Number=Coll"}});
    morphology_.annotate(given.document, given.analysis);
    const auto& analysis = given.analysis;
    EXPECT_EQ(analysis.lemma(analysis.tokens[0]), "scheme");
    EXPECT_EQ(analysis.symbols.text(analysis.tokens[0].feats), "Number=Plur");
    EXPECT_EQ(analysis.lemma(analysis.tokens[1]), "plan");
    EXPECT_EQ(analysis.symbols.text(analysis.tokens[1].feats), "Number=Coll");
}

TEST_F(MorphologyTest, LearnsTheSameFromTheSame) {
    EXPECT_EQ(learn_morphology(treebank_), learn_morphology(treebank()));
}

TEST_F(MorphologyTest, LearnsNothingFromNothing) {
    EXPECT_EQ(learn_morphology({}), "");
    EXPECT_EQ(Morphology::read("").value().lemma("Plans", Upos::kNoun, "NNS"), "plans");
}

TEST_F(MorphologyTest, RefusesLinesItDoesNotKnow) {
    for (const char* bad :
         {"Q\ta\tb\n", "W\ta\tb\n", "F\tNOUN|NN\n", "\n", "E\ts\tNOUN|NNS\tx\t\n", "E\ts\tNOUN|NNS\t1x\t\n",
          "W\tform\tNOUN|NN\t\xE9\n", "E\ts\tNOUN|NNS\t1\n", "F\tNOUN|NN\t\nX\ta\n", "F\tNOUN|NN\ta\tb\n"}) {
        const auto morphology = Morphology::read(bad);
        ASSERT_FALSE(morphology.has_value()) << bad;
        EXPECT_EQ(morphology.error().code, ErrorCode::kBadModel);
        EXPECT_NE(morphology.error().message.find("of the morphology"), std::string::npos);
    }
}

} // namespace
} // namespace claimgraph
