#include "extract/claims/frames/frame_matcher.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

using testing::HasSubstr;

/// "meet O: S Kenya, O Uganda": the frame that wins at a word and what fills it; "nothing" where none fits.
std::string matched(const ClaimStage& stage, std::string_view form) {
    const auto match = stage.matcher.match(stage[form]);
    if (!match) return "nothing";
    std::string line = match->frame->text + ':';
    const auto add = [&](const char* role, TokenIndex token) {
        if (token) line += fmt::format("{} {} {}", line.back() == ':' ? "" : ",", role, stage.text.word(token));
    };
    add("S", match->subject);
    add("O", match->object);
    add("T", match->theme);
    add("X", match->complement);
    add("C", match->content);
    for (const TokenIndex word : match->words) add("+", word);
    return line + (match->loose ? " (loose)" : "");
}

std::string matched(std::string_view sentence, std::string_view form, std::string_view frames) {
    return matched(ClaimStage(sentence, "tests PARENT: " + std::string(frames)), form);
}

constexpr std::string_view kKenyaMetUganda = "Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met";

// Direct arguments

TEST(FrameMatcher, FillsTheSubjectAndTheObjectOfAVerb) {
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "meet O"), "meet O: S Kenya, O Uganda");
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "visit O"), "nothing");
    EXPECT_EQ(matched(kKenyaMetUganda, "Kenya", "meet O"), "nothing");
}

TEST(FrameMatcher, FindsNoFrameWhereASlotStaysEmpty) {
    EXPECT_EQ(matched("Kenya@place/NNP/nsubj>met met=meet/VBD", "met", "meet O"), "nothing");
    EXPECT_EQ(matched("Kenya@place/NNP/nsubj>met met=meet/VBD", "met", "meet O?"), "meet O?: S Kenya");
    EXPECT_EQ(matched("Kenya@place/NNP/nsubj>met met=meet/VBD", "met", "meet"), "meet: S Kenya");
}

TEST(FrameMatcher, TurnsAPassiveRound) {
    constexpr std::string_view kPassive = "Uganda@place/NNP/nsubj:pass>visited was=be/VBD/aux:pass>visited "
                                          "visited=visit/VBN by/IN/case>Kenya Kenya@place/NNP/obl:agent>visited";
    EXPECT_EQ(matched(kPassive, "visited", "visit O"), "visit O: S Kenya, O Uganda");
    EXPECT_EQ(matched("Uganda@place/NNP/nsubj:pass>visited was=be/VBD/aux:pass>visited visited=visit/VBN", "visited",
                      "visit O"),
              "visit O: O Uganda")
        << "nobody says who";
}

TEST(FrameMatcher, GivesTwoDirectArgumentsInTheirOrder) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>gave gave=give/VBD Uganda/NNP/iobj>gave grain/NN/obj>gave", "gave", "give O T"),
              "give O T: S Kenya, O Uganda, T grain");
    EXPECT_EQ(matched("Uganda/NNP/nsubj:pass>given was=be/VBD/aux:pass>given given=give/VBN grain/NN/obj>given "
                      "by/IN/case>Kenya Kenya/NNP/obl:agent>given",
                      "given", "give O T"),
              "give O T: S Kenya, O Uganda, T grain");
}

TEST(FrameMatcher, GivesTheSubjectThatTheFrameNames) {
    constexpr std::string_view kNamed = "Kenya/NNP/nsubj>named named=name/VBD Keller@person/NNP/obj>named "
                                        "as/IN/case>envoy envoy/NN/{}";
    for (const char* where : {"obl>named", "nmod>Keller"})
        EXPECT_EQ(matched(fmt::format(fmt::runtime(kNamed), where), "named", "name S as O"),
                  "name S as O: S Keller, O envoy");
    constexpr std::string_view kPassive = "Keller@person/NNP/nsubj:pass>named was=be/VBD/aux:pass>named "
                                          "named=name/VBN as/IN/case>envoy envoy/NN/obl>named";
    EXPECT_EQ(matched(kPassive, "named", "name S as O; name O"), "name S as O: S Keller, O envoy");
    EXPECT_EQ(matched(kPassive, "named", "name S:place as O"), "nothing");
}

