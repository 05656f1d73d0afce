#include "extract/claims/claim_builder.hpp"
#include "extract/claims/claim_extractor.hpp"
#include "extract/claims/rule_families.hpp"
#include "extract/claims/rules.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view kRulesTable = "says STATE speech actual: say C\n"
                                         "demands REQUEST speech requested -1 demand: demand C; demand O\n"
                                         "meets CONSULT symmetric 2.5: meet O:actor; meet\n"
                                         "agrees AGREE symmetric future 2.5: agree on O; agree C\n"
                                         "signs SUPPORT partners 5: sign O\n"
                                         "aids AID 10: help O; supply O\n"
                                         "attacks ASSAULT -9: attack O; bomb O; punch O:person\n"
                                         "rejects REJECT denied -2: refuse X\n"
                                         "plans_to AGREE future 2.5 plan: plan X\n"
                                         "threatens THREATEN speech future -3.5 threat: threaten X\n"
                                         "restricts COERCE forbidden -7 prohibition: ban O\n"
                                         "requires LINK obliged need: need O\n"
                                         "approves CONCEDE 4.5 approval: n:approval of O; n:approval\n"
                                         "affects LINK cause: affect O\n"
                                         "calls REQUEST speech requested: n:call for O\n"
                                         "arrests COERCE -7: arrest O\n";

/// The claims of a text through all stages, as extract_claims() calls them, with the small tables.
std::vector<std::string> claims(std::string_view sentences, const RuleFamilies& rules = {}) {
    ClaimStage stage(sentences, kRulesTable, rules);
    const Calendar calendar{english_times(), std::nullopt};
    ClaimBuilder builder(stage.clauses, stage.relations, stage.entities, stage.participants, stage.attributions,
                         stage.factuality, calendar, rules);
    for (std::size_t s = 0; s < stage.text.analysis().sentences.size(); ++s) {
        builder.start_sentence(SentenceIndex{s});
        const TokenRange tokens = stage.text.analysis().sentences[s].tokens;
        for (TokenIndex at = tokens.begin; at < tokens.end; ++at.value) {
            if (rules.has("prohibition") && apply_prohibition(builder, stage.clauses, stage.relations, at)) continue;
            if (rules.has("cause")) add_cause(builder, stage.clauses, stage.relations, at);
            if (stage.matches[at.value])
                builder.add_match(*stage.matches[at.value]);
            else if (rules.has("open"))
                add_open_claim(builder, stage.clauses, stage.actors, at);
        }
    }
    builder.add_postponed();
    const ClaimBatch batch = builder.finish().batch;
    std::vector<std::string> told;
    for (const Claim& claim : batch.claims) told.push_back(ClaimStage::told(batch, claim));
    return told;
}

// Claims of frames

TEST(ClaimBuilder, MakesAClaimOfAFrame) {
    EXPECT_THAT(claims("Kenya@place/NNP/nsubj>attacked attacked=attack/VBD Uganda@place/NNP/obj>attacked"),
                ElementsAre("Kenya attacks Uganda"));
}

TEST(ClaimBuilder, DistributesCoordination) {
    EXPECT_THAT(
        claims("Kenya@place/NNP/nsubj>attacked and/CC/cc>Chad Chad@place/NNP/conj>Kenya "
               "attacked=attack/VBD Uganda@place/NNP/obj>attacked and/CC/cc>Mali Mali@place/NNP/conj>Uganda"),
        UnorderedElementsAre("Kenya attacks Uganda", "Kenya attacks Mali", "Chad attacks Uganda", "Chad attacks Mali"));
}

TEST(ClaimBuilder, AddsWhoDoesTheSameAlongside) {
    EXPECT_THAT(claims("Kenya@place/NNP/nsubj>attacked alongside/IN/case>Chad Chad@place/NNP/obl>attacked "
                       "attacked=attack/VBD Uganda@place/NNP/obj>attacked"),
                UnorderedElementsAre("Kenya attacks Uganda", "Chad attacks Uganda"));
}

TEST(ClaimBuilder, SaysNothingOfSomebodyAndHimself) {
    EXPECT_THAT(claims("Kenya@place/NNP/nsubj>attacked attacked=attack/VBD itself@place:Kenya/PRP/obj>attacked"),
                IsEmpty());
}

TEST(ClaimBuilder, AttributesWhatIsSaid) {
    EXPECT_THAT(claims("Chad@place/NNP/nsubj>said said=say/VBD that/IN/mark>attacked Kenya@place/NNP/nsubj>attacked "
                       "attacked=attack/VBD/ccomp>said Uganda@place/NNP/obj>attacked"),
                ElementsAre("Kenya attacks Uganda, says Chad"));
}

