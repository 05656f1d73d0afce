#include "extract/claims/circumstances/circumstances.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kCircumstancesTable = "meets CONSULT symmetric: meet O; hold [talk] with O; n:talk with O\n"
                                                 "visits CONSULT: travel to O; visit O\n"
                                                 "promises AGREE: a:committed to O\n"
                                                 "plans AGREE future: plan X\n"
                                                 "kills ASSAULT -9: kill O\n";

/// What a predicate says of its time, place and condition; Tuesday, 11 March 2025, is today.
struct Told {
    Told(std::string_view sentence, std::string_view anchor, ClaimNature nature = ClaimNature::kEvent)
        : stage(sentence, kCircumstancesTable) {
        const TimeReader times(stage.clauses, stage.factuality, {english_times(), date_from("2025-03-11")});
        if (!stage.match(anchor)) throw std::invalid_argument("no frame at " + std::string(anchor));
        found = find_circumstances(stage.clauses, stage.entities, *stage.match(anchor), stage[anchor], times, nature);
        time = stage.text.words(found.time.words);
        place = stage.text.words(found.place);
        condition = stage.text.words(found.condition);
    }

    ClaimStage stage;
    Circumstances found;
    std::string time, place, condition;
};

TEST(Circumstances, AreEmptyWhereTheTextSaysNothing) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met", "met");
    EXPECT_EQ(told.time, "");
    EXPECT_EQ(told.found.time.value, "");
    EXPECT_EQ(told.place, "");
    EXPECT_EQ(told.condition, "");
    EXPECT_FALSE(told.found.place_entity);
}

TEST(Circumstances, TellWhenAndWhere) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met in/IN/case>Kisumu "
                    "Kisumu@place/NNP/obl>met on/IN/case>Monday Monday=monday/NNP/obl>met",
                    "met");
    EXPECT_EQ(told.time, "Monday");
    EXPECT_EQ(told.found.time.value, "2025-03-10");
    EXPECT_EQ(told.place, "Kisumu");
    EXPECT_EQ(told.stage.entities.entities[told.found.place_entity.value].name, "Kisumu");
}

TEST(Circumstances, LookAheadForWhatIsToCome) {
    const Told told("Kenya@place/NNP/nsubj>meet will/MD/aux>meet meet/VB Uganda@place/NNP/obj>meet on/IN/case>Monday "
                    "Monday=monday/NNP/obl>meet",
                    "meet");
    EXPECT_EQ(told.found.time.value, "2025-03-17");
    const Told present("Kenya@place/NNP/nsubj>meets meets=meet/VBZ Uganda@place/NNP/obj>meets on/IN/case>Monday "
                       "Monday=monday/NNP/obl>meets",
                       "meets");
    EXPECT_EQ(present.found.time.value, "2025-03-17") << "the present is that of plans";
}

TEST(Circumstances, KeepThePrepositionThatGivesATimeItsMeaning) {
    const Told since("Kenya@place/NNP/nsubj>met has=have/VBZ/aux>met met=meet/VBN Uganda@place/NNP/obj>met "
                     "since/IN/case>2014 2014/CD/obl>met",
                     "met");
    EXPECT_EQ(since.time, "since 2014");
    EXPECT_EQ(since.found.time.value, "2014/..");
}

TEST(Circumstances, JoinNeighboursThatMakeOneTime) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met from/IN/case>2010 2010/CD/obl>met "
                    "to/IN/case>2014 2014/CD/obl>met",
                    "met");
    EXPECT_EQ(told.time, "2010 to 2014") << "'from' adds nothing";
    EXPECT_EQ(told.found.time.value, "2010/2014");
}

TEST(Circumstances, HaveTheTimeOfWhatWasDoneForIt) {
    const Told means("Kenya@place/NNP/nsubj>won won=win/VBD in/IN/case>2014 2014/CD/obl>won by/IN/mark>meeting "
                     "meeting=meet/VBG/advcl>won Uganda@place/NNP/obj>meeting",
                     "meeting");
    EXPECT_EQ(means.time, "2014");
    const Told reason("Kenya@place/NNP/nsubj>won won=win/VBD in/IN/case>2014 2014/CD/obl>won after/IN/mark>meeting "
                      "meeting=meet/VBG/advcl>won Uganda@place/NNP/obj>meeting",
                      "meeting");
    EXPECT_EQ(reason.time, "") << "what was before has another time";
}