TEST(FrameMatcher, SeesWhatIsMadeOfAnObject) {
    EXPECT_EQ(
        matched("Kenya/NNP/nsubj>named named=name/VBD Keller/NNP/obj>named envoy/NN/xcomp>named", "named", "name S O"),
        "name S O: S Keller, O envoy");
    EXPECT_EQ(matched("Keller/NNP/nsubj:pass>named was=be/VBD/aux:pass>named named=name/VBN envoy/NN/xcomp>named",
                      "named", "name S O"),
              "name S O: S Keller, O envoy");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>named named=name/VBD Keller/NNP/obj>named", "named", "name S O"), "nothing");
}

TEST(FrameMatcher, TakesTheAgentOfAPassiveForNothingElse) {
    EXPECT_EQ(matched("bill/NN/nsubj:pass>opposed was=be/VBD/aux:pass>opposed opposed=oppose/VBN by/IN/case>Kenya "
                      "Kenya/NNP/obl:agent>opposed",
                      "opposed", "oppose T of|by O; oppose O"),
              "oppose O: S Kenya, O bill");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>opposed opposed=oppose/VBD plans=plan/NNS/obj>opposed by/IN/case>Uganda "
                      "Uganda/NNP/nmod>plans",
                      "opposed", "oppose T of|by O; oppose O"),
              "oppose T of|by O: S Kenya, O Uganda, T plans");
}

TEST(FrameMatcher, TakesNoTimeForAnObject) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>met met=meet/VBD Monday=monday/NNP/obj>met", "met", "meet O"), "nothing");
    EXPECT_EQ(
        matched("Kenya/NNP/nsubj>met met=meet/VBD on/IN/case>Monday Monday=monday/NNP/obl>met", "met", "meet on O"),
        "nothing");
}

// Clauses

TEST(FrameMatcher, FillsAnInfinitive) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>urged urged=urge/VBD Uganda/NNP/obj>urged to/TO/mark>leave leave/VB/xcomp>urged",
                      "urged", "urge O; urge O to X"),
              "urge O to X: S Kenya, O Uganda, X leave");
}

TEST(FrameMatcher, FillsAFiniteClause) {
    constexpr std::string_view kSaid = "Kenya/NNP/nsubj>said said=say/VBD that/IN/mark>left Uganda/NNP/nsubj>left "
                                       "left=leave/VBD/ccomp>said";
    EXPECT_EQ(matched(kSaid, "said", "say C"), "say C: S Kenya, C left");
    EXPECT_EQ(matched(kSaid, "said", "say O"), "nothing");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>told told=tell/VBD Uganda/NNP/iobj>told that/IN/mark>left it/PRP/nsubj>left "
                      "left=leave/VBD/ccomp>told",
                      "told", "tell O C"),
              "tell O C: S Kenya, O Uganda, C left");
}

TEST(FrameMatcher, FillsTheGerundBehindAPreposition) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>accused accused=accuse/VBD Uganda/NNP/obj>accused of/IN/mark>hiding "
                      "hiding=hide/VBG/advcl>accused it/PRP/obj>hiding",
                      "accused", "accuse O of T"),
              "accuse O of T: S Kenya, O Uganda, T hiding");
}

// Prepositions

TEST(FrameMatcher, FillsASlotBehindItsPreposition) {
    constexpr std::string_view kMetWith = "Kenya/NNP/nsubj>met met=meet/VBD with/IN/case>Uganda Uganda/NNP/obl>met "
                                          "about/IN/case>fish fish/NN/obl>met";
    EXPECT_EQ(matched(kMetWith, "met", "meet with O"), "meet with O: S Kenya, O Uganda");
    EXPECT_EQ(matched(kMetWith, "met", "meet with O on|about T"), "meet with O on|about T: S Kenya, O Uganda, T fish");
    EXPECT_EQ(matched(kMetWith, "met", "meet from O"), "nothing");
}

TEST(FrameMatcher, FindsAPhraseThatIsAttachedToTheObject) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>bought bought=buy/VBD grain/NN/obj>bought from/IN/case>Uganda "
                      "Uganda/NNP/nmod>grain",
                      "bought", "buy T from O"),
              "buy T from O: S Kenya, O Uganda, T grain");
}