TEST(ClaimBuilder, KeepsTheWordsOfItsEvidence) {
    ClaimStage stage("The/DT/det>army army/NN/nsubj>attacked attacked=attack/VBD Uganda@place/NNP/obj>attacked "
                     "././punct>attacked",
                     kRulesTable);
    const Calendar calendar{english_times(), std::nullopt};
    ClaimBuilder builder(stage.clauses, stage.relations, stage.entities, stage.participants, stage.attributions,
                         stage.factuality, calendar, {});
    builder.start_sentence(SentenceIndex{0});
    builder.add_match(*stage.match("attacked"));
    const ClaimBatch batch = builder.finish().batch;
    ASSERT_EQ(batch.claims.size(), 1u);
    ASSERT_EQ(batch.claims[0].evidence.size(), 1u);
    const Evidence& evidence = batch.claims[0].evidence[0];
    EXPECT_EQ(evidence.text, "The army attacked Uganda .");
    EXPECT_EQ(evidence.subject, "army");
    EXPECT_EQ(evidence.object, "Uganda");
    EXPECT_EQ(evidence.trigger, "attacked");
    EXPECT_EQ(stage.text.words(evidence.trigger_span), "attacked");
    EXPECT_EQ(evidence.rule, "attack O");
}

TEST(ClaimBuilder, IsLessSureOfWhatItHasFromAfar) {
    const auto confidence = [](std::string_view sentence, std::string_view form) {
        ClaimStage stage(sentence, kRulesTable);
        const Calendar calendar{english_times(), std::nullopt};
        ClaimBuilder builder(stage.clauses, stage.relations, stage.entities, stage.participants, stage.attributions,
                             stage.factuality, calendar, {});
        builder.start_sentence(SentenceIndex{0});
        return builder.confidence(*stage.match(form));
    };
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>came came=come/VBD and/CC/cc>attacked "
                                           "attacked=attack/VBD/conj>came Uganda@place/NNP/obj>attacked";
    constexpr std::string_view kOwn = "Kenya@place/NNP/nsubj>attacked attacked=attack/VBD "
                                      "Uganda@place/NNP/obj>attacked";
    EXPECT_LT(confidence(kSentence, "attacked"), confidence(kOwn, "attacked"));
}

TEST(ClaimBuilder, AddsTheOfficesThatNamesCarry) {
    ClaimStage stage(
        "Minister/NN/compound>Keller Keller@person/NNP/nsubj>left left=leave/VBD Uganda@place/NNP/obj>left",
        std::string(kRulesTable) + "holds STATIC: hold O\n");
    stage.entities.roles.push_back({.holder = stage.entities.headed_by(stage["Keller"]),
                                    .title = {TokenIndex{0}, TokenIndex{1}},
                                    .relation = "holds",
                                    .object = EntityIndex{1},
                                    .object_words = stage.text.analysis()[TokenIndex{0}].span});
    const Calendar calendar{english_times(), std::nullopt};
    ClaimBuilder builder(stage.clauses, stage.relations, stage.entities, stage.participants, stage.attributions,
                         stage.factuality, calendar, {});
    builder.add_roles();
    const ClaimBatch batch = builder.finish().batch;
    ASSERT_EQ(batch.claims.size(), 1u);
    EXPECT_EQ(ClaimStage::told(batch, batch.claims[0]), "Keller holds Uganda");
    EXPECT_EQ(batch.claims[0].evidence[0].rule, "title");
    EXPECT_EQ(batch.claims[0].evidence[0].trigger, "Minister");
}

TEST(ClaimBuilder, DropsTheConceptsThatNoClaimNeedsAndKeepsNames) {
    ClaimStage stage("Kenya@place/NNP/nsubj>left left=leave/VBD the/DT/det>house house/NN/obj>left", kRulesTable);
    const Calendar calendar{english_times(), std::nullopt};
    ClaimBuilder builder(stage.clauses, stage.relations, stage.entities, stage.participants, stage.attributions,
                         stage.factuality, calendar, {});
    builder.arguments().resolve(stage["house"]);
    const ClaimBatch batch = builder.finish().batch;
    ASSERT_EQ(batch.entities.size(), 1u);
    EXPECT_EQ(batch.entities[0].name, "Kenya");
}

// The families of rules, each with and without

TEST(RuleFamilies, AreAtWorkUnlessSwitchedOff) {
    EXPECT_EQ(rules_without({}).families().size(), 18u);
    EXPECT_TRUE(rules_without({}).has("open"));
    EXPECT_TRUE(RuleFamilies().has("open")) << "without a table";
    EXPECT_FALSE(rules_without({"open"}).has("open"));
    EXPECT_TRUE(rules_without({"open"}).has("loose"));
}

