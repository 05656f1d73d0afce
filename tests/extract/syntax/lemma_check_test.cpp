#include "extract/claims/frames/relation_table.hpp"
#include "extract/syntax/lemma_check.hpp"
#include "extract/syntax/model_file.hpp"
#include "extract/syntax/morphology.hpp"
#include "graph/base/tsv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

constexpr std::string_view kTable = "form\tupos\tlemma\n"
                                    "bound\tVERB\t-\n"
                                    "bound\tVERB\tbind\n"
                                    "carry\tVERB\t-\n"
                                    "dutch\tADJ\tDutch\n"
                                    "lie\tVERB\t-\n"
                                    "model\tVERB\t-\n"
                                    "potato\tNOUN\t-\n"
                                    "provoke\tVERB\t-\n"
                                    "root\tVERB\t-\n"
                                    "scrap\tVERB\t-\n"
                                    "scrape\tVERB\t-\n"
                                    "sung\tVERB\tsing\n"
                                    "tier\tNOUN\t-\n"
                                    "wild\tADJ\t-\n";

Lexicon lexicon() {
    return Lexicon::read(kTable, "words.tsv",
                         Inflections::load(CLAIMGRAPH_SOURCE_DIR "/models/en/inflections.tsv").value())
        .value();
}

TEST(Lexicon, TellsPartsOfSpeechApart) {
    const Lexicon words = lexicon();
    EXPECT_TRUE(words.has("potato", Upos::kNoun));
    EXPECT_FALSE(words.has("potato", Upos::kVerb));
    EXPECT_TRUE(words.has("potato") && words.has("sung") && !words.has("sing"));
    EXPECT_EQ(words.irregular("sung", Upos::kVerb), "sing");
    EXPECT_EQ(words.irregular("sung", Upos::kNoun), "");
    EXPECT_EQ(words.irregular("bound", Upos::kVerb), "bind");
    EXPECT_TRUE(words.has("bound", Upos::kVerb)) << "also a word of its own";
    EXPECT_FALSE(words.has("sung", Upos::kVerb)) << "a form, no lemma";
    EXPECT_FALSE(Lexicon().has("potato"));
}

TEST(Lexicon, RefusesWhatItCannotSearch) {
    for (const auto& [rows, complaint] :
         {std::pair("b\tVERB\t-\na\tVERB\t-\n", "sorted"), std::pair("a\tVERB\tb\na\tVERB\tb\n", "sorted"),
          std::pair("a\tWORD\t-\n", "'WORD' is not a UPOS tag"), std::pair("-\tVERB\ta\n", "missing")}) {
        const auto words = Lexicon::read(std::string("form\tupos\tlemma\n") + rows, "words.tsv");
        ASSERT_FALSE(words) << rows;
        EXPECT_THAT(words.error().describe(), HasSubstr("words.tsv"));
        EXPECT_THAT(words.error().describe(), HasSubstr(complaint));
    }
    EXPECT_FALSE(Lexicon::load("no/such/folder"));
}

TEST(LemmaCheck, PutsRightWhatEndingsMakeWrong) {
    const Lexicon words = lexicon();
    EXPECT_EQ(checked_lemma(words, "provoked", Upos::kVerb, "VBN", "provok"), "provoke");
    EXPECT_EQ(checked_lemma(words, "provoking", Upos::kVerb, "VBG", "provok"), "provoke");
    EXPECT_EQ(checked_lemma(words, "rooted", Upos::kVerb, "VBN", "roote"), "root");
    EXPECT_EQ(checked_lemma(words, "modelling", Upos::kVerb, "VBG", "modell"), "model");
    EXPECT_EQ(checked_lemma(words, "lying", Upos::kVerb, "VBG", "ly"), "lie");
    EXPECT_EQ(checked_lemma(words, "carried", Upos::kVerb, "VBD", "carri"), "carry");
    EXPECT_EQ(checked_lemma(words, "potatoes", Upos::kNoun, "NNS", "potatoe"), "potato");
    EXPECT_EQ(checked_lemma(words, "wildest", Upos::kAdj, "JJS", "wilde"), "wild");
    EXPECT_EQ(checked_lemma(words, "sung", Upos::kVerb, "VBN", "sang"), "sing");
    EXPECT_EQ(checked_lemma(words, "bound", Upos::kVerb, "VBD", "bound"), "bind");
    EXPECT_EQ(checked_lemma(words, "bound", Upos::kVerb, "VB", "boun"), "bound");
    EXPECT_EQ(checked_lemma(words, "dutch", Upos::kAdj, "JJ", "dutch"), "Dutch");
}

TEST(LemmaCheck, HearsTheDoubledConsonant) {
    const Lexicon words = lexicon();
    EXPECT_EQ(checked_lemma(words, "scraping", Upos::kVerb, "VBG", "scrap"), "scrape");
    EXPECT_EQ(checked_lemma(words, "scrapping", Upos::kVerb, "VBG", "scrap"), "scrap");
}

TEST(LemmaCheck, LeavesAloneWhatNoListKnows) {
    const Lexicon words = lexicon();
    EXPECT_EQ(checked_lemma(words, "blogged", Upos::kVerb, "VBD", "blog"), "blog");
    EXPECT_EQ(checked_lemma(words, "tier", Upos::kAdj, "JJR", "ty"), "tier") << "a word, if not of this kind";
    EXPECT_EQ(checked_lemma(words, "s", Upos::kNoun, "NNS", "s"), "s");
    EXPECT_EQ(checked_lemma(words, "ing", Upos::kVerb, "VBG", "ing"), "ing");
    EXPECT_EQ(checked_lemma(words, "provoked", Upos::kAux, "VBD", "x"), "x") << "no open class";
}

/// A wrong lemma of a verb that triggers a relation is a claim lost.
TEST(LemmaCheck, KnowsAllFormsOfTheVerbsOfRelations) {
    const std::string models = CLAIMGRAPH_SOURCE_DIR "/models/en/";
    const auto relations = RelationTable::load(models);
    ASSERT_TRUE(relations) << relations.error().describe();
    auto words = Lexicon::load(models);
    ASSERT_TRUE(words) << words.error().describe();
    const auto file = ModelFile::open(models + "syntax.model");
    ASSERT_TRUE(file) << file.error().describe();
    const auto morphology =
        Morphology::read(file->section("morphology").value(), std::make_shared<const Lexicon>(std::move(*words)));
    ASSERT_TRUE(morphology) << morphology.error().describe();

    std::size_t verbs = 0;
    const auto check = [&](const TsvRow& row) -> std::string {
        ++verbs;
        EXPECT_FALSE(relations->frames(AnchorKind::kVerb, row[0]).empty()) << row[0] << " triggers nothing";
        constexpr std::array<std::string_view, 5> kTags = {"VB", "VBZ", "VBD", "VBN", "VBG"};
        for (std::size_t i = 0; i < kTags.size(); ++i)
            EXPECT_EQ(morphology->lemma(row[i], Upos::kVerb, kTags[i]), row[0]) << row[i] << ' ' << kTags[i];
        return {};
    };
    const auto read = read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/extract/syntax/verb_forms.tsv",
                               {"VB", "VBZ", "VBD", "VBN", "VBG"}, check);
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_GT(verbs, 700u);
}

} // namespace
} // namespace claimgraph
