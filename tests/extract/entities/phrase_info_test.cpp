#include "extract/entities/coreference/name_behind.hpp"
#include "extract/entities/coreference/phrase_info.hpp"
#include "tests/extract/entities/phrase_stage.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(PhraseInfo, KnowsWhomAPronounMayMean) {
    const PhraseStage stage("She/PRP/nsubj>told told=tell/VBD him/PRP/iobj>told ,/,/punct>told they/PRP/nsubj>sold "
                            "sold=sell/VBD/ccomp>told it/PRP/obj>sold");
    EXPECT_EQ(stage["She"].animacy, Animacy::kWoman);
    EXPECT_EQ(stage["him"].animacy, Animacy::kMan);
    EXPECT_EQ(stage["it"].animacy, Animacy::kThing);
    EXPECT_EQ(stage["they"].animacy, Animacy::kUnknown);
    EXPECT_EQ(stage["they"].number, Count::kMany);
    EXPECT_EQ(stage["it"].number, Count::kOne);
    EXPECT_EQ(stage["him"].person, Person::kHe);
}

TEST(PhraseInfo, TakesTheGenderOfAPersonFromTheGivenName) {
    const PhraseStage stage("Anna/NNP/compound>Berg Berg@person/NNP/nsubj>met met=meet/VBD Ivan/NNP/compound>Horak "
                            "Horak@person/NNP/obj>met and/CC/cc>Zqox Zqox@person/NNP/conj>Horak in/IN/case>Norvia "
                            "Norvia@place/NNP/obl>met");
    EXPECT_EQ(stage["Berg"].animacy, Animacy::kWoman);
    EXPECT_EQ(stage["Horak"].animacy, Animacy::kMan);
    EXPECT_EQ(stage["Zqox"].animacy, Animacy::kPerson) << "nobody knows";
    EXPECT_EQ(stage["Norvia"].animacy, Animacy::kThing);
    EXPECT_EQ(stage["Norvia"].number, Count::kOne);
    EXPECT_EQ(stage["Norvia"].kind, MentionKind::kName);
    EXPECT_EQ(stage.layer.entities[stage["Norvia"].entity - 1].name, "Norvia");
}

TEST(PhraseInfo, TakesANameInsideANameForNothing) {
    const PhraseStage stage("Norvia/NNP/compound>Force Border/NNP/compound>Force Force@organization/NNP/nsubj>left "
                            "left=leave/VBD");
    ASSERT_NE(stage["Force"].entity, 0U);
    EXPECT_EQ(stage["Norvia"].entity, 0U);
    EXPECT_EQ(stage["Norvia"].person, Person::kOther);
}

TEST(PhraseInfo, KnowsPersonsGroupsAndThingsByTheirNouns) {
    const PhraseStage stage("The/DT/det>minister minister/NN/nsubj>told told=tell/VBD workers=worker/NNS/iobj>told "
                            "and/CC/cc>spokeswoman his/PRP$/nmod:poss>spokeswoman spokeswoman/NN/conj>workers "
                            "that/IN/mark>grew pebbles=pebble/NNS/nsubj>grew grew=grow/VBD/ccomp>told");
    EXPECT_EQ(stage["minister"].animacy, Animacy::kPerson);
    EXPECT_EQ(stage["minister"].type, EntityType::kPerson);
    EXPECT_EQ(stage["minister"].number, Count::kOne);
    EXPECT_EQ(stage["workers"].number, Count::kMany);
    EXPECT_EQ(stage["spokeswoman"].animacy, Animacy::kWoman);
    EXPECT_EQ(stage["pebbles"].animacy, Animacy::kUnknown);
}

TEST(PhraseInfo, TakesCapitalsOfAnOfficeForNoName) {
    const PhraseStage stage("Zqox@person/NNP/nsubj>left ,/,/punct>Minister the/DT/det>Minister "
                            "Minister/NNP/appos>Zqox left=leave/VBD");
    EXPECT_EQ(stage["Minister"].kind, MentionKind::kNominal);
    EXPECT_EQ(stage["Minister"].animacy, Animacy::kPerson);
    EXPECT_EQ(stage.described_by("Minister"), "Zqox");
}