TEST(FrameMatcher, FindsAPhraseBehindItsNounThatIsAttachedToTheVerb) {
    EXPECT_EQ(matched("In=in/IN/case>Kisumu Kisumu/NNP/obl>launched Kenya/NNP/nsubj>launched launched=launch/VBD "
                      "a/DT/det>raid raid/NN/obj>launched in/IN/case>Uganda Uganda/NNP/obl>launched",
                      "raid", "n:raid in O"),
              "n:raid in O: O Uganda")
        << "what stands before the noun is not its own";
}

TEST(FrameMatcher, TakesNoNounThatIsHalfAPreposition) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>left left=leave/VBD in/IN/case>response response/NN/obl>left to/IN/case>Uganda "
                      "Uganda/NNP/nmod>response",
                      "left", "leave in O"),
              "nothing");
}

// Words that belong to the trigger

TEST(FrameMatcher, WantsTheNounOfItsTrigger) {
    constexpr std::string_view kHeldTalks = "Kenya/NNP/nsubj>held held=hold/VBD talks=talk/NNS/obj>held "
                                            "with/IN/case>Uganda Uganda/NNP/obl>held";
    EXPECT_EQ(matched(kHeldTalks, "held", "hold [talk|meeting] with O; hold O"),
              "hold [talk|meeting] with O: S Kenya, O Uganda, + talks");
    EXPECT_EQ(matched(kHeldTalks, "held", "hold [rally] with O"), "nothing");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>held held=hold/VBD talks=talk/NNS/obj>held with/IN/case>Uganda "
                      "Uganda/NNP/nmod>talks",
                      "held", "hold [talk] with O"),
              "hold [talk] with O: S Kenya, O Uganda, + talks")
        << "wherever the parser hangs the phrase";
    EXPECT_EQ(matched("Kenya/NNP/nsubj>put put/VBD Keller/NNP/obj>put on/IN/case>trial trial/NN/obl>put", "put",
                      "put O on [trial]"),
              "put O on [trial]: S Kenya, O Keller, + trial");
}

TEST(FrameMatcher, SeesThroughMeasuresToTheNounOfItsTrigger) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>held held=hold/VBD dozens=dozen/NNS/obj>held of/IN/case>talks "
                      "talks=talk/NNS/nmod>dozens with/IN/case>Uganda Uganda/NNP/obl>held",
                      "held", "hold [talk] with O"),
              "hold [talk] with O: S Kenya, O Uganda, + dozens");
}

TEST(FrameMatcher, WantsItsParticle) {
    constexpr std::string_view kTeamedUp = "Kenya/NNP/nsubj>teamed teamed=team/VBD up/RP/compound:prt>teamed "
                                           "with/IN/case>Uganda Uganda/NNP/obl>teamed";
    EXPECT_EQ(matched(kTeamedUp, "teamed", "team +up with O"), "team +up with O: S Kenya, O Uganda, + up");
    EXPECT_EQ(matched(kTeamedUp, "teamed", "team +off with O"), "nothing");
}

TEST(FrameMatcher, WantsTheAdjectiveInsideAVerbsFrame) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>set set/VBD Keller/NNP/obj>set free/JJ/xcomp>set", "set", "set O a:free"),
              "set O a:free: S Kenya, O Keller, + free");
}

// Nouns and adjectives as anchors

TEST(FrameMatcher, GivesANounItsOwnerAsSubject) {
    constexpr std::string_view kVisit = "Kenya/NNP/nmod:poss>visit 's/POS/case>Kenya visit/NN to/IN/case>Uganda "
                                        "Uganda/NNP/nmod>visit";
    EXPECT_EQ(matched(kVisit, "visit", "n:visit to O"), "n:visit to O: S Kenya, O Uganda");
    EXPECT_EQ(matched(kVisit, "visit", "visit O"), "nothing") << "the noun is no verb";
    EXPECT_EQ(matched("the/DT/det>visit visit/NN of/IN/case>Kenya Kenya/NNP/nmod>visit to/IN/case>Uganda "
                      "Uganda/NNP/nmod>visit",
                      "visit", "n:visit to O"),
              "n:visit to O: S Kenya, O Uganda");
}