TEST(Circumstances, OfAnEventAreThoseOfAllThatItDid) {
    constexpr std::string_view kTwice = "{}/nsubj>came came=come/VBD on/IN/case>Monday Monday=monday/NNP/obl>came "
                                        "and/CC/cc>visited visited=visit/VBD/conj>came Kisumu@place/NNP/obj>visited";
    EXPECT_EQ(Told(fmt::format(kTwice, "storm@event/NN"), "visited").time, "Monday");
    EXPECT_EQ(Told(fmt::format(kTwice, "Kenya@place/NNP"), "visited").time, "") << "who came on Monday may stay";
}

TEST(Circumstances, ReadTimesBehindTheirAdverb) {
    const Told told(
        "Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met late/RB/advmod>met on/IN/case>Monday "
        "Monday=monday/NNP/obl>late",
        "met");
    EXPECT_EQ(told.time, "Monday");
}

TEST(Circumstances, TakeTheFirstTimeThatHasAValue) {
    const Told told("Kenya@place/NNP/nsubj>met soon/RB/advmod>met met=meet/VBD Uganda@place/NNP/obj>met "
                    "on/IN/case>Monday Monday=monday/NNP/obl>met",
                    "met");
    EXPECT_EQ(told.time, "Monday");
    const Told vague("Kenya@place/NNP/nsubj>met soon/RB/advmod>met met=meet/VBD Uganda@place/NNP/obj>met", "met");
    EXPECT_EQ(vague.time, "soon");
    EXPECT_EQ(vague.found.time.value, "");
}

TEST(Circumstances, LeaveAClauseBehindTheTimeOut) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met on/IN/case>Monday "
                    "Monday=monday/NNP/obl>met ,/,/punct>was which/WDT/nsubj>holiday was=be/VBD/cop>holiday "
                    "a/DT/det>holiday holiday/NN/acl:relcl>Monday",
                    "met");
    EXPECT_EQ(told.time, "Monday");
}

TEST(Circumstances, ReadTheDayThatOwnsANoun) {
    const Told told("Kenya@place/NNP/nsubj>held held=hold/VBD Monday=monday/NNP/nmod:poss>talks 's/POS/case>Monday "
                    "talks=talk/NNS/obj>held with/IN/case>Uganda Uganda@place/NNP/nmod>talks",
                    "held");
    EXPECT_EQ(told.time, "Monday");
    EXPECT_EQ(told.found.time.value, "2025-03-10");
}

TEST(Circumstances, LookAtTheWordsOfTheTrigger) {
    const Told told("Kenya@place/NNP/nsubj>held held=hold/VBD talks=talk/NNS/obj>held with/IN/case>Uganda "
                    "Uganda@place/NNP/nmod>talks on/IN/case>Monday Monday=monday/NNP/nmod>talks",
                    "held");
    EXPECT_EQ(told.time, "Monday");
}

TEST(Circumstances, LeaveWhatASlotTookAlone) {
    const Told told("Kenya@place/NNP/nsubj>travelled travelled=travel/VBD to/IN/case>Kisumu "
                    "Kisumu@place/NNP/obl>travelled in/IN/case>Uganda Uganda@place/NNP/obl>travelled",
                    "travelled");
    EXPECT_EQ(told.place, "Uganda");
}

TEST(Circumstances, TakeNoThingForAPlace) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met in/IN/case>secret "
                    "secret/NN/obl>met",
                    "met");
    EXPECT_EQ(told.place, "");
}

TEST(Circumstances, FindAPlaceThatHangsOnTheObjectsName) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Keller@person/NNP/obj>met in/IN/case>Kisumu "
                    "Kisumu@place/NNP/obl>Keller",
                    "met");
    EXPECT_EQ(told.place, "Kisumu");
}

TEST(Circumstances, TellTheCondition) {
    const Told clause("Kenya@place/NNP/nsubj>meet will/MD/aux>meet meet/VB Uganda@place/NNP/obj>meet "
                      "if/IN/mark>stops it/PRP/nsubj>stops stops=stop/VBZ/advcl>meet",
                      "meet");
    EXPECT_EQ(clause.condition, "if it stops");
    const Told provision("Kenya@place/NNP/nsubj>meet will/MD/aux>meet meet/VB Uganda@place/NNP/obj>meet "
                         "under/IN/case>agreement the/DT/det>agreement agreement/NN/obl>meet",
                         "meet");
    EXPECT_EQ(provision.condition, "under the agreement");
}

