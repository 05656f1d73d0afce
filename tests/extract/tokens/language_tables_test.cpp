#include "extract/entities/knowledge/pronouns.hpp"
#include "extract/facts/fact_words.hpp"
#include "extract/syntax/inflections.hpp"
#include "extract/tokens/mark_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::filesystem::path kEnglish = CLAIMGRAPH_SOURCE_DIR "/models/en";

template <class Table>
std::string complaint_about(const std::string& text) {
    const auto table = Table::parse(text, "table.tsv");
    return table ? std::string() : table.error().describe();
}

TEST(FunctionWords, EveryKindHasAWordInEnglish) {
    const auto words = FunctionWords::load(kEnglish / "function_words.tsv");
    ASSERT_TRUE(words) << words.error().describe();
    for (std::size_t kind = 0; kind < kWordKindNames.size(); ++kind) {
        const std::string_view word = words->word(static_cast<WordKind>(kind));
        EXPECT_FALSE(word.empty()) << kWordKindNames[kind];
        EXPECT_TRUE(words->is(static_cast<WordKind>(kind), word)) << kWordKindNames[kind];
    }
}

TEST(FunctionWords, AWordIsOfSeveralKindsInAnyLetters) {
    const auto words = FunctionWords::parse("kind\twords\tvalue\nmodal\tmust; might\tobliged\n"
                                            "hedge\tmust\tpossible\nnegation\tnot\t-\n",
                                            "table.tsv");
    ASSERT_TRUE(words) << words.error().describe();
    EXPECT_EQ(words->kinds("MUST"), (WordKinds{WordKind::kModal, WordKind::kHedge}));
    EXPECT_EQ(words->kinds("not"), WordKinds{WordKind::kNegation});
    EXPECT_EQ(words->kinds("Oslo"), WordKinds());
    EXPECT_EQ(words->kinds(std::string(100, 'm')), WordKinds());
    EXPECT_EQ(words->modality(WordKind::kModal, "Must"), Modality::kObliged);
    EXPECT_EQ(words->modality(WordKind::kHedge, "must"), Modality::kPossible);
    EXPECT_EQ(words->modality(WordKind::kNegation, "not"), std::nullopt);
    EXPECT_EQ(words->word(WordKind::kCopula), "");
}

TEST(FunctionWords, NamesFileAndLineOfWhatIsWrong) {
    const std::string header = "kind\twords\tvalue\n";
    EXPECT_THAT(complaint_about<FunctionWords>(header + "denier\tfail\t-\n"),
                AllOf(HasSubstr("table.tsv:2"), HasSubstr("'denier' is not a kind")));
    EXPECT_THAT(complaint_about<FunctionWords>(header + "modal\tmay\tmaybe\n"), HasSubstr("'maybe' is not a modality"));
    EXPECT_THAT(complaint_about<FunctionWords>(header + "modal\tMay\tpossible\n"), HasSubstr("'May' has capitals"));
    EXPECT_THAT(complaint_about<FunctionWords>(header + "modal\t" + std::string(40, 'x') + "\t-\n"),
                HasSubstr("longer than 32 bytes"));
    EXPECT_FALSE(FunctionWords::load("no/such/words.tsv"));
}

TEST(TagSet, TellsTheTraitsOfTags) {
    const auto tags = TagSet::load(kEnglish / "tags.tsv");
    ASSERT_TRUE(tags) << tags.error().describe();
    EXPECT_EQ(tags->traits("NNPS"), (TagTraits{TagTrait::kNoun, TagTrait::kProper, TagTrait::kPlural}));
    EXPECT_TRUE(is_singular_common(tags->traits("NN")));
    EXPECT_FALSE(is_singular_common(tags->traits("NNS")) || is_singular_common(tags->traits("NNP")));
    EXPECT_FALSE(is_singular_common(tags->traits("JJ")));
    EXPECT_EQ(tags->traits("no tag"), TagTraits());
}

TEST(TagSet, NamesFileAndLineOfWhatIsWrong) {
    EXPECT_THAT(complaint_about<TagSet>("tag\ttraits\nNN\tnoun\nNN\tplural\n"),
                AllOf(HasSubstr("table.tsv:3"), HasSubstr("twice")));
    EXPECT_THAT(complaint_about<TagSet>("tag\ttraits\nNN\tnoun; dual\n"), HasSubstr("'dual' is not a trait"));
}

