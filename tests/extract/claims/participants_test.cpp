#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/arguments/arguments.hpp"
#include "extract/claims/participants.hpp"
#include "extract/entities/knowledge/actor_nouns.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kParticipantsTable = "meets CONSULT symmetric 2.5: meet O; n:talk with O\n"
                                                "attacks ASSAULT -9: attack O; n:raid on O; seize T from O; bomb O\n"
                                                "calls_for REQUEST speech requested: n:call for O; n:protest of O\n"
                                                "arrests COERCE -7: arrest O\n"
                                                "refuses REJECT: refuse X\n"
                                                "marches PROTEST -5: march; march against O\n"
                                                "signs SUPPORT 5: sign O=accord; n:accord\n";

// Actors

TEST(Actors, AreWhatANameOrANounSaysTheyAre) {
    const ClaimStage stage("Kenya@place/NNP/nsubj>met met=meet/VBD ministers=minister/NNS/obj>met on/IN/case>Monday "
                           "Monday=monday/NNP/obl>met about/IN/case>grain grain/NN/obl>met");
    EXPECT_EQ(stage.actors.type_of(stage["Kenya"]), EntityType::kPlace);
    EXPECT_EQ(stage.actors.type_of(stage["ministers"]), EntityType::kGroup) << "several persons are a group";
    EXPECT_EQ(stage.actors.type_of(stage["Monday"]), EntityType::kTime);
    EXPECT_EQ(stage.actors.type_of(stage["grain"]), EntityType::kConcept);
    EXPECT_TRUE(stage.actors.is_actor(stage["Kenya"]));
    EXPECT_TRUE(stage.actors.is_actor(stage["ministers"]));
    EXPECT_FALSE(stage.actors.is_actor(stage["Monday"]));
    EXPECT_FALSE(stage.actors.is_actor(stage["grain"]));
}

TEST(Actors, CountBehindAMeasure) {
    const ClaimStage stage("Thousands=thousand/NNS/nsubj>left of/IN/case>workers workers=worker/NNS/nmod>Thousands "
                           "left=leave/VBD");
    EXPECT_EQ(stage.actors.type_of(stage["Thousands"]), EntityType::kGroup);
}

TEST(Actors, AreInvolvedInWhatIsTheirs) {
    const ClaimStage owned("Kenya@place/NNP/nmod:poss>efforts 's/POS/case>Kenya efforts=effort/NNS");
    EXPECT_TRUE(owned.actors.involves_actor(owned["efforts"]));
    EXPECT_EQ(owned.text.word(owned.actors.owner(owned["efforts"])), "Kenya");
    const ClaimStage towns("Kenyan@demonym/JJ/amod>towns towns=town/NNS");
    EXPECT_TRUE(towns.actors.involves_actor(towns["towns"]));
    const ClaimStage war("the/DT/det>war war/NN in/IN/case>Kenya Kenya@place/NNP/nmod>war");
    EXPECT_FALSE(war.actors.involves_actor(war["war"])) << "only where it is";
    const ClaimStage his("his/PRP$/nmod:poss>efforts efforts=effort/NNS");
    EXPECT_EQ(his.text.word(his.actors.owner(his["efforts"])), "-");
}

TEST(ActorNouns, AreReadFromATable) {
    EXPECT_EQ(small_actor_nouns().type_of("minister"), EntityType::kPerson);
    EXPECT_EQ(small_actor_nouns().type_of("army"), EntityType::kGroup);
    EXPECT_FALSE(small_actor_nouns().type_of("grain"));
    const auto bad = ActorNouns::load(temporary_file("bad_nouns.tsv", "noun\ttype\nminister\tpolitician\n"));
    ASSERT_FALSE(bad);
    EXPECT_THAT(bad.error().describe(), testing::HasSubstr("bad_nouns.tsv:2: 'politician' is not a type of entity"));
}

// Arguments