TEST(RuleFamilies, LooseTakesAFrameThatDoesNotQuiteFit) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>punched punched=punch/VBD "
                                           "Uganda@place/NNP/obj>punched";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya attacks Uganda"));
    EXPECT_THAT(claims(kSentence, rules_without({"loose"})), ElementsAre("Kenya open:punch Uganda"));
}

TEST(RuleFamilies, PairsJoinsThoseSideBySide) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>agreed and/CC/cc>Chad Chad@place/NNP/conj>Kenya "
                                           "agreed=agree/VBD on/IN/case>pact a/DT/det>pact pact/NN/obl>agreed";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya agrees Chad 'pact'"));
    EXPECT_THAT(claims(kSentence, rules_without({"pairs"})), ElementsAre("Kenya agrees pact", "Chad agrees pact"));
    EXPECT_THAT(claims("Kenya@place/NNP/nsubj>signed and/CC/cc>Chad Chad@place/NNP/conj>Kenya signed=sign/VBD "
                       "a/DT/det>pact pact/NN/obj>signed"),
                ElementsAre("Kenya signs Chad 'pact'", "Kenya signs pact", "Chad signs pact"));
    EXPECT_THAT(claims("He=he/PRP/nsubj>met met=meet/VBD Kenya@place/NNP/obj>met and/CC/cc>Chad "
                       "Chad@place/NNP/conj>Kenya"),
                testing::IsEmpty())
        << "those that somebody unknown met did not meet each other";
}

TEST(RuleFamilies, LiftAimsAtThoseInTheEmbeddedClause) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>refused refused=refuse/VBD to/TO/mark>meet "
                                           "meet/VB/xcomp>refused Uganda@place/NNP/obj>meet";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya rejects Uganda 'meet Uganda'", "Kenya meets Uganda (denied)"));
    EXPECT_THAT(claims(kSentence, rules_without({"lift", "reach"})),
                ElementsAre("Kenya rejects meet Uganda 'meet Uganda'", "Kenya meets Uganda (denied)"));
}

TEST(RuleFamilies, ContentAimsAtTheSubjectOfWhatIsDemanded) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>demanded demanded=demand/VBD that/IN/mark>leave "
                                           "Uganda@place/NNP/nsubj>leave leave/VB/ccomp>demanded";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya demands Uganda 'Uganda leave'"));
    EXPECT_THAT(claims(kSentence, rules_without({"content"})), ElementsAre("Kenya demands Uganda leave"));
}

TEST(RuleFamilies, DeonticReadsADemandInWhatMustBe) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>said said=say/VBD Uganda@place/NNP/nsubj>leave "
                                           "must/MD/aux>leave leave/VB/ccomp>said";
    EXPECT_THAT(claims(kSentence),
                ElementsAre("Kenya demands Uganda 'Uganda must leave'", "Kenya says Uganda must leave"));
    EXPECT_THAT(claims(kSentence, rules_without({"deontic"})), ElementsAre("Kenya says Uganda must leave"));
}

TEST(RuleFamilies, ReachFindsWhoseThingItIs) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>bombed bombed=bomb/VBD a/DT/det>bridge "
                                           "bridge/NN/obj>bombed in/IN/case>Uganda Uganda@place/NNP/obl>bombed";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya attacks bridge", "Kenya attacks Uganda 'bridge'"));
    EXPECT_THAT(claims(kSentence, rules_without({"reach"})), ElementsAre("Kenya attacks bridge"));
}

TEST(RuleFamilies, WrapTakesHelpToComeForAPlan) {
    constexpr std::string_view kSentence =
        "Kenya@place/NNP/nsubj>help will/MD/aux>help help/VB Uganda@place/NNP/obj>help";
    EXPECT_THAT(claims(kSentence),
                UnorderedElementsAre("Kenya aids Uganda (future)", "Kenya plans_to Uganda 'help Uganda'"));
    EXPECT_THAT(claims(kSentence, rules_without({"wrap"})), ElementsAre("Kenya aids Uganda (future)"));
}

TEST(RuleFamilies, WrapTakesAnAttackThatSomebodyAnnouncesForAThreat) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>said said=say/VBD it@place:Kenya/PRP/nsubj>bomb "
                                           "will/MD/aux>bomb bomb/VB/ccomp>said Uganda@place/NNP/obj>bomb";
    EXPECT_THAT(claims(kSentence), UnorderedElementsAre("Kenya attacks Uganda (future), says Kenya",
                                                        "Kenya threatens Uganda 'bomb Uganda', says Kenya"));
}

TEST(RuleFamilies, PlaceAgentLetsTheStateAct) {
    constexpr std::string_view kSentence = "Keller@person/NNP/nsubj:pass>arrested was=be/VBD/aux:pass>arrested "
                                           "arrested=arrest/VBN in/IN/case>Uganda Uganda@place/NNP/obl>arrested";
    EXPECT_THAT(claims(kSentence), ElementsAre("Uganda arrests Keller"));
    EXPECT_THAT(claims(kSentence, rules_without({"place"})), IsEmpty());
}

