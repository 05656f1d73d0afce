#include "extract/claims/factuality/factuality.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gtest/gtest.h>
#include <ostream>
#include <string>

namespace claimgraph {

static bool operator==(const Factuality& a, const Factuality& b) {
    return a.polarity == b.polarity && a.modality == b.modality;
}
static void PrintTo(const Factuality& factuality, std::ostream* out) {
    *out << to_string(factuality.modality) << ' ' << to_string(factuality.polarity);
}

namespace {

constexpr std::string_view kFactualityTable = "says STATE speech actual: say C\n"
                                              "denies STATE speech denied: deny C\n"
                                              "urges REQUEST speech requested: urge O to X; urge O\n"
                                              "meets CONSULT symmetric: meet O; n:meeting with O; n:talk with O\n"
                                              "leaves RETREAT: leave O; leave\n";

Factuality factuality(std::string_view sentence, std::string_view predicate) {
    const ClaimStage stage(sentence, kFactualityTable);
    return stage.factuality.read(stage[predicate]);
}

constexpr Factuality affirmed(Modality modality) { return {Polarity::kAffirmed, modality}; }
constexpr Factuality denied(Modality modality) { return {Polarity::kDenied, modality}; }
constexpr Factuality kHappened = affirmed(Modality::kActual);
constexpr Factuality kDidNot = denied(Modality::kActual);

// The words of the clause itself

TEST(Factuality, TakesAPlainStatementForAFact) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>left left=leave/VBD", "left"), kHappened);
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>leave did=do/VBD/aux>leave not/RB/advmod>leave leave/VB", "leave"), kDidNot);
}

TEST(Factuality, ReadsModalVerbs) {
    const auto with = [](std::string_view modal) {
        return factuality(fmt::format("Kenya/NNP/nsubj>leave {}/MD/aux>leave leave/VB", modal), "leave");
    };
    EXPECT_EQ(with("will"), affirmed(Modality::kFuture));
    EXPECT_EQ(with("could"), affirmed(Modality::kPossible));
    EXPECT_EQ(with("should"), affirmed(Modality::kObliged));
}

TEST(Factuality, SaysAProhibitionByItsModalityAlone) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>leave must/MD/aux>leave not/RB/advmod>leave leave/VB", "leave"),
              affirmed(Modality::kForbidden));
}

TEST(Factuality, KeepsTheNegationOfTheFuture) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>leave will/MD/aux>leave not/RB/advmod>leave leave/VB", "leave"),
              denied(Modality::kFuture));
}

TEST(Factuality, LeavesOpenBothSidesOfACondition) {
    constexpr std::string_view kSentence = "If=if/IN/mark>attacks Uganda/NNP/nsubj>attacks "
                                           "attacks=attack/VBZ/advcl>leave ,/,/punct>leave Kenya/NNP/nsubj>leave "
                                           "will/MD/aux>leave leave/VB";
    EXPECT_EQ(factuality(kSentence, "attacks").modality, Modality::kConditional);
    EXPECT_EQ(factuality(kSentence, "leave").modality, Modality::kConditional);
}

TEST(Factuality, LeavesOpenWhatAQuestionAsks) {
    EXPECT_EQ(factuality("Did=do/VBD/aux>leave Kenya/NNP/nsubj>leave leave/VB ?/./punct>leave", "leave"),
              affirmed(Modality::kPossible));
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>left left=leave/VBD ././punct>left", "left"), kHappened);
}

// What it hangs below

TEST(Factuality, DeniesWhatFailsOrIsRefused) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>failed failed=fail/VBD to/TO/mark>leave leave/VB/xcomp>failed", "leave"),
              kDidNot);
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>failed failed=fail/VBD to/TO/mark>leave leave/VB/xcomp>failed", "failed"),
              kHappened);
}

TEST(Factuality, AffirmsWhatDidNotFail) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>fail did=do/VBD/aux>fail not/RB/advmod>fail fail/VB to/TO/mark>leave "
                         "leave/VB/xcomp>fail",
                         "leave"),
              kHappened);
}

TEST(Factuality, DeniesWhatSomebodyWasKeptFrom) {
    EXPECT_EQ(
        factuality("Kenya/NNP/nsubj>prevented prevented=prevent/VBD Uganda/NNP/obj>prevented from/IN/mark>leaving "
                   "leaving=leave/VBG/advcl>prevented",
                   "leaving"),
        kDidNot);
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>forbade forbade=forbid/VBD Uganda/NNP/obj>forbade to/TO/mark>leave "
                         "leave/VB/xcomp>forbade",
                         "leave"),
              affirmed(Modality::kForbidden));
}

TEST(Factuality, TakesPlansForTheFutureAndHopesForPossible) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>leave leave/VB/xcomp>plans", "leave"),
              affirmed(Modality::kFuture));
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>tried tried=try/VBD to/TO/mark>leave leave/VB/xcomp>tried", "leave"),
              affirmed(Modality::kPossible));
    EXPECT_EQ(
        factuality("Kenya/NNP/nsubj>ready is=be/VBZ/cop>ready ready/JJ to/TO/mark>leave leave/VB/xcomp>ready", "leave"),
        affirmed(Modality::kFuture));
}