TEST(Pronouns, KnowPersons) {
    const auto pronouns = Pronouns::load(kEnglish / "pronouns.tsv");
    ASSERT_TRUE(pronouns) << pronouns.error().describe();
    EXPECT_EQ(pronouns->person_of("ourselves"), Person::kWe);
    EXPECT_EQ(pronouns->person_of("her"), Person::kShe);
    EXPECT_EQ(pronouns->person_of("theirs"), Person::kThey);
    EXPECT_EQ(pronouns->person_of("those"), Person::kThese);
    EXPECT_EQ(pronouns->person_of("who"), Person::kOther);
}

TEST(Pronouns, NameFileAndLineOfWhatIsWrong) {
    const std::string header = "pronoun\tperson\tnumber\tgender\n";
    EXPECT_THAT(complaint_about<Pronouns>(header + "xe\t3\tsingular\t-\n"),
                AllOf(HasSubstr("table.tsv:2"), HasSubstr("go together")));
    EXPECT_THAT(complaint_about<Pronouns>(header + "we\t1\tplural\t-\nwe\t1\tplural\t-\n"), HasSubstr("twice"));
}

TEST(FactWords, AreAllThere) {
    const auto words = FactWords::load(kEnglish / "fact_words.tsv");
    ASSERT_TRUE(words) << words.error().describe();
    EXPECT_EQ(words->copula_past_plural, "were");
    EXPECT_THAT(complaint_about<FactWords>("name\tword\narticle\ta\n"), HasSubstr("'copula_singular' is missing"));
    EXPECT_THAT(complaint_about<FactWords>("name\tword\narticle\ta\narticle\tan\n"),
                AllOf(HasSubstr("table.tsv:3"), HasSubstr("twice")));
    EXPECT_THAT(complaint_about<FactWords>("name\tword\nverb\tis\n"), HasSubstr("'verb' is not a name"));
}

TEST(Inflections, AreInTheOrderOfTheTable) {
    const auto inflections = Inflections::load(kEnglish / "inflections.tsv");
    ASSERT_TRUE(inflections) << inflections.error().describe();
    ASSERT_EQ(inflections->of("VBZ").size(), 3U);
    EXPECT_EQ(inflections->of("VBZ")[0].instead, "y");
    EXPECT_TRUE(inflections->of("VBG")[0].stem);
    EXPECT_EQ(inflections->of("VBG")[0].before, "ie");
    EXPECT_TRUE(inflections->is_irregular("VBN"));
    EXPECT_FALSE(inflections->is_irregular("VBG"));
    EXPECT_TRUE(inflections->of("VB").empty());
}

TEST(Inflections, NameFileAndLineOfWhatIsWrong) {
    const std::string header = "tag\tending\tinstead\trespelt\tirregular\n";
    EXPECT_THAT(complaint_about<Inflections>(header + "VBD\t-\t*\t-\t-\n"),
                AllOf(HasSubstr("table.tsv:2"), HasSubstr("a tag and an ending")));
    EXPECT_THAT(complaint_about<Inflections>(header + "VBD\ted\t*\tiy\t-\n"), HasSubstr("'iy' respells no stem"));
    EXPECT_THAT(complaint_about<Inflections>(header + "VBD\ted\t-\ti>y\t-\n"), HasSubstr("respells no stem"));
    EXPECT_THAT(complaint_about<Inflections>(header + "VBD\ted\t*\t-\tno\n"), HasSubstr("not 'no'"));
}

TEST(MarkWords, MarksLemmaFormAndTag) {
    const auto words =
        FunctionWords::parse("kind\twords\tvalue\ncopula\tbe\t-\ndemonstrative\tthese\t-\n", "words.tsv");
    const auto tags = TagSet::parse("tag\ttraits\nVBP\tpresent; finite\n", "tags.tsv");
    ASSERT_TRUE(words && tags);
    const Document document("text", "These are", {});
    Analysis analysis;
    analysis.tokens.resize(2);
    analysis.tokens[0].span = {0, 5};
    analysis.tokens[1].span = {6, 9};
    analysis.tokens[1].lemma = analysis.symbols.intern("be");
    analysis.tokens[1].xpos = analysis.symbols.intern("VBP");
    mark_words(document, *words, *tags, analysis);
    EXPECT_EQ(analysis.tokens[0].form_kinds, WordKinds{WordKind::kDemonstrative});
    EXPECT_EQ(analysis.tokens[0].kinds, WordKinds());
    EXPECT_EQ(analysis.tokens[0].traits, TagTraits());
    EXPECT_EQ(analysis.tokens[1].kinds, WordKinds{WordKind::kCopula});
    EXPECT_EQ(analysis.tokens[1].form_kinds, WordKinds());
    EXPECT_EQ(analysis.tokens[1].traits, (TagTraits{TagTrait::kPresent, TagTrait::kFinite}));
}

} // namespace
} // namespace claimgraph