TEST(Circumstances, HaveTheTimeOfTheClauseAboveThatTellsOfTheSameAct) {
    EXPECT_EQ(Told("Kenya@place/NNP/nsubj>voted voted=vote/VBD on/IN/case>Friday Friday=friday/NNP/obl>voted "
                   "to/TO/mark>meet meet/VB/xcomp>voted Uganda@place/NNP/obj>meet",
                   "meet")
                  .time,
              "Friday");
    EXPECT_EQ(
        Told("on/IN/case>Friday Friday=friday/NNP/obl>left Kenya@place/NNP/nsubj>left left=leave/VBD and/CC/cc>met "
             "met=meet/VBD/conj>left Uganda@place/NNP/obj>met",
             "met")
            .time,
        "Friday");
    EXPECT_EQ(
        Told("Kenya@place/NNP/nsubj>left left=leave/VBD on/IN/case>Friday Friday=friday/NNP/obl>left and/CC/cc>met "
             "met=meet/VBD/conj>left Uganda@place/NNP/obj>met",
             "met")
            .time,
        "")
        << "that was when it left";
    EXPECT_EQ(Told("Norvia@organization/NNP/nsubj>said said=say/VBD on/IN/case>Friday Friday=friday/NNP/obl>said "
                   "Kenya@place/NNP/nsubj>met met=meet/VBD/ccomp>said Uganda@place/NNP/obj>met",
                   "met")
                  .time,
              "")
        << "that was when it was said";
}

TEST(Circumstances, ReadATimeBehindTheObject) {
    const Told told(
        "Kenya@place/NNP/nsubj>met met=meet/VBD officials@group/NNS/obj>met Monday=monday/NNP/compound>night "
        "night/NN/nmod:unmarked>officials",
        "met");
    EXPECT_EQ(told.time, "Monday night");
    const Told of_object("Kenya@place/NNP/nsubj>met met=meet/VBD rebels@group/NNS/obj>met of/IN/case>2014 "
                         "2014/CD/nmod>rebels",
                         "met");
    EXPECT_EQ(of_object.time, "") << "they may have met later";
    const Told length("Kenya@place/NNP/nsubj>met met=meet/VBD officials@group/NNS/obj>met for/IN/case>days "
                      "ten/CD/nummod>days days=day/NNS/nmod>officials",
                      "met");
    EXPECT_EQ(length.time, "");
}

TEST(Circumstances, HaveTheTimeOfWhatIsPlanned) {
    const Told told("Kenya@place/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>meet meet/VB/xcomp>plans "
                    "Uganda@place/NNP/obj>meet in/IN/case>July July=july/NNP/obl>meet",
                    "plans");
    EXPECT_EQ(told.found.time.value, "2025-07");
}

TEST(Circumstances, HaveTheTimeOfTheOccasion) {
    constexpr std::string_view kRally = "{}/IN/case>rally a/DT/det>rally rally@event/NN/obl>met on/IN/case>Monday "
                                        "Monday=monday/NNP/nmod>rally Kenya@place/NNP/nsubj>met met=meet/VBD "
                                        "Uganda@place/NNP/obj>met";
    EXPECT_EQ(Told(fmt::format(kRally, "at"), "met").time, "Monday");
    EXPECT_EQ(Told(fmt::format(kRally, "during"), "met").time, "Monday");
    EXPECT_EQ(Told(fmt::format(kRally, "since"), "met").time, "");
    EXPECT_EQ(Told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met in/IN/case>election "
                   "the/DT/det>election 2015/CD/compound>election election@event/NN/obl>met",
                   "met")
                  .time,
              "2015");
}

TEST(Circumstances, HaveTheTimeOfWhatHappenedThen) {
    EXPECT_EQ(Told("He/PRP/nsubj>left left=leave/VBD on/IN/case>Monday Monday=monday/NNP/obl>left when/WRB/advmod>met "
                   "Kenya@place/NNP/nsubj>met met=meet/VBD/advcl>left Uganda@place/NNP/obj>met",
                   "met")
                  .time,
              "Monday");
    EXPECT_EQ(Told("a/DT/det>blast blast@event/NN/nsubj>came that/WDT/nsubj>killed killed=kill/VBD/acl:relcl>blast "
                   "rebels@group/NNS/obj>killed came=come/VBD on/IN/case>Monday Monday=monday/NNP/obl>came",
                   "killed")
                  .time,
              "Monday");
}