/// The entities that stand for the phrase of a word, with the words that name them there: "Kenya", "workers=the
/// workers".
std::vector<std::string> arguments(ClaimStage& stage, std::string_view head) {
    Arguments arguments(stage.clauses, stage.entities, stage.actors, true);
    std::vector<std::string> names;
    for (const Argument& argument : arguments.resolve(stage[head])) {
        std::string name = stage.entities.entities[argument.entity.value].name;
        const std::string words = stage.text.words(argument.words);
        names.push_back(name == words ? name : name + '=' + words);
    }
    return names;
}
std::vector<std::string> arguments(std::string_view sentence, std::string_view head) {
    ClaimStage stage(sentence, kParticipantsTable);
    return arguments(stage, head);
}

TEST(Arguments, AreEachOfTheCoordinatedNames) {
    constexpr std::string_view kList = "Kenya@place/NNP/nsubj>met ,/,/punct>Uganda Uganda@place/NNP/conj>Kenya "
                                       "and/CC/cc>Chad Chad@place/NNP/conj>Kenya met=meet/VBD";
    EXPECT_THAT(arguments(kList, "Kenya"), ElementsAre("Kenya", "Uganda", "Chad"));
    EXPECT_THAT(arguments("Kenya@place/NNP/nsubj>met but/CC/cc>Chad not/RB/advmod>Chad Chad@place/NNP/conj>Kenya "
                          "met=meet/VBD",
                          "Kenya"),
                ElementsAre("Kenya"));
}

TEST(Arguments, MakeAConceptOfAPhraseThatHasNoName) {
    EXPECT_THAT(arguments("Kenya@place/NNP/nsubj>met met=meet/VBD the/DT/det>workers striking/VBG/amod>workers "
                          "workers=worker/NNS/obj>met in/IN/case>Kisumu Kisumu@place/NNP/nmod>workers",
                          "workers"),
                ElementsAre("striking workers in Kisumu"));
}

TEST(Arguments, TakeABareNumberForPeopleOrForNobody) {
    constexpr std::string_view kFive = "Kenya@place/NNP/nsubj>did did={}/VBD five/CD/obj>did";
    EXPECT_THAT(arguments(fmt::format(fmt::runtime(kFive), "kill"), "five"), ElementsAre("five people=five"));
    EXPECT_THAT(arguments(fmt::format(fmt::runtime(kFive), "win"), "five"), testing::IsEmpty());
    EXPECT_THAT(arguments("Five=five/CD/nsubj:pass>hurt were=be/VBD/aux:pass>hurt hurt/VBN", "Five"),
                ElementsAre("Five people=Five"));
    EXPECT_THAT(arguments("Kenya@place/NNP/nsubj>met met=meet/VBD five/CD/obj>met of/IN/case>workers "
                          "the/DT/det>workers workers=worker/NNS/nmod>five of/IN/case>mine the/DT/det>mine "
                          "mine/NN/nmod>workers",
                          "five"),
                ElementsAre("five of the workers=five of the workers of the mine"));
    EXPECT_THAT(
        arguments("Prices=price/NNS/nsubj>rose rose=rise/VBD nine/CD/nummod>percent percent/NN/obj>rose", "percent"),
        IsEmpty());
    EXPECT_THAT(arguments("Unit/NNP/nmod:desc>8200 8200/CD/nsubj>left left=leave/VBD", "8200"),
                ElementsAre("Unit 8200"));
}

TEST(Arguments, AreNamedWithWhatTheyAreAbout) {
    constexpr std::string_view kMet = "Kenya@place/NNP/nsubj>met met=meet/VBD {0} {1}/IN/case>{2} {2}/NN/nmod>{0}";
    const auto met = [&](std::string_view noun, std::string_view preposition, std::string_view complement) {
        std::string sentence = fmt::format(fmt::runtime(kMet), noun, preposition, complement);
        const std::size_t at = sentence.find(std::string(noun) + ' ');
        sentence.insert(at + noun.size(), "/NN/obj>met");
        return arguments(sentence, std::string(noun));
    };
    EXPECT_THAT(met("growth", "of", "towns"), ElementsAre("growth of towns"));
    EXPECT_THAT(met("growth", "in", "towns"), ElementsAre("growth in towns"));
    EXPECT_THAT(met("minister", "for", "justice"), ElementsAre("minister for justice"));
    EXPECT_THAT(met("plan", "for", "justice"), ElementsAre("plan for justice"));
}