TEST(PhraseInfo, KnowsWhoIsNamedBesideANoun) {
    const PhraseStage stage("The/DT/det>leader leader/NN/nsubj>left ,/,/punct>Zqox Zqox@person/NNP/appos>leader "
                            "left=leave/VBD\nThe/DT/det>leader leader/NN/nsubj>sang sang=sing/VBD");
    EXPECT_EQ(stage["leader"].named_by, stage["Zqox"].entity);
    EXPECT_EQ(stage["leader#2"].named_by, 0U);
}

TEST(PhraseInfo, NeverTakesAKingForAQueen) {
    const PhraseStage stage("The/DT/det>king king/NN/nsubj>left ,/,/punct>queen the/DT/det>queen "
                            "queen/NN/appos>king left=leave/VBD");
    EXPECT_EQ(stage.described_by("queen"), "-");
}

TEST(PhraseInfo, SeesHowAPhraseBegins) {
    const PhraseStage stage(
        "The/DT/det>dog dog/NN/nsubj>saw saw=see/VBD a/DT/det>cat cat/NN/obj>saw ,/,/punct>bird "
        "this/DT/det>bird bird/NN/conj>cat ,/,/punct>fish two/CD/nummod>fish fish/NNS/conj>cat "
        ",/,/punct>frog its/PRP$/nmod:poss>frog frog/NN/conj>cat ,/,/punct>ants ants=ant/NNS/conj>cat "
        "and/CC/cc>bee every/DT/det>bee bee/NN/conj>cat");
    EXPECT_EQ(stage["dog"].determiner, Determiner::kThe);
    EXPECT_EQ(stage["cat"].determiner, Determiner::kA);
    EXPECT_EQ(stage["bird"].determiner, Determiner::kThis);
    EXPECT_EQ(stage["fish"].determiner, Determiner::kQuantity);
    EXPECT_EQ(stage["frog"].determiner, Determiner::kPossessive);
    EXPECT_EQ(stage["ants"].determiner, Determiner::kNone);
    EXPECT_EQ(stage["bee"].determiner, Determiner::kOther);
}

TEST(PhraseInfo, HasTheSameWordsWhateverTheArticle) {
    const PhraseStage stage("A/DT/det>dog big/JJ/amod>dog dog/NN/nsubj>ran ran=run/VBD\n"
                            "The/DT/det>dog big/JJ/amod>dog dog/NN/nsubj>ate ate=eat/VBD\n"
                            "The/DT/det>dog small/JJ/amod>dog dog/NN/nsubj>lay lay=lie/VBD");
    EXPECT_EQ(stage["dog"].words, stage["dog#2"].words);
    EXPECT_NE(stage["dog"].words, stage["dog#3"].words);
    EXPECT_EQ(stage["dog"].head, stage["dog#3"].head);
    EXPECT_EQ(stage["dog"].same_head, 0U);
    EXPECT_EQ(stage["dog#3"].same_head, 1 + stage.phrase("dog#2"));
    EXPECT_EQ(stage["dog#3"].sentence, 2U);
}

TEST(PhraseInfo, KnowsWhatStandsInAQuotation) {
    const PhraseStage stage("``/``/punct>ran Dogs=dog/NNS/nsubj>ran ran=run/VBD/ccomp>said ''/''/punct>ran "
                            "he/PRP/nsubj>said said=say/VBD");
    EXPECT_TRUE(stage["Dogs"].quoted);
    EXPECT_FALSE(stage["he"].quoted);
}

TEST(PhraseInfo, AnAppositionDescribesWhatItStandsAt) {
    const PhraseStage stage(
        "Anna/NNP/compound>Berg Berg@person/NNP/nsubj>left ,/,/punct>mayor the/DT/det>mayor "
        "mayor/NN/appos>Berg ,/,/punct>Berg left=leave/VBD Norvia@place/NNP/obj>left ,/,/punct>Horak "
        "Horak@person/NNP/appos>Norvia");
    EXPECT_EQ(stage.described_by("mayor"), "Berg");
    EXPECT_EQ(stage.described_by("Horak"), "-") << "a person is no place";
    EXPECT_EQ(stage.described_by("Berg"), "-");
}