TEST(Factuality, KeepsTheInnermostModality) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>seems seems=seem/VBZ to/TO/mark>plan plan/VB/xcomp>seems to/TO/mark>leave "
                         "leave/VB/xcomp>plan",
                         "leave"),
              affirmed(Modality::kFuture));
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>seems seems=seem/VBZ to/TO/mark>plan plan/VB/xcomp>seems to/TO/mark>leave "
                         "leave/VB/xcomp>plan",
                         "plan"),
              affirmed(Modality::kPossible));
}

TEST(Factuality, PermitsAndForbids) {
    constexpr std::string_view kAllowed = "Kenya/NNP/nsubj:pass>allowed is=be/VBZ/aux:pass>allowed {}"
                                          "allowed=allow/VBN to/TO/mark>leave leave/VB/xcomp>allowed";
    EXPECT_EQ(factuality(fmt::format(fmt::runtime(kAllowed), ""), "leave"), affirmed(Modality::kPossible));
    EXPECT_EQ(factuality(fmt::format(fmt::runtime(kAllowed), "not/RB/advmod>allowed "), "leave"),
              affirmed(Modality::kForbidden));
}

TEST(Factuality, RaisesTheNegationOfBelief) {
    EXPECT_EQ(factuality("Keller/NNP/nsubj>think does=do/VBZ/aux>think not/RB/advmod>think think/VB that/IN/mark>left "
                         "Uganda/NNP/nsubj>left left=leave/VBD/ccomp>think",
                         "left")
                  .polarity,
              Polarity::kDenied);
}

TEST(Factuality, TakesHearsayForPossible) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj:pass>said is=be/VBZ/aux:pass>said said=say/VBN to/TO/mark>left "
                         "have/VB/aux>left left=leave/VBN/xcomp>said",
                         "left"),
              affirmed(Modality::kPossible));
}

TEST(Factuality, GivesACoordinatedClauseWithItsOwnSubjectItsOwnFactuality) {
    constexpr std::string_view kSentence = "Kenya/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>leave "
                                           "leave/VB/xcomp>plans and/CC/cc>stayed Uganda/NNP/nsubj>stayed "
                                           "stayed=stay/VBD/conj>plans";
    EXPECT_EQ(factuality(kSentence, "stayed"), kHappened);
    constexpr std::string_view kShared = "Kenya/NNP/nsubj>plans plans=plan/VBZ to/TO/mark>leave leave/VB/xcomp>plans "
                                         "and/CC/cc>hide hide/VB/conj>leave";
    EXPECT_EQ(factuality(kShared, "hide"), affirmed(Modality::kFuture));
}

// Nouns

TEST(Factuality, ReadsTheModifiersOfNouns) {
    EXPECT_EQ(factuality("the/DT/det>attack alleged/JJ/amod>attack attack/NN on/IN/case>Kenya Kenya/NNP/nmod>attack",
                         "attack"),
              affirmed(Modality::kPossible));
    EXPECT_EQ(factuality("planned/VBN/amod>talks talks=talk/NNS with/IN/case>Kenya Kenya/NNP/nmod>talks", "talks"),
              affirmed(Modality::kFuture));
}

TEST(Factuality, DeniesWhatThereIsALackOf) {
    EXPECT_EQ(factuality("a/DT/det>lack lack/NN of/IN/case>talks talks=talk/NNS/nmod>lack with/IN/case>Kenya "
                         "Kenya/NNP/nmod>talks",
                         "talks"),
              kDidNot);
}

TEST(Factuality, LeavesAloneWhatIsPresupposed) {
    constexpr std::string_view kTheTalks = "Kenya/NNP/nsubj>hopes hopes=hope/VBZ for/IN/case>talks {}"
                                           "talks=talk/NNS/obl>hopes";
    EXPECT_EQ(factuality(fmt::format(fmt::runtime(kTheTalks), ""), "talks"), affirmed(Modality::kPossible));
    EXPECT_EQ(factuality(fmt::format(fmt::runtime(kTheTalks), "the/DT/det>talks "), "talks"), kHappened);
    EXPECT_EQ(factuality(fmt::format(fmt::runtime(kTheTalks), "their/PRP$/nmod:poss>talks "), "talks"), kHappened);
}

TEST(Factuality, TakesALightVerbForNoObligation) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>had had=have/VBD talks=talk/NNS/obj>had with/IN/case>Uganda "
                         "Uganda/NNP/nmod>talks",
                         "talks"),
              kHappened);
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>has has=have/VBZ to/TO/mark>leave leave/VB/xcomp>has", "leave"),
              affirmed(Modality::kObliged));
}

// Speech

TEST(Factuality, TakesWhatIsUrgedForRequestedAndWhatIsDeniedForDenied) {
    EXPECT_EQ(
        factuality("Kenya/NNP/nsubj>urged urged=urge/VBD Uganda/NNP/obj>urged to/TO/mark>leave leave/VB/xcomp>urged",
                   "leave"),
        affirmed(Modality::kRequested));
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>denied denied=deny/VBD that/IN/mark>left it/PRP/nsubj>left "
                         "left=leave/VBD/ccomp>denied",
                         "left"),
              kDidNot);
}

TEST(Factuality, KeepsTheFactualityOfWhatIsSaidApartFromThatOfSaying) {
    EXPECT_EQ(factuality("Kenya/NNP/nsubj>say will/MD/aux>say say/VB that/IN/mark>left Uganda/NNP/nsubj>left "
                         "left=leave/VBD/ccomp>say",
                         "left"),
              kHappened);
}

} // namespace
} // namespace claimgraph