TEST(Arguments, AreNamedWithWhatSaysWhichOfTheirKindTheyAre) {
    constexpr std::string_view kMet = "Kenya@place/NNP/nsubj>met met=meet/VBD ";
    const auto met = [&](std::string_view phrase, std::string_view head) {
        return arguments(std::string(kMet) + std::string(phrase), head);
    };
    EXPECT_THAT(met("the/DT/det>union union/NN/nmod:poss>strategy 's/POS/case>union strategy/NN/obj>met", "strategy"),
                ElementsAre("union 's strategy=the union 's strategy"));
    EXPECT_THAT(met("attempts=attempt/NNS/obj>met to/TO/mark>block block/VB/acl>attempts the/DT/det>road "
                    "road/NN/obj>block",
                    "attempts"),
                ElementsAre("attempts to block the road"));
    EXPECT_THAT(met("talks=talk/NNS/obj>met with/IN/case>clerks clerks=clerk/NNS/nmod>talks ,/,/punct>angry "
                    "who/WP/nsubj>angry were=be/VBD/cop>angry angry/JJ/acl:relcl>clerks",
                    "talks"),
                ElementsAre("talks with clerks=talks with clerks , who were angry"));
    EXPECT_THAT(met("talks=talk/NNS/obj>met last/JJ/amod>week week/NN/nmod:unmarked>talks", "talks"),
                ElementsAre("talks=talks last week"));
    EXPECT_THAT(met("talks=talk/NNS/obj>met ,/,/punct>held held=hold/VBN/acl>talks in/IN/case>secret "
                    "secret/NN/obl>held",
                    "talks"),
                ElementsAre("talks=talks , held in secret"));
    EXPECT_THAT(met("crops=crop/NNS/obj>met including=include/VBG/case>maize maize/NN/nmod>crops", "crops"),
                ElementsAre("crops=crops including maize"));
    EXPECT_THAT(met("growth/NN/obj>met due/IN/case>rain to/IN/fixed>due rain/NN/nmod>growth", "growth"),
                ElementsAre("growth=growth due to rain"));
}

TEST(Arguments, ShareWhatStandsBehindTheLastOfTwo) {
    const std::string both =
        "Kenya@place/NNP/nsubj>praised praised=praise/VBD the/DT/det>strength strength/NN/obj>praised "
        "and/CC/cc>unity unity/NN/conj>strength of/IN/case>alliance the/DT/det>alliance "
        "alliance/NN/nmod>{}";
    for (const std::string_view head : {"strength", "unity"})
        EXPECT_THAT(
            arguments(fmt::format(fmt::runtime(both), head), "strength"),
            ElementsAre(testing::StartsWith("strength of the alliance"), testing::StartsWith("unity of the alliance")))
            << head;
    EXPECT_THAT(
        arguments("Kenya@place/NNP/nsubj>met met=meet/VBD the/DT/det>roads roads=road/NNS/obj>met and/CC/cc>bank "
                  "the/DT/det>bank bank/NN/conj>roads of/IN/case>Chad Chad@place/NNP/nmod>bank",
                  "roads"),
        ElementsAre("roads", "bank of Chad"))
        << "each has its own article";
}

TEST(Arguments, AreNamedByNoPartOfAList) {
    const std::string list = "Kenya@place/NNP/nsubj>met met=meet/VBD growth/NN/obj>met of/IN/case>ports "
                             "ports=port/NNS/nmod>growth and/CC/cc>mines {} mines=mine/NNS/conj>ports";
    EXPECT_THAT(arguments(fmt::format(fmt::runtime(list), "old/JJ/amod>mines"), "growth"),
                ElementsAre("growth of ports and old mines"));
    std::string many;
    for (int i = 0; i < 8; ++i) many += "old/JJ/amod>mines ";
    EXPECT_THAT(arguments(fmt::format(fmt::runtime(list), many), "growth"),
                ElementsAre(testing::StartsWith("growth=growth of ports and old old")));
}

