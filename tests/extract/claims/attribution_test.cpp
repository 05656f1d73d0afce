#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kAttributionTable = "says STATE speech actual: say C; tell O? C; report C\n"
                                               "urges REQUEST speech requested: urge O to X; urge O\n"
                                               "denies STATE speech denied: deny C\n"
                                               "believes STATE speech possible: believe C\n"
                                               "plans AGREE future: plan X\n"
                                               "leaves RETREAT: leave O; leave\n"
                                               "attacks ASSAULT -9: attack O\n";

/// The names of those who passed on what stands at a word.
std::vector<std::string> passed_on(const ClaimStage& stage, std::string_view form) {
    std::vector<std::string> names;
    for (const TokenIndex speaker : passed_on_by(stage.attribution(form), stage.attributions))
        names.push_back(stage.text.word(speaker));
    return names;
}

TEST(Attribution, IsNobodysWhereTheDocumentItselfSpeaks) {
    const ClaimStage stage("Kenya/NNP/nsubj>left left=leave/VBD Uganda/NNP/obj>left", kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "-");
    EXPECT_FALSE(stage.attribution("left").imposed);
}

TEST(Attribution, GivesAClauseToTheSubjectOfItsReportingVerb) {
    const ClaimStage stage("Kenya/NNP/nsubj>said said=say/VBD that/IN/mark>left Uganda/NNP/nsubj>left "
                           "left=leave/VBD/ccomp>said",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("Uganda"), "Kenya");
    EXPECT_EQ(stage.speaker("said"), "-") << "that it was said is the document's";
    EXPECT_EQ(stage.text.word(stage.attribution("left").reporter), "said");
    EXPECT_EQ(stage.relations[stage.attribution("left").report].id, "says");
}

TEST(Attribution, HearsAParentheticalSourceBehindItsClause) {
    const ClaimStage stage("Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left ,/,/punct>said "
                           "Kenya/NNP/nsubj>said said=say/VBD/parataxis>left",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("Kisumu"), "Kenya");
    EXPECT_EQ(stage.speaker("said"), "-");
}