TEST(FrameMatcher, GivesANounItsOwnerAsObjectWhereTheFrameSaysSo) {
    constexpr std::string_view kArrest = "Keller/NNP/nmod:poss>arrest 's/POS/case>Keller arrest/NN by/IN/case>police "
                                         "police/NN/nmod>arrest";
    EXPECT_EQ(matched(kArrest, "arrest", "O n:arrest by S"), "O n:arrest by S: S police, O Keller");
}

TEST(FrameMatcher, GivesACopularNounTheSubjectOfItsClause) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>member is=be/VBZ/cop>member a/DT/det>member member/NN of/IN/case>union "
                      "the/DT/det>union union/NN/nmod>member",
                      "member", "n:member of O"),
              "n:member of O: S Kenya, O union");
}

TEST(FrameMatcher, ReadsACopularNounAsTheObjectOfToBe) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>factor is=be/VBZ/cop>factor a/DT/det>factor factor/NN", "factor", "be O=factor"),
              "be O=factor: S Kenya, O factor");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>friend is=be/VBZ/cop>friend a/DT/det>friend friend/NN", "friend", "be O=factor"),
              "nothing");
}

TEST(FrameMatcher, LetsANounInsideANameTriggerNothing) {
    EXPECT_EQ(matched("Visit=visit@organization/NNP/nsubj>left to/IN/case>Uganda Uganda/NNP/nmod>Visit left=leave/VBD",
                      "Visit", "n:visit to O"),
              "nothing");
}

TEST(FrameMatcher, TakesTheCompoundOfANounAsItsWord) {
    EXPECT_EQ(matched("a/DT/det>talks peace/NN/compound>talks talks=talk/NNS with/IN/case>Uganda "
                      "Uganda/NNP/nmod>talks",
                      "talks", "n:talk [peace] with O"),
              "n:talk [peace] with O: O Uganda, + peace");
    EXPECT_EQ(matched("the/DT/det>talks Kisumu/NNP/compound>talks peace/NN/compound>talks talks=talk/NNS "
                      "with/IN/case>Uganda Uganda/NNP/nmod>talks",
                      "talks", "n:talk [peace] with O"),
              "n:talk [peace] with O: S Kisumu, O Uganda, + peace");
}

TEST(FrameMatcher, MatchesAnAdjectiveAsItIsWritten) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>ready is=be/VBZ/cop>ready ready/JJ to/TO/mark>leave leave/VB/xcomp>ready",
                      "ready", "a:ready X"),
              "a:ready X: S Kenya, X leave");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>committed remains=remain/VBZ/cop>committed committed=commit/JJ "
                      "to/IN/case>peace peace/NN/obl>committed",
                      "committed", "a:committed to O"),
              "a:committed to O: S Kenya, O peace");
}

TEST(FrameMatcher, PrefersTheAdjectiveWhereThePassiveHasNobodyToAct) {
    constexpr std::string_view kOpposed = "Kenya/NNP/nsubj:pass>opposed is=be/VBZ/aux:pass>opposed opposed=oppose/VBN "
                                          "to/IN/case>bill the/DT/det>bill bill/NN/obl>opposed";
    EXPECT_EQ(matched(kOpposed, "opposed", "oppose O; a:opposed to O"), "a:opposed to O: S Kenya, O bill");
}

TEST(FrameMatcher, LetsAuxiliariesTriggerNothing) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>left has=have/VBZ/aux>left left=leave/VBN", "has", "have"), "nothing");
}

// Restrictions

TEST(FrameMatcher, AsksForTheTypeOfAFiller) {
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "meet O:place"), "meet O:place: S Kenya, O Uganda");
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "meet O:actor"), "meet O:actor: S Kenya, O Uganda");
    ClaimStage strict(kKenyaMetUganda, "tests PARENT: meet O:person");
    const FrameMatcher matcher(strict.clauses, strict.relations, strict.entities, strict.actors, false);
    EXPECT_FALSE(matcher.match(strict["met"]));
    EXPECT_EQ(matched("Kenya@place/NNP/nsubj>met met=meet/VBD the/DT/det>minister minister/NN/obj>met", "met",
                      "meet O:person"),
              "meet O:person: S Kenya, O minister")
        << "what the noun tells";
}