TEST(Arguments, EndBeforeWhatIsSaidBeside) {
    EXPECT_THAT(
        arguments("Kenya@place/NNP/nsubj>met met=meet/VBD growth/NN/obj>met of/IN/case>Norway Norway/NNP/nmod>growth "
                  "and/CC/cc>Malta Malta/NNP/conj>Norway",
                  "growth"),
        ElementsAre("growth of Norway and Malta"));
    EXPECT_THAT(
        arguments("Kenya@place/NNP/nsubj>met met=meet/VBD leader/NN/obj>met of/IN/case>Senate Senate/NNP/nmod>leader "
                  "and/CC/cc>hero hero/NN/conj>Senate",
                  "leader"),
        ElementsAre("leader of Senate=leader of Senate and hero"));
    EXPECT_THAT(
        arguments("Kenya@place/NNP/nsubj>found found=find/VBD unlawful/JJ/amod>law a/DT/det>law law/NN/obj>found",
                  "law"),
        ElementsAre("law=unlawful a law"));
}

TEST(Arguments, TakeAMeasureForWhatItMeasures) {
    constexpr std::string_view kOf = "Kenya@place/NNP/nsubj>met met=meet/VBD {0} of/IN/case>workers the/DT/det>workers "
                                     "workers=worker/NNS/nmod>{1}";
    const auto met = [&](std::string_view measure, std::string_view head) {
        return arguments(fmt::format(fmt::runtime(kOf), measure, head), std::string(head));
    };
    EXPECT_THAT(met("a/DT/det>lot lot/NN/obj>met", "lot"), ElementsAre("workers=lot of the workers"));
    EXPECT_THAT(met("many/JJ/obj>met", "many"), ElementsAre("workers=many of the workers"));
    EXPECT_THAT(met("the/DT/det>number number/NN/obj>met", "number"), ElementsAre("number of the workers"));
    EXPECT_THAT(met("9/CD/nummod>percent percent/NN/obj>met", "percent"), ElementsAre("9 percent of the workers"));
}

TEST(Arguments, AreOneEntityForTheSameWords) {
    ClaimStage stage("The/DT/det>army army/NN/nsubj>left left=leave/VBD\n"
                     "The/DT/det>army army/NN/nsubj>returned returned=return/VBD");
    Arguments arguments(stage.clauses, stage.entities, stage.actors, true);
    const auto first = arguments.resolve(stage["army"]);
    const auto second = arguments.resolve(stage["army#2"]);
    ASSERT_EQ(first.size(), 1u);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(first[0].entity, second[0].entity);
    EXPECT_EQ(stage.entities.entities[first[0].entity.value].mentions, 2u);
    EXPECT_EQ(stage.entities.entities[first[0].entity.value].type, EntityType::kGroup);
}

TEST(Arguments, LeaveTheAppositionAndTheRelativeClauseOut) {
    ClaimStage stage("the/DT/det>minister minister/NN/nsubj>left ,/,/punct>lawyer a/DT/det>lawyer "
                     "lawyer/NN/appos>minister ,/,/punct>lawyer left=leave/VBD");
    const Arguments phrases(stage.clauses, stage.entities, stage.actors, true);
    EXPECT_EQ(stage.text.words(phrases.noun_phrase(stage["minister"])), "minister");
    ClaimStage relative("the/DT/det>minister minister/NN/nsubj>left who/WP/nsubj>resigned "
                        "resigned=resign/VBD/acl:relcl>minister left=leave/VBD");
    const Arguments others(relative.clauses, relative.entities, relative.actors, true);
    EXPECT_EQ(relative.text.words(others.noun_phrase(relative["minister"])), "minister");
}

TEST(Arguments, TakeAPronounForWhatItStandsFor) {
    EXPECT_THAT(arguments("She@person:Ana_Novak/PRP/nsubj>left left=leave/VBD", "She"), ElementsAre("Ana Novak=She"));
    EXPECT_THAT(arguments("She/PRP/nsubj>left left=leave/VBD", "She"), IsEmpty()) << "nobody known";
    EXPECT_THAT(arguments("Kenya@place/NNP which/WDT/nsubj>left left=leave/VBD/acl:relcl>Kenya", "which"),
                ElementsAre("Kenya"));
}