TEST(Circumstances, TakeVagueEdgesAndOpenings) {
    const Told edge("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met in/IN/case>middle "
                    "the/DT/det>middle middle/NN/obl>met of/IN/case>December December=december/NNP/nmod>middle",
                    "met");
    EXPECT_EQ(edge.found.time.value, "2024-12");
    const Told opening("Starting=start/VBG/advcl>meet next/JJ/amod>year year/NN/obl:unmarked>Starting "
                       "Kenya@place/NNP/nsubj>meet will/MD/aux>meet meet/VB Uganda@place/NNP/obj>meet",
                       "meet");
    EXPECT_EQ(opening.found.time.value, "2026/..");
}

TEST(Circumstances, OfWhatLastsAreNotThoseOfWhatIsDone) {
    constexpr std::string_view kPlanned = "Kenya@place/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>meet "
                                          "meet/VB/xcomp>plans Uganda@place/NNP/obj>meet in/IN/case>July "
                                          "July=july/NNP/obl>meet";
    EXPECT_EQ(Told(kPlanned, "plans", ClaimNature::kLasting).time, "");
}

TEST(Circumstances, SayNoValueWithoutTheDateOfTheDocument) {
    const ClaimStage stage("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met on/IN/case>Monday "
                           "Monday=monday/NNP/obl>met",
                           kCircumstancesTable);
    const TimeReader times(stage.clauses, stage.factuality, {english_times(), std::nullopt});
    const Circumstances found =
        find_circumstances(stage.clauses, stage.entities, *stage.match("met"), stage["met"], times);
    EXPECT_EQ(stage.text.words(found.time.words), "Monday");
    EXPECT_EQ(found.time.value, "");
}

TEST(Circumstances, ShiftADateByTheLengthBeforeIt) {
    const Told told("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met 10/CD/nummod>days "
                    "days=day/NNS/obl:unmarked>met after/IN/case>Christmas Christmas=christmas/NNP/obl>met",
                    "met");
    EXPECT_EQ(told.time, "10 days after Christmas");
    EXPECT_EQ(told.found.time.value, "2025-01-04");
    const Told unknown("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met 10/CD/nummod>days "
                       "days=day/NNS/obl:unmarked>met after/IN/case>vote the/DT/det>vote vote/NN/obl>met",
                       "met");
    EXPECT_EQ(unknown.found.time.value, "") << "not ten days long";
}

TEST(Circumstances, ReadATimeThatHangsOnTheSubject) {
    const Told told("Kenya@place/NNP/nsubj>met on/IN/case>Monday Monday=monday/NNP/nmod>Kenya met=meet/VBD "
                    "Uganda@place/NNP/obj>met",
                    "met");
    EXPECT_EQ(told.found.time.value, "2025-03-10");
    const Told own("Kenya@place/NNP/nsubj>met of/IN/case>2014 2014/CD/nmod>Kenya met=meet/VBD Uganda@place/NNP/obj>met "
                   "on/IN/case>Monday Monday=monday/NNP/obl>met",
                   "met");
    EXPECT_EQ(own.time, "Monday");
}

TEST(Circumstances, PreferADayToALength) {
    const Told told(
        "Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met for/IN/case>hours 3/CD/nummod>hours "
        "hours=hour/NNS/obl>met in/IN/case>Kisumu Kisumu@place/NNP/obl>met on/IN/case>Monday "
        "Monday=monday/NNP/obl>met",
        "met");
    EXPECT_EQ(told.time, "Monday");
}

TEST(Circumstances, ResolveADayOnceInASentence) {
    const std::string_view sentence =
        "Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met on/IN/case>Friday Friday=friday/NNP/obl>met "
        "and/CC/cc>visit will/MD/aux>visit visit/VB/conj>met Kisumu@place/NNP/obj>visit "
        "Friday=friday/NNP/obl:unmarked>visit";
    const Told met(sentence, "met");
    const Told visit(sentence, "visit");
    EXPECT_EQ(met.found.time.value, "2025-03-07");
    EXPECT_EQ(visit.found.time.value, met.found.time.value);
}

TEST(Circumstances, SayOfAPastOfficeThatItIsPast) {
    const Told told("Kenya@place/NNP/nsubj>held held=hold/VBD former/JJ/amod>talks talks=talk/NNS/obj>held "
                    "with/IN/case>Uganda Uganda@place/NNP/nmod>talks",
                    "held");
    EXPECT_EQ(told.time, "") << "the verb tells of itself";
}

} // namespace
} // namespace claimgraph