TEST(PhraseInfo, APredicateDescribesItsSubjectUnlessItIsDenied) {
    const auto described = [](const std::string& link) {
        return PhraseStage("Berg@person/NNP/nsubj>lawyer " + link + " a/DT/det>lawyer lawyer/NN")
            .described_by("lawyer");
    };
    EXPECT_EQ(described("is=be/VBZ/cop>lawyer"), "Berg");
    EXPECT_EQ(described("is=be/VBZ/cop>lawyer not/RB/advmod>lawyer"), "-");
    EXPECT_EQ(described("may/MD/aux>lawyer be/VB/cop>lawyer"), "-");
}

TEST(PhraseInfo, LeadersAreNotOneOfThem) {
    const PhraseStage stage(
        "The/DT/det>leaders leaders=leader/NNS/nsubj>met ,/,/punct>Berg Berg@person/NNP/appos>leaders "
        "met=meet/VBD");
    EXPECT_EQ(stage.described_by("Berg"), "-");
}

TEST(PhraseInfo, WhoIsWhomItsClauseDescribes) {
    const PhraseStage stage("A/DT/det>man man/NN/nsubj>left who/WP/nsubj>slept slept=sleep/VBD/acl:relcl>man "
                            "left=leave/VBD whose/WP$/nmod:poss>car car/NN/obj>left");
    EXPECT_TRUE(stage["who"].relative);
    EXPECT_EQ(stage.described_by("who"), "man");
    EXPECT_FALSE(stage["whose"].relative) << "in no relative clause";
}

TEST(PhraseInfo, TheStateOfAPlaceIsThePlace) {
    const PhraseStage stage("The/DT/det>state state/NN/nsubj>sued of/IN/case>Norvia Norvia@place/NNP/nmod>state "
                            "sued=sue/VBD people/NNS/obj>sued of/IN/case>Ostrava Ostrava@place/NNP/nmod>people");
    EXPECT_EQ(stage.described_by("Norvia"), "state");
    EXPECT_EQ(stage.described_by("Ostrava"), "-");
}

TEST(PhraseInfo, WeAreWhomWeSayWeAre) {
    const PhraseStage stage("We/PRP/nsubj>left ,/,/punct>ministers the/DT/det>ministers ministers=minister/NNS/conj>We "
                            ",/,/punct>ministers left=leave/VBD");
    EXPECT_EQ(stage.described_by("ministers"), "We");
    const PhraseStage list("We/PRP/nsubj>left and/CC/cc>ministers the/DT/det>ministers "
                           "ministers=minister/NNS/conj>We left=leave/VBD");
    EXPECT_EQ(list.described_by("ministers"), "-");
}

TEST(NameBehind, HangsOnItsNoun) {
    const PhraseStage stage("The/DT/det>airline airline/NN/nsubj>left Norvia@organization/NNP/appos>airline "
                            "left=leave/VBD");
    EXPECT_EQ(name_behind(stage.text.analysis(), stage.text.tree(), stage.layer, stage.text["airline"]),
              stage.layer.headed_by(stage.text["Norvia"]));
    EXPECT_EQ(stage["airline"].entity, stage["Norvia"].entity) << "the noun is found as the name";
    EXPECT_FALSE(name_behind(stage.text.analysis(), stage.text.tree(), stage.layer, stage.text["Norvia"]));
}

TEST(NameBehind, IsNotWhatOnlyStandsThere) {
    const PhraseStage many("The/DT/det>airlines airlines=airline/NNS/nsubj>left Norvia@organization/NNP/appos>airlines "
                           "left=leave/VBD");
    EXPECT_EQ(many["airlines"].entity, 0U);
    const PhraseStage other("They/PRP/nsubj>gave gave=give/VBD the/DT/det>airline airline/NN/iobj>gave "
                            "Norvia@organization/NNP/obj>gave");
    EXPECT_EQ(other["airline"].entity, 0U);
}

TEST(CountBucket, DoublesFromTwoOn) {
    std::string buckets;
    for (const std::size_t count : {0, 1, 2, 3, 4, 7, 8, 15, 16}) buckets += std::to_string(count_bucket(count));
    EXPECT_EQ(buckets, "012344556");
}

} // namespace
} // namespace claimgraph