TEST(Arguments, TakeTheyForThoseWhoSpeak) {
    constexpr std::string_view kSaid = "The/DT/det>rebels rebels=rebel/NNS/nsubj>said said=say/VBD that/IN/mark>left "
                                       "they/PRP/nsubj>left left=leave/VBD/ccomp>said";
    EXPECT_THAT(arguments(kSaid, "they"), ElementsAre("rebels"));
    ClaimStage stage(kSaid, kParticipantsTable);
    Arguments off(stage.clauses, stage.entities, stage.actors, false);
    EXPECT_THAT(off.resolve(stage["they"]), IsEmpty());
    EXPECT_THAT(arguments("The/DT/det>minister minister/NN/nsubj>said said=say/VBD that/IN/mark>left "
                          "they/PRP/nsubj>left left=leave/VBD/ccomp>said",
                          "they"),
                IsEmpty())
        << "one minister is no 'they'";
}

TEST(Arguments, SplitPeoplesThatShareANoun) {
    EXPECT_THAT(arguments("Kenyan@demonym/JJ/amod>ministers and/CC/cc>Ugandan Ugandan@demonym/JJ/conj>Kenyan "
                          "ministers=minister/NNS/nsubj>met met=meet/VBD",
                          "ministers"),
                ElementsAre("Kenyan ministers=Kenyan", "Ugandan ministers"));
}

TEST(Arguments, MakeAConceptOfAClause) {
    ClaimStage stage(
        "Kenya@place/NNP/nsubj>wants wants=want/VBZ to/TO/mark>leave leave/VB/xcomp>wants the/DT/det>union "
        "union/NN/obj>leave ././punct>wants");
    Arguments arguments(stage.clauses, stage.entities, stage.actors, true);
    const Argument clause = arguments.clause(stage["leave"]);
    EXPECT_EQ(stage.entities.entities[clause.entity.value].name, "leave the union");
    EXPECT_EQ(stage.entities.entities[clause.entity.value].type, EntityType::kConcept);
}

// Participants beyond the slots of a frame

std::string subject_of(std::string_view sentence, std::string_view anchor, bool official = false,
                       RuleFamilies rules = {}) {
    const ClaimStage stage(sentence, kParticipantsTable, rules);
    if (!stage.match(anchor)) return "no match";
    const ParticipantFinder::Subject subject = stage.participants.subject_of(*stage.match(anchor), official);
    return stage.text.word(subject.token) + " of " + stage.text.word(subject.predicate) +
           (subject.of_place ? " (place)" : "");
}

TEST(Participants, TakeTheSubjectOfTheFrame) {
    EXPECT_EQ(subject_of("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met", "met"), "Kenya of met");
}

TEST(Participants, BorrowTheSubjectOfALightVerb) {
    constexpr std::string_view kCall = "Kenya@place/NNP/nsubj>issued issued=issue/VBD a/DT/det>call call/NN/obj>issued "
                                       "for/IN/case>talks talks=talk/NNS/nmod>call";
    EXPECT_EQ(subject_of(kCall, "call"), "Kenya of issued");
    EXPECT_EQ(subject_of(kCall, "call", false, rules_without({"light_verb"})), "- of call");
    EXPECT_EQ(subject_of("Kenya@place/NNP/nsubj>ignored ignored=ignore/VBD a/DT/det>call call/NN/obj>ignored "
                         "for/IN/case>talks talks=talk/NNS/nmod>call",
                         "call"),
              "- of call")
        << "who ignores a call has not issued it";
    EXPECT_EQ(subject_of("a/DT/det>call call/NN/nsubj:pass>issued for/IN/case>talks talks=talk/NNS/nmod>call "
                         "was=be/VBD/aux:pass>issued issued=issue/VBN",
                         "call"),
              "- of call");
}