TEST(FrameMatcher, AsksForTheWordOfAFiller) {
    EXPECT_EQ(matched("Kenya/NNP/nsubj>lifted lifted=lift/VBD the/DT/det>ban ban/NN/obj>lifted", "lifted",
                      "lift O=ban|siege"),
              "lift O=ban|siege: S Kenya, O ban");
    EXPECT_EQ(matched("Kenya/NNP/nsubj>lifted lifted=lift/VBD the/DT/det>stone stone/NN/obj>lifted", "lifted",
                      "lift O=ban|siege"),
              "nothing");
}

TEST(FrameMatcher, TakesALooseFillerOnlyBetweenActors) {
    constexpr std::string_view kPunched =
        "Kenya@place/NNP/nsubj>punched punched=punch/VBD Uganda@place/NNP/obj>punched";
    EXPECT_EQ(matched(kPunched, "punched", "punch O:person"), "punch O:person: S Kenya, O Uganda (loose)");
    EXPECT_EQ(matched("Kenya@place/NNP/nsubj>punched punched=punch/VBD the/DT/det>wall wall/NN/obj>punched", "punched",
                      "punch O:person"),
              "nothing");
    EXPECT_EQ(matched(kPunched, "punched", "punch [hole] in O"), "nothing") << "a frame with words of its own";
    const RuleFamilies strict = rules_without({"loose"});
    EXPECT_EQ(matched(ClaimStage(kPunched, "tests PARENT: punch O:person", strict), "punched"), "nothing");
}

// Which frame wins

TEST(FrameMatcher, PrefersTheFrameThatNamesMore) {
    constexpr std::string_view kHeldTalks = "Kenya/NNP/nsubj>held held=hold/VBD talks=talk/NNS/obj>held "
                                            "with/IN/case>Uganda Uganda@place/NNP/obl>held";
    EXPECT_THAT(matched(kHeldTalks, "held", "hold O; hold O with T; hold [talk] with O"),
                HasSubstr("hold [talk] with O"));
    EXPECT_THAT(matched(kHeldTalks, "held", "hold O with T; hold O with T:place"), HasSubstr("hold O with T:place"));
    EXPECT_THAT(matched(kHeldTalks, "held", "hold O; hold with O"), HasSubstr("hold with O"))
        << "a preposition tells more than a bare slot";
}

TEST(FrameMatcher, PrefersTheEarlierOfTwoFramesThatNameAsMuch) {
    const ClaimStage stage(kKenyaMetUganda, "first PARENT: meet O\nsecond PARENT: meet|visit O");
    EXPECT_EQ(stage.relations[stage.match("met")->frame->relation].id, "first");
}

TEST(FrameMatcher, PutsWeakFramesBehindOthers) {
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "~meet O; meet"), "meet: S Kenya");
    EXPECT_EQ(matched(kKenyaMetUganda, "met", "~meet O"), "~meet O: S Kenya, O Uganda");
}

TEST(FrameMatcher, WantsANegationWhereTheFrameDoes) {
    constexpr std::string_view kAccept = "Kenya/NNP/nsubj>accept did=do/VBD/aux>accept {}accept/VB "
                                         "the/DT/det>bill bill/NN/obj>accept";
    const std::string plain = fmt::format(fmt::runtime(kAccept), "");
    const std::string denied = fmt::format(fmt::runtime(kAccept), "not/RB/advmod>accept ");
    EXPECT_EQ(matched(plain, "accept", "not accept O"), "nothing");
    EXPECT_EQ(matched(denied, "accept", "accept O; not accept O"), "not accept O: S Kenya, O bill");
}

TEST(FrameMatcher, TellsTheSlotThatNothingFills) {
    ClaimStage stage(kKenyaMetUganda, "tests PARENT: meet O; meet O on T:event; meet with O");
    std::vector<FrameTrial> trials;
    stage.matcher.note_trials(&trials);
    stage.matcher.match(stage["met"]);
    ASSERT_EQ(trials.size(), 3u);
    EXPECT_EQ(trials[0].missing, nullptr);
    EXPECT_EQ(to_string(*trials[1].missing), "on T:event");
    EXPECT_EQ(to_string(*trials[2].missing), "with O");
    EXPECT_EQ(stage.text.word(trials[2].anchor), "met");
}

} // namespace
} // namespace claimgraph
