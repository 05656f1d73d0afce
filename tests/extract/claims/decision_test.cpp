#include "extract/claims/candidates.hpp"
#include "extract/entities/names/name_features.hpp"
#include "tests/extract/claims/claim_stage.hpp"
#include "tools/train/claim_trainer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view kTable = "greets CONSULT symmetric: greet O\n"
                                    "hits ASSAULT: hit O\n";

Result<TriggerLexicon> lexicon(std::string_view rows, const RelationTable& relations) {
    return TriggerLexicon::load(temporary_file("triggers.tsv", "word\tkind\tpattern\trelations\n" + std::string(rows)),
                                relations);
}

TEST(TriggerLexicon, FindsTheSensesOfAWordInAPattern) {
    const RelationTable relations = relation_table(kTable);
    const auto loaded = lexicon("wave\tv\tto\tgreets\nblow\tn\tself>to\t<hits[person,thing]|greets\n", relations);
    ASSERT_TRUE(loaded) << loaded.error().describe();
    const auto of_wave = loaded->senses(TriggerLexicon::key(AnchorKind::kVerb, hash_word("wave"), "", hash_word("to")));
    ASSERT_THAT(of_wave, SizeIs(1));
    EXPECT_EQ(of_wave[0].relation, relations.find("greets"));
    EXPECT_FALSE(of_wave[0].turned);
    const auto of_blow =
        loaded->senses(TriggerLexicon::key(AnchorKind::kNoun, hash_word("blow"), "self>", hash_word("to")));
    ASSERT_THAT(of_blow, SizeIs(2));
    EXPECT_TRUE(of_blow[0].turned);
    EXPECT_TRUE(of_blow[0].types & type_bit(EntityType::kPerson));
    EXPECT_TRUE(of_blow[0].types & type_bit(EntityType::kConcept));
    EXPECT_FALSE(of_blow[0].types & type_bit(EntityType::kPlace));
    EXPECT_EQ(of_blow[1].rank, 1);
    EXPECT_THAT(loaded->senses(TriggerLexicon::key(AnchorKind::kNoun, hash_word("wave"), "", hash_word("to"))),
                testing::IsEmpty());
}

TEST(TriggerLexicon, RefusesWhatItDoesNotKnow) {
    const RelationTable relations = relation_table(kTable);
    for (const auto& [row, message] :
         {std::pair("wave\tv\tto\tgreeets\n", "'greeets' is not a relation of relations.tsv"),
          std::pair("wave\tx\tto\tgreets\n", "'x' is not a kind of word; expected v, n or a"),
          std::pair("wave\tv\tto\tgreets[human]\n", "'human' is not a type of entities"),
          std::pair("wave\tv\tto\tgreets[person\n", "'greets[person' lacks its ]"),
          std::pair("wave\tv\tto\tgreets\nwave\tv\tto\thits\n", "'wave' has two rows of pattern 'to'")}) {
        const auto refused = lexicon(row, relations);
        ASSERT_FALSE(refused) << row;
        EXPECT_THAT(refused.error().describe(), HasSubstr(message));
    }
}

/// The pairs of a text, "Kenya met Uganda" for subject, anchor, object.
std::vector<std::string> pairs_of(ClaimStage& stage) {
    Arguments arguments(stage.clauses, stage.entities, stage.actors, false);
    PairFinder finder(stage.clauses, stage.entities, arguments);
    std::vector<ClaimPair> pairs;
    for (std::size_t i = 0; i < stage.text.analysis().tokens.size(); ++i) finder.find(TokenIndex{i}, pairs);
    std::vector<std::string> told;
    for (const ClaimPair& pair : pairs)
        told.push_back(fmt::format("{} {} {}", stage.entities.entities[pair.who.entity.value].name,
                                   stage.text.word(pair.anchor), stage.entities.entities[pair.whom.entity.value].name));
    return told;
}

TEST(PairFinder, RelatesTheParticipantsOfAVerbInWhateverVoice) {
    ClaimStage active("Kenya@place/NNP/nsubj>met met=meet/VBD Uganda@place/NNP/obj>met");
    EXPECT_THAT(pairs_of(active), Contains("Kenya met Uganda"));
    EXPECT_THAT(pairs_of(active), Contains("Uganda met Kenya")) << "what holds is decided later";
    ClaimStage passive("Kenya@place/NNP/nsubj:pass>hit was=be/VBD/aux:pass>hit hit=hit/VBN by/IN/case>Uganda "
                       "Uganda@place/NNP/obl:agent>hit");
    EXPECT_THAT(pairs_of(passive), Contains("Uganda hit Kenya"));
}