TEST(Attribution, HearsAsSomebodySaid) {
    const ClaimStage stage("As=as/IN/mark>said Kenya/NNP/nsubj>said said=say/VBD/advcl>left ,/,/punct>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
}

TEST(Attribution, HearsAsSomebodySaidOnlyWhereItIsSaid) {
    const auto speaker = [](std::string_view clause) {
        return ClaimStage("Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left ,/,/punct>left as/IN/mark>#6 " +
                              std::string(clause),
                          kAttributionTable)
            .speaker("left");
    };
    EXPECT_EQ(speaker("reported=report/VBN/advcl>left by/IN/case>Kenya Kenya/NNP/obl:agent>reported"), "Kenya");
    EXPECT_EQ(speaker("reported=report/VBN/advcl>left in/IN/case>court court/NN/obl>reported"), "-");
    const auto with_subject = [](std::string_view clause) {
        return ClaimStage("Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left ,/,/punct>left as/IN/mark>#7 " +
                              std::string(clause),
                          kAttributionTable)
            .speaker("left");
    };
    EXPECT_EQ(with_subject("Kenya/NNP/nsubj>tells tells=tell/VBZ/advcl>left it/PRP/obj>tells"), "Kenya");
    EXPECT_EQ(with_subject("Kenya/NNP/nsubj>tells tells=tell/VBZ/advcl>left stories=story/NNS/obj>tells"), "-");
    EXPECT_EQ(with_subject("police/NN/nsubj>continued continued=continue/VBD/advcl>left"), "-");
}

TEST(Attribution, TakesForALabelOnlyWhoIsNamedBeforeTheColon) {
    EXPECT_EQ(ClaimStage("Kenya/NNP/nsubj>left (/-LRB-/punct>Swahili Swahili/JJ/appos>Kenya :/:/punct>Swahili "
                         "Nchi/NNP/appos>Swahili )/-RRB-/punct>Swahili left=leave/VBD Uganda/NNP/obj>left",
                         kAttributionTable)
                  .speaker("left"),
              "-");
    EXPECT_EQ(ClaimStage("Trouble/NN on/IN/case>police police/NN/nmod>Trouble :/:/punct>left Uganda/NNP/nsubj>left "
                         "left=leave/VBD/parataxis>Trouble Kisumu/NNP/obj>left",
                         kAttributionTable)
                  .speaker("left"),
              "-");
    EXPECT_EQ(ClaimStage("The=the/DT/det>police police/NN :/:/punct>left Uganda/NNP/nsubj>left "
                         "left=leave/VBD/parataxis>police Kisumu/NNP/obj>left",
                         kAttributionTable)
                  .speaker("left"),
              "-");
    EXPECT_EQ(ClaimStage("Police=police/NN :/:/punct>left Uganda/NNP/nsubj>left left=leave/VBD/parataxis>Police "
                         "Kisumu/NNP/obj>left",
                         kAttributionTable)
                  .speaker("left"),
              "Police");
}

TEST(Attribution, HearsAccordingTo) {
    const ClaimStage stage("According=accord/VBG/case>Kenya to/IN/fixed>According Kenya/NNP/obl>left ,/,/punct>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya") << "whatever the lemma of 'according'";
    const ClaimStage known("according/VBG/case>Kenya to/IN/fixed>according Kenya/NNP/obl>left ,/,/punct>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left",
                           kAttributionTable);
    EXPECT_EQ(known.speaker("left"), "Kenya");
    EXPECT_EQ(known.speaker("Kisumu"), "Kenya");
}

TEST(Attribution, GivesNestedSpeechToTheInnermostAndNamesWhoPassedItOn) {
    const ClaimStage stage("Kenya/NNP/nsubj>said said=say/VBD Uganda/NNP/nsubj>told had=have/VBD/aux>told "
                           "told=tell/VBN/ccomp>said it/PRP/iobj>told that/IN/mark>left rebels=rebel/NNS/nsubj>left "
                           "left=leave/VBD/ccomp>told",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("told"), "Kenya");
    EXPECT_EQ(stage.speaker("left"), "Uganda");
    EXPECT_THAT(passed_on(stage, "left"), ElementsAre("Kenya"));
    EXPECT_THAT(passed_on(stage, "told"), IsEmpty());
}

TEST(Attribution, HearsTheSourceOfASource) {
    const ClaimStage stage("Reuters/NNP/nsubj>reported reported=report/VBD ,/,/punct>citing "
                           "citing=cite/VBG/advcl>reported officials=official/NNS/obj>citing ,/,/punct>citing "
                           "that/IN/mark>left Uganda/NNP/nsubj>left left=leave/VBD/ccomp>reported",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "officials");
    EXPECT_THAT(passed_on(stage, "left"), ElementsAre("Reuters"));
}

TEST(Attribution, GivesTheClauseOfASpokenNounToItsOwner) {
    const ClaimStage owned("Kenya/NNP/nmod:poss>claim 's/POS/case>Kenya claim/NN/nsubj>spread that/IN/mark>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD/acl>claim spread/VBD",
                           kAttributionTable);
    EXPECT_EQ(owned.speaker("left"), "Kenya");
    EXPECT_EQ(owned.speaker("spread"), "-");
    const ClaimStage repeated("Kenya/NNP/nsubj>repeated repeated=repeat/VBD the/DT/det>claim claim/NN/obj>repeated "
                              "that/IN/mark>left Uganda/NNP/nsubj>left left=leave/VBD/acl>claim",
                              kAttributionTable);
    EXPECT_EQ(repeated.speaker("left"), "Kenya");
}

TEST(Attribution, LeavesTheSubjectOfAReportingVerbToTheDocument) {
    const ClaimStage stage("The/DT/det>minister minister/NN/nsubj>said who/WP/nsubj>left "
                           "left=leave/VBD/acl:relcl>minister Kisumu/NNP/obj>left said=say/VBD that/IN/mark>attacked "
                           "Uganda/NNP/nsubj>attacked attacked=attack/VBD/ccomp>said Kenya/NNP/obj>attacked",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "-");
    EXPECT_EQ(stage.speaker("attacked"), "minister");
}

TEST(Attribution, ImposesTheModalityOfTheReportingVerb) {
    const ClaimStage urges("Kenya/NNP/nsubj>urged urged=urge/VBD Uganda/NNP/obj>urged to/TO/mark>leave "
                           "leave/VB/xcomp>urged Kisumu/NNP/obj>leave",
                           kAttributionTable);
    EXPECT_EQ(urges.speaker("leave"), "Kenya");
    EXPECT_EQ(urges.factuality.read(urges["leave"]).modality, Modality::kRequested);
    const ClaimStage plans("Kenya/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>leave leave/VB/xcomp>plans",
                           kAttributionTable);
    EXPECT_EQ(plans.speaker("leave"), "-") << "who plans says nothing";
    EXPECT_EQ(plans.factuality.read(plans["leave"]).modality, Modality::kFuture);
    const ClaimStage denies("Kenya/NNP/nsubj>denied denied=deny/VBD that/IN/mark>left it/PRP/nsubj>left "
                            "left=leave/VBD/ccomp>denied",
                            kAttributionTable);
    EXPECT_EQ(denies.speaker("left"), "Kenya");
    EXPECT_EQ(denies.factuality.read(denies["left"]).polarity, Polarity::kDenied);
}

TEST(Attribution, LeavesOpenWhatNobodySaid) {
    const ClaimStage denied("Kenya/NNP/nsubj>say did=do/VBD/aux>say not/RB/advmod>say say/VB that/IN/mark>left "
                            "Uganda/NNP/nsubj>left left=leave/VBD/ccomp>say",
                            kAttributionTable);
    EXPECT_EQ(denied.factuality.read(denied["left"]).modality, Modality::kPossible);
    EXPECT_EQ(denied.factuality.read(denied["left"]).polarity, Polarity::kAffirmed)
        << "that it was not said does not say that it is not so";
    const ClaimStage may("Kenya/NNP/nsubj>say may/MD/aux>say say/VB that/IN/mark>left Uganda/NNP/nsubj>left "
                         "left=leave/VBD/ccomp>say",
                         kAttributionTable);
    EXPECT_EQ(may.factuality.read(may["left"]).modality, Modality::kPossible);
    const ClaimStage raised("Kenya/NNP/nsubj>believe does=do/VBZ/aux>believe not/RB/advmod>believe believe/VB "
                            "that/IN/mark>left Uganda/NNP/nsubj>left left=leave/VBD/ccomp>believe",
                            kAttributionTable);
    EXPECT_EQ(raised.factuality.read(raised["left"]).polarity, Polarity::kDenied)
        << "'does not believe that' denies what it holds";
}

// Quotes

TEST(Attribution, GivesAWholeQuoteToWhoeverSaysItBesideIt) {
    const ClaimStage stage("\"/``/punct>left Uganda/NNP/nsubj>left left=leave/VBD/ccomp>said Kisumu/NNP/obj>left "
                           ",/,/punct>said \"/''/punct>left Kenya/NNP/nsubj>said said=say/VBD ././punct>said\n"
                           "\"/``/punct>attacked Rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD "
                           "it/PRP/obj>attacked ././punct>attacked \"/''/punct>attacked",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("attacked"), "Kenya") << "a quote without a speaker goes on with the one before";
}

TEST(Attribution, FindsTheSpeakerOfAQuoteInTheSentenceBehindIt) {
    const ClaimStage stage("\"/``/punct>left Uganda/NNP/nsubj>left left=leave/VBD Kisumu/NNP/obj>left ././punct>left "
                           "\"/''/punct>left\n"
                           "Kenya/NNP/nsubj>said said=say/VBD on/IN/case>Monday Monday=monday/NNP/obl>said "
                           "././punct>said",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("Monday"), "-");
}

constexpr std::string_view kQuoteOfItsOwnParagraph =
    "\n"
    "\"/``/punct>attacked Rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD "
    "it/PRP/obj>attacked ././punct>attacked \"/''/punct>attacked";

TEST(Attribution, CarriesAQuoteOverTheEndOfAParagraphThatEndsWithItsSpeaker) {
    const ClaimStage stage("\"/``/punct>left Uganda/NNP/nsubj>left left=leave/VBD/ccomp>said ,/,/punct>said "
                           "\"/''/punct>left Kenya/NNP/nsubj>said said=say/VBD ././punct>said\n" +
                               std::string(kQuoteOfItsOwnParagraph),
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("attacked"), "Kenya");
}

TEST(Attribution, DoesNotCarryAQuoteOverTheEndOfAParagraphThatClosedIt) {
    const ClaimStage stage("Kenya/NNP/nsubj>said said=say/VBD :/:/punct>said \"/``/punct>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD/ccomp>said ././punct>said \"/''/punct>left\n" +
                               std::string(kQuoteOfItsOwnParagraph),
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("attacked"), "-");
}

TEST(Attribution, CarriesAQuoteThatTheParagraphLeftOpen) {
    const ClaimStage stage("Kenya/NNP/nsubj>said said=say/VBD :/:/punct>said \"/``/punct>left "
                           "Uganda/NNP/nsubj>left left=leave/VBD/ccomp>said ././punct>said\n"
                           "\n"
                           "\"/``/punct>attacked Rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD "
                           "it/PRP/obj>attacked ././punct>attacked \"/''/punct>attacked",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("left"), "Kenya");
    EXPECT_EQ(stage.speaker("attacked"), "Kenya");
}

TEST(Attribution, LeavesWordsInScareQuotesToTheDocument) {
    const ClaimStage stage("Uganda/NNP/nsubj>left left=leave/VBD the/DT/det>zone \"/``/punct>zone safe/JJ/amod>zone "
                           "\"/''/punct>zone zone/NN/obj>left",
                           kAttributionTable);
    EXPECT_EQ(stage.speaker("safe"), "-");
}

} // namespace
} // namespace claimgraph