TEST(Participants, TakeThePeopleBeforeANoun) {
    EXPECT_EQ(subject_of("a/DT/det>raid police/NN/compound>raid raid/NN on/IN/case>Kisumu "
                         "Kisumu@place/NNP/nmod>raid",
                         "raid"),
              "police of raid");
}

TEST(Participants, LetThePlaceActWhereOfficialsDo) {
    constexpr std::string_view kArrested = "Keller@person/NNP/nsubj:pass>arrested was=be/VBD/aux:pass>arrested "
                                           "arrested=arrest/VBN in/IN/case>Uganda Uganda@place/NNP/obl>arrested";
    EXPECT_EQ(subject_of(kArrested, "arrested", true), "Uganda of arrested (place)");
    EXPECT_EQ(subject_of(kArrested, "arrested", false), "- of arrested");
}

std::string aim_of(std::string_view sentence, std::string_view clause) {
    const ClaimStage stage(sentence, kParticipantsTable);
    return stage.text.word(stage.participants.aim_of(stage[clause]));
}

TEST(Participants, AimAtTheObjectOfAnEmbeddedClause) {
    EXPECT_EQ(aim_of("Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>meet meet/VB/xcomp>refused "
                     "Uganda@place/NNP/obj>meet",
                     "meet"),
              "Uganda");
    EXPECT_EQ(aim_of("Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>begin begin/VB/xcomp>refused "
                     "to/TO/mark>meet meet/VB/xcomp>begin Uganda@place/NNP/obj>meet",
                     "begin"),
              "Uganda")
        << "however deep";
    EXPECT_EQ(aim_of("Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>eat eat/VB/xcomp>refused "
                     "grain/NN/obj>eat",
                     "eat"),
              "-");
}

TEST(Participants, AimAtAPrepositionalPhrase) {
    EXPECT_EQ(aim_of("Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>march march/VB/xcomp>refused "
                     "against/IN/case>Uganda Uganda@place/NNP/obl>march",
                     "march"),
              "Uganda");
    EXPECT_EQ(aim_of("Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>withdraw withdraw/VB/xcomp>refused "
                     "its/PRP$/nmod:poss>army army/NN/obj>withdraw from/IN/case>Uganda Uganda@place/NNP/obl>withdraw",
                     "withdraw"),
              "Uganda")
        << "not at what is its own";
}

std::string concerned(std::string_view sentence, std::string_view anchor, bool material, bool protest) {
    const ClaimStage stage(sentence, kParticipantsTable);
    if (!stage.match(anchor)) return "no match";
    return stage.text.word(stage.participants.concerned(*stage.match(anchor), material, protest));
}

TEST(Participants, FindWhomAnActUponAThingConcerns) {
    EXPECT_EQ(concerned("Kenya@place/NNP/nsubj>attacked attacked=attack/VBD a/DT/det>truck truck/NN/obj>attacked "
                        "from/IN/case>Uganda Uganda@place/NNP/nmod>truck",
                        "attacked", false, false),
              "Uganda");
    constexpr std::string_view kBombed = "Kenya@place/NNP/nsubj>bombed bombed=bomb/VBD a/DT/det>bridge "
                                         "bridge/NN/obj>bombed in/IN/case>Uganda Uganda@place/NNP/obl>bombed";
    EXPECT_EQ(concerned(kBombed, "bombed", true, false), "Uganda");
    EXPECT_EQ(concerned(kBombed, "bombed", false, false), "-") << "where it was is no aim of mere words";
}

TEST(Participants, FindWhomAProtestIsAimedAt) {
    EXPECT_EQ(concerned("Workers=worker/NNS/nsubj>marched marched=march/VBD against/IN/case>army the/DT/det>army "
                        "army/NN/obl>marched",
                        "marched", false, true),
              "-")
        << "the object is taken already";
    EXPECT_EQ(concerned("Workers=worker/NNS/nsubj>marched marched=march/VBD to/TO/mark>attack "
                        "attack/VB/advcl>marched Uganda@place/NNP/obj>attack",
                        "marched", false, true),
              "Uganda");
}

} // namespace
} // namespace claimgraph