TEST(PairFinder, RelatesANounToWhatHangsOnIt) {
    ClaimStage stage("Kenya@place/NNP/nmod:poss>attack 's/POS/case>Kenya attack/NN/nsubj>failed on/IN/case>Uganda "
                     "Uganda@place/NNP/nmod>attack failed=fail/VBD");
    EXPECT_THAT(pairs_of(stage), Contains("Kenya attack Uganda"));
    EXPECT_THAT(pairs_of(stage), Contains("Kenya 's attack on Uganda attack Uganda")) << "the anchor itself";
    EXPECT_THAT(pairs_of(stage), Not(Contains("Kenya attack Kenya")));
}

TEST(PairFinder, SaysOfASecondNounWhatIsSaidOfTheFirst) {
    ClaimStage stage(
        "Reed@person/NNP/nsubj>founder is=be/VBZ/cop>founder the/DT/det>founder founder/NN and/CC/cc>chief "
        "chief/NN/conj>founder of/IN/case>Acme Acme@organization/NNP/nmod>chief");
    EXPECT_THAT(pairs_of(stage), Contains("Reed chief Acme"));
    EXPECT_THAT(pairs_of(stage), Contains("Reed founder Acme")) << "what hangs on the last noun is of both";
    ClaimStage offices("Reed@person/NNP/nsubj>President is=be/VBZ/cop>President President/NNP and/CC/cc>Officer "
                       "Officer/NNP/conj>President of/IN/case>Acme Acme@organization/NNP/nmod>Officer");
    EXPECT_THAT(pairs_of(offices), Contains("Reed President Acme")) << "offices in capitals are nouns, too";
    EXPECT_THAT(pairs_of(offices), Contains("Reed Officer Acme"));
    ClaimStage apart("Reed@person/NNP/nsubj>teacher is=be/VBZ/cop>teacher a/DT/det>teacher teacher/NN and/CC/cc>chief "
                     "the/DT/det>chief chief/NN/conj>teacher of/IN/case>Acme Acme@organization/NNP/nmod>chief");
    EXPECT_THAT(pairs_of(apart), Contains("Reed chief Acme"));
    EXPECT_THAT(pairs_of(apart), Not(Contains("Reed teacher Acme"))) << "an article parts them";
}

TEST(Candidates, HaveNoFiniteClauseAsSubject) {
    ClaimStage stage("slept=sleep/VBD/csubj>hit Kenya@place/NNP/nsubj>slept hit=hit/VBD Uganda@place/NNP/obj>hit");
    Arguments arguments(stage.clauses, stage.entities, stage.actors, false);
    PairFinder finder(stage.clauses, stage.entities, arguments);
    std::vector<ClaimBuilder::Drawn> drawn(1);
    drawn[0].claim.evidence.emplace_back();
    drawn[0].subject = arguments.clause(stage["slept"]);
    drawn[0].object = arguments.resolve(stage["Uganda"]).front();
    const Candidates candidates(stage.clauses, finder, drawn, stage.relations, stage.attributions, stage.matches);
    for (const Candidate& candidate : candidates.all()) EXPECT_THAT(candidate.drawn, testing::IsEmpty());
}

TEST(Candidates, TellWhatStandsWithinAStatement) {
    ClaimStage stage("Norvia@organization/NNP/nsubj>said said=say/VBD Kenya@place/NNP/nsubj>left "
                     "left=leave/VBD/ccomp>said Uganda@place/NNP/obj>left");
    Arguments arguments(stage.clauses, stage.entities, stage.actors, false);
    PairFinder finder(stage.clauses, stage.entities, arguments);
    const std::vector<ClaimBuilder::Drawn> drawn;
    const Candidates candidates(stage.clauses, finder, drawn, stage.relations, stage.attributions, stage.matches);
    std::vector<std::string> within, beside;
    for (const Candidate& candidate : candidates.all()) {
        const auto name = [&](const Argument& end) { return stage.entities.entities[end.entity.value].name; };
        (candidates.is_inside_content(candidate) ? within : beside)
            .push_back(name(candidate.who) + " " + name(candidate.whom));
    }
    EXPECT_THAT(within, Contains("Norvia Kenya")) << "Norvia says nothing of a single word";
    EXPECT_THAT(beside, Contains("Kenya Uganda"));
}