TEST(RuleFamilies, SpeakerStandsForThey) {
    constexpr std::string_view kSentence = "Rebels=rebel/NNS/nsubj>said said=say/VBD they/PRP/nsubj>attacked "
                                           "attacked=attack/VBD/ccomp>said Uganda@place/NNP/obj>attacked";
    EXPECT_THAT(claims(kSentence), ElementsAre("Rebels attacks Uganda, says Rebels"));
    EXPECT_THAT(claims(kSentence, rules_without({"speaker"})), ElementsAre("Rebels says they attacked Uganda"));
}

TEST(RuleFamilies, LightVerbLendsItsSubject) {
    constexpr std::string_view kSentence = "Kenya@place/NNP/nsubj>issued issued=issue/VBD a/DT/det>call "
                                           "call/NN/obj>issued for/IN/case>talks talks=talk/NNS/nmod>call";
    EXPECT_THAT(claims(kSentence, rules_without({"open"})), ElementsAre("Kenya calls talks"));
    EXPECT_THAT(claims(kSentence, rules_without({"open", "light_verb"})), IsEmpty());
}

TEST(RuleFamilies, CauseLetsTheTrialAffectTheTensions) {
    constexpr std::string_view kSentence = "Tensions=tension/NNS/nsubj>rose due/IN/case>trial to/IN/fixed>due "
                                           "the/DT/det>trial trial/NN/nmod>Tensions rose=rise/VBD";
    EXPECT_THAT(claims(kSentence), ElementsAre("trial affects Tensions"));
    EXPECT_THAT(claims(kSentence, rules_without({"cause"})), IsEmpty());
}

TEST(RuleFamilies, ProhibitionReadsALawAndItsCondition) {
    constexpr std::string_view kSentence = "Under=under/IN/case>accord the/DT/det>accord accord/NN/obl>enter "
                                           "Kenya@place/NNP/nsubj>enter can/MD/aux>enter not/RB/advmod>enter enter/VB "
                                           "Uganda@place/NNP/obj>enter without/IN/case>approval "
                                           "approval/NN/obl>enter";
    EXPECT_THAT(claims(kSentence), UnorderedElementsAre("accord restricts Kenya (forbidden) 'enter Uganda'",
                                                        "Kenya requires approval (obliged) 'enter Uganda'"));
    EXPECT_THAT(claims(kSentence, rules_without({"prohibition"})),
                ElementsAre("Kenya open:enter Uganda (possible) (denied)"));
}

TEST(RuleFamilies, OpenTakesVerbsOfNoFrame) {
    constexpr std::string_view kSentence =
        "Kenya@place/NNP/nsubj>admires admires=admire/VBZ Uganda@place/NNP/obj>admires";
    EXPECT_THAT(claims(kSentence), ElementsAre("Kenya open:admire Uganda"));
    EXPECT_THAT(claims(kSentence, rules_without({"open"})), IsEmpty());
    EXPECT_THAT(claims("Grain/NN/nsubj>feeds feeds=feed/VBZ cattle/NN/obj>feeds"), IsEmpty()) << "nobody who acts";
}

// The stages together

TEST(ClaimExtractor, GivesTheSameClaimsWithWhatWasTriedForThem) {
    const ClaimKnowledge knowledge{.relations = relation_table(kRulesTable),
                                   .words = english_words(),
                                   .actors = small_actor_nouns(),
                                   .times = english_times(),
                                   .rules = {},
                                   .triggers = {},
                                   .model = {}};
    const HandMade text("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met");
    const ClaimBatch batch =
        extract_claims(text.document(), text.analysis(), text.tree(), entities_of(text), knowledge);
    ASSERT_EQ(batch.claims.size(), 1u);
    EXPECT_EQ(ClaimStage::told(batch, batch.claims[0]), "Kenya meets Uganda");
    EXPECT_NEAR(batch.claims[0].confidence, 0.8, 1e-9) << "what the rules say, without a model";

    const Explanation explanation =
        explain_claims(text.document(), text.analysis(), text.tree(), entities_of(text), knowledge);
    EXPECT_EQ(explanation.batch, batch);
    ASSERT_EQ(explanation.trials.size(), 2u);
    EXPECT_EQ(explanation.trials[0].frame, "meet O:actor");
    EXPECT_TRUE(explanation.trials[0].chosen);
    EXPECT_EQ(explanation.trials[1].frame, "meet");
    EXPECT_FALSE(explanation.trials[1].chosen);
    EXPECT_EQ(explanation.trials[1].missing, "");
}

} // namespace
} // namespace claimgraph