struct CandidateStage : ClaimStage {
    using ClaimStage::ClaimStage;
    /// The objects of all candidates but for those that say the relation themselves.
    std::vector<std::string> objects(std::string_view relation) const {
        std::vector<std::string> found;
        for (const Candidate& candidate : candidates.all())
            if (!candidates.repeats_trigger(candidate, relations.find(relation)))
                found.push_back(entities.entities[candidate.whom.entity.value].name);
        return found;
    }

    Arguments arguments{clauses, entities, actors, false};
    PairFinder finder{clauses, entities, arguments};
    std::vector<ClaimBuilder::Drawn> drawn;
    Candidates candidates{clauses, finder, drawn, relations, attributions, matches};
};

TEST(Candidates, KnowTheWordsThatSayTheirRelation) {
    const CandidateStage stage(
        "Norvia@organization/NNP/nsubj>filed filed=file/VBD a/DT/det>lawsuit lawsuit/NN/obj>filed "
        "against/IN/case>Telmar Telmar@organization/NNP/nmod>lawsuit",
        "sues ACCUSE: file [lawsuit] against O\nhits ASSAULT: hit O");
    EXPECT_THAT(stage.objects("sues"), Contains("Telmar"));
    EXPECT_THAT(stage.objects("sues"), Not(Contains("lawsuit against Telmar"))) << "nobody sues a lawsuit";
    EXPECT_THAT(stage.objects("hits"), Contains("lawsuit against Telmar"));
}

TEST(Candidates, KnowTheNounThatSaysTheirRelation) {
    const CandidateStage stage(
        "Storms=storm/NNS/nsubj>had had=have/VBD an/DT/det>effect effect/NN/obj>had on/IN/case>Telmar "
        "Telmar@organization/NNP/nmod>effect",
        "affects AFFECT: n:effect on O\nhas AFFECT: have O");
    EXPECT_THAT(stage.objects("affects"), Contains("Telmar"));
    EXPECT_THAT(stage.objects("affects"), Not(Contains("effect on Telmar"))) << "nothing affects an effect";
    EXPECT_THAT(stage.objects("has"), Contains("effect on Telmar"));
}

/// Evidence of one feature.
ClaimExample example(std::uint64_t feature, std::vector<std::string> relations) {
    ClaimExample one;
    one.evidence.features = {feature};
    one.relations = std::move(relations);
    one.core = !one.relations.empty();
    return one;
}

struct Learnt {
    RelationTable relations = relation_table(kTable);
    ClaimWeights weights;

    Learnt() {
        std::vector<ClaimExample> examples;
        for (int i = 0; i < 200; ++i) {
            examples.push_back(example(11, {"greets"}));
            examples.push_back(example(13, {"hits"}));
            examples.push_back(example(15, {}));
            examples.push_back(example(17, {"open:hum"}));
        }
        weights = train_claims(examples, relations, {}, {.epochs = 10, .rate = 0.1F},
                               [this](const ClaimProgress& progress) { losses.push_back(progress.loss); });
    }
    std::vector<double> losses;
};

/// The likeliest type of evidence with one feature, and whether anything holds.
std::pair<std::size_t, float> decided(const ClaimModel& model, std::uint64_t feature) {
    ClaimModel::Scores scores;
    PairEvidence evidence;
    evidence.features = {feature};
    model.score(evidence, 0, scores);
    return {static_cast<std::size_t>(std::ranges::max_element(scores.types) - scores.types.begin()), scores.holds};
}

TEST(ClaimModel, LearnsWhatHoldsAndOfWhichRelationItIs) {
    const Learnt learnt;
    EXPECT_LT(learnt.losses.back(), learnt.losses.front());
    const auto model = ClaimModel::of(learnt.weights, learnt.relations);
    ASSERT_TRUE(model) << model.error().describe();
    const auto [greets, sure] = decided(*model, 11);
    EXPECT_EQ(model->relation(greets), learnt.relations.find("greets"));
    EXPECT_GT(sure, 0.9);
    EXPECT_EQ(model->relation(decided(*model, 13).first), learnt.relations.find("hits"));
    EXPECT_LT(decided(*model, 15).second, 0.2) << "nobody related these";
    const auto [open, holds] = decided(*model, 17);
    EXPECT_FALSE(model->relation(open)) << "related, but by no relation of the table";
    EXPECT_TRUE(model->is_known(open));
    EXPECT_GT(holds, 0.9);
}

TEST(ClaimModel, LearnsFromWhatATeacherThinksOfPairsThatNobodyRead) {
    const RelationTable relations = relation_table(kTable);
    std::vector<ClaimExample> examples;
    for (int i = 0; i < 200; ++i) {
        examples.push_back(example(11, {"greets"}));
        examples.push_back(example(13, {"hits"}));
        for (const auto& [feature, holds] : {std::pair{19U, 0.9F}, {21U, 0.1F}}) {
            ClaimExample& taught = examples.emplace_back(example(feature, {}));
            taught.read = false;
            taught.taught = TaughtPair{.holds = holds, .shares = {{"hits", 0.7F}, {"greets", 0.3F}}};
        }
    }
    const ClaimWeights weights = train_claims(examples, relations, {}, {.epochs = 10, .rate = 0.1F, .gold_repeats = 2},
                                              [](const ClaimProgress&) {});
    const auto model = ClaimModel::of(weights, relations);
    ASSERT_TRUE(model) << model.error().describe();
    const auto [type, holds] = decided(*model, 19);
    EXPECT_EQ(model->relation(type), relations.find("hits"));
    EXPECT_NEAR(holds, 0.9, 0.1);
    EXPECT_NEAR(decided(*model, 21).second, 0.1, 0.1);
}

TEST(ClaimModel, BelievesReadersAndTeacherAlikeWhereBothReadAText) {
    const RelationTable relations = relation_table(kTable);
    std::vector<ClaimExample> examples;
    for (int i = 0; i < 200; ++i) {
        examples.push_back(example(11, {"greets"}));
        examples.push_back(example(13, {"hits"}));
        examples.push_back(example(19, {}));
        examples.back().taught = TaughtPair{.holds = 0.8F, .shares = {{"hits", 0.9F}}};
    }
    for (const float teacher : {0.0F, 0.5F, 1.0F}) {
        const ClaimWeights weights = train_claims(
            examples, relations, {}, {.epochs = 10, .rate = 0.1F, .teacher = teacher}, [](const ClaimProgress&) {});
        const auto model = ClaimModel::of(weights, relations);
        ASSERT_TRUE(model) << model.error().describe();
        EXPECT_NEAR(decided(*model, 19).second, 0.8 * teacher, 0.1) << teacher;
    }
}

TEST(ClaimModel, KeepsTheFeaturesThatSayMost) {
    const RelationTable relations = relation_table(kTable);
    std::vector<ClaimExample> examples;
    for (int i = 0; i < 200; ++i) {
        examples.push_back(example(11, {"greets"}));
        examples.push_back(example(13, {}));
        if (i % 10 == 0)
            examples.push_back(
                example(17, i % 20 == 0 ? std::vector<std::string>{"hits"} : std::vector<std::string>{}));
    }
    const ClaimWeights weights = train_claims(examples, relations, {}, {.epochs = 10, .rate = 0.1F, .most_features = 2},
                                              [](const ClaimProgress&) {});
    EXPECT_THAT(weights.features, testing::UnorderedElementsAre(11U, 13U));
    EXPECT_EQ(weights.gate.size(), 2U);
    EXPECT_EQ(weights.rows.size(), 2U * kHidden);
}

TEST(ClaimModel, GivesTheSameBytesForTheSameExamples) {
    EXPECT_EQ(ClaimModel::file_bytes(Learnt().weights), ClaimModel::file_bytes(Learnt().weights));
}

TEST(ClaimModel, LeavesRelationsAloneThatItDidNotLearn) {
    const Learnt learnt;
    const RelationTable others = relation_table("greets CONSULT symmetric: greet O\nnudges AID: nudge O\n");
    const auto model = ClaimModel::of(learnt.weights, others);
    ASSERT_TRUE(model) << model.error().describe();
    EXPECT_TRUE(model->decides(others.find("greets")));
    EXPECT_FALSE(model->decides(others.find("nudges")));
}

TEST(ClaimModel, AddsUpWhatSpeaksForEitherOfTwoRelations) {
    const Learnt learnt;
    const auto model = ClaimModel::of(learnt.weights, learnt.relations);
    ASSERT_TRUE(model) << model.error().describe();
    const RelationIndex greets = learnt.relations.find("greets"), hits = learnt.relations.find("hits");
    ClaimModel::Scores scores;
    PairEvidence evidence;
    evidence.features = {11};
    model->score(evidence, 0, scores);
    scores.types[model->type_of(greets)] = scores.types[model->type_of(hits)] = 0.5F; // torn
    const double either = model->probability_of_either(scores, greets, hits, evidence);
    EXPECT_GT(either, model->probability(scores, model->type_of(greets), evidence));
    scores.types[model->type_of(hits)] = 0.3F;
    scores.types[model->type_of(greets)] = 0.6F;
    EXPECT_TRUE(model->is_next(scores, hits, greets)) << "more than all others together";
    scores.types[model->type_of(greets)] = 0.3F;
    EXPECT_FALSE(model->is_next(scores, hits, greets));
    const RelationTable others = relation_table("greets CONSULT symmetric: greet O\nnudges AID: nudge O\n");
    const auto partly = ClaimModel::of(learnt.weights, others);
    ASSERT_TRUE(partly) << partly.error().describe();
    EXPECT_EQ(partly->probability_of_either(scores, others.find("greets"), others.find("nudges"), evidence), 0);
}

TEST(ImpliedRelations, AreReadFromTheirTable) {
    const RelationTable relations = relation_table(kTable);
    const auto read = [&](const std::string& rows) {
        return load_implied_relations(
            temporary_file("implied_relations.tsv", "relation\tbroader\tsubject\tobject\tdrawn\n" + rows), relations);
    };
    const auto loaded = read("hits\tgreets\tperson\t-\tbroader\nhits\tgreets\t-\tplace\tnarrower\n");
    ASSERT_TRUE(loaded) << loaded.error().describe();
    ASSERT_THAT(*loaded, SizeIs(2));
    EXPECT_FALSE(loaded->front().draws_narrower);
    EXPECT_TRUE(loaded->back().draws_narrower);
    EXPECT_TRUE(loaded->front().is_between(EntityType::kPerson, EntityType::kPlace));
    EXPECT_FALSE(loaded->front().is_between(EntityType::kGroup, EntityType::kPlace));
    EXPECT_FALSE(loaded->back().is_between(EntityType::kPerson, EntityType::kGroup));
    EXPECT_EQ(loaded->front().narrower, relations.find("hits"));
    EXPECT_EQ(loaded->front().broader, relations.find("greets"));
    EXPECT_EQ(loaded->front().subject, EntityType::kPerson);
    EXPECT_FALSE(loaded->front().object);
    EXPECT_THAT(read("hits\tgreeets\t-\t-\tbroader\n").error().describe(),
                HasSubstr("'greeets' is not a relation of relations.tsv"));
    EXPECT_THAT(read("hits\tgreets\thuman\t-\tbroader\n").error().describe(),
                HasSubstr("'human' is not a type of entities"));
    EXPECT_THAT(read("hits\tgreets\t-\t-\tboth\n").error().describe(),
                HasSubstr("'both' is neither narrower nor broader"));
}

TEST(ClaimModel, RefusesOtherFiles) {
    const RelationTable relations = relation_table(kTable);
    const auto other = ClaimModel::open(CLAIMGRAPH_SOURCE_DIR "/models/en/antecedents.model", relations);
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().describe(), HasSubstr("a model of 'antecedents', expected 'claims'"));
    Learnt learnt;
    learnt.weights.bias.pop_back();
    const auto short_one = ClaimModel::of(learnt.weights, relations);
    ASSERT_FALSE(short_one);
    EXPECT_THAT(short_one.error().describe(),
                HasSubstr(fmt::format("'bias' has {} values, expected {}", kHidden - 1, kHidden)));
}

} // namespace
} // namespace claimgraph
