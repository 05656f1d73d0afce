#include "extract/claims/confidence.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

using testing::HasSubstr;

const std::vector<Entity> kEntities = {{.id = "kenya", .name = "Kenya", .type = EntityType::kPlace, .kb = "Q114"},
                                       {.id = "grain", .name = "grain", .type = EntityType::kConcept}};

Claim claim_of(std::string rule) {
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.confidence = 0.5;
    claim.evidence.push_back({.document = "d", .text = "The end of the talks.", .rule = std::move(rule)});
    return claim;
}

double feature(const Claim& claim, ConfidenceFeature feature) {
    const std::string& rule = claim.evidence.front().rule;
    const std::optional<Frame> frame = rule == kTitleRule ? std::nullopt : std::optional(parse_frame(rule).value());
    return confidence_features(claim, frame ? &*frame : nullptr, kEntities,
                               english_words())[static_cast<std::size_t>(feature)];
}

TEST(ConfidenceFeatures, TellWhatCarriesTheClaim) {
    EXPECT_EQ(feature(claim_of("n:talk with O"), ConfidenceFeature::kNoun), 1);
    EXPECT_EQ(feature(claim_of("O n:arrest by S"), ConfidenceFeature::kNoun), 1);
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kNoun), 0);
    EXPECT_EQ(feature(claim_of("a:ready X"), ConfidenceFeature::kAdjective), 1);
    EXPECT_EQ(feature(claim_of("title"), ConfidenceFeature::kTitle), 1);
    EXPECT_EQ(feature(claim_of("title"), ConfidenceFeature::kBareFrame), 0);
    EXPECT_EQ(feature(claim_of("meet"), ConfidenceFeature::kBareFrame), 1);
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kBareFrame), 0);
}

TEST(ConfidenceFeatures, CountTheWordsOfTheSentence) {
    EXPECT_DOUBLE_EQ(feature(claim_of("meet O"), ConfidenceFeature::kLength), std::log(5.0 / 20));
    EXPECT_DOUBLE_EQ(feature(claim_of("meet O"), ConfidenceFeature::kFrequent), 3.0 / 5) << "the, of, the";
    Claim silent = claim_of("meet O");
    silent.evidence.front().text = "...";
    EXPECT_DOUBLE_EQ(feature(silent, ConfidenceFeature::kFrequent), 0);
}

TEST(ConfidenceFeatures, TellWhatIsKnownOfTheEnds) {
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kConceptSubject), 0);
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kConceptObject), 1);
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kKnownSubject), 1);
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kKnownObject), 0);
}

TEST(ConfidenceFeatures, TellHowItIsMeant) {
    Claim meant = claim_of("meet O");
    for (const ConfidenceFeature plain : {ConfidenceFeature::kAttributed, ConfidenceFeature::kNotActual,
                                          ConfidenceFeature::kDenied, ConfidenceFeature::kTimed})
        EXPECT_EQ(feature(meant, plain), 0);
    meant.attributed_to = EntityIndex{1};
    meant.modality = Modality::kFuture;
    meant.polarity = Polarity::kDenied;
    meant.time_value = "2025";
    for (const ConfidenceFeature set : {ConfidenceFeature::kAttributed, ConfidenceFeature::kNotActual,
                                        ConfidenceFeature::kDenied, ConfidenceFeature::kTimed})
        EXPECT_EQ(feature(meant, set), 1);
}

TEST(ConfidenceFeatures, GiveTheScoreOfTheRulesAsLogOdds) {
    EXPECT_EQ(feature(claim_of("meet O"), ConfidenceFeature::kBias), 1);
    EXPECT_DOUBLE_EQ(feature(claim_of("meet O"), ConfidenceFeature::kPrior), 0);
    Claim sure = claim_of("meet O");
    sure.confidence = 1;
    EXPECT_TRUE(std::isfinite(feature(sure, ConfidenceFeature::kPrior)));
    EXPECT_GT(feature(sure, ConfidenceFeature::kPrior), 0);
}

std::string table(std::string_view skip = {}) {
    std::string text = "feature\tweight\n";
    for (const std::string_view name : kConfidenceFeatures)
        if (name != skip) text += std::string(name) + (name == "denied" ? "\t-1\n" : "\t0\n");
    return text;
}

TEST(ConfidenceModel, WeighsFeatures) {
    const auto model = ConfidenceModel::load(temporary_file("confidence.tsv", table()));
    ASSERT_TRUE(model) << model.error().describe();
    ConfidenceFeatures features{};
    EXPECT_DOUBLE_EQ(model->confidence(features), 0.5);
    features[static_cast<std::size_t>(ConfidenceFeature::kDenied)] = 1;
    EXPECT_DOUBLE_EQ(model->confidence(features), 1 / (1 + std::exp(1.0)));
}

TEST(ConfidenceModel, SaysWhatIsWrongWithItsTable) {
    const auto error = [](const std::string& text) {
        const auto model = ConfidenceModel::load(temporary_file("bad_confidence.tsv", text));
        return model ? std::string() : model.error().describe();
    };
    EXPECT_THAT(error(table("timed")), HasSubstr("no weight of feature 'timed'"));
    EXPECT_THAT(error(table() + "guess\t1\n"), HasSubstr("'guess' is no feature"));
    EXPECT_THAT(error(table() + "bias\t1\n"), HasSubstr("feature 'bias' has two weights"));
    EXPECT_THAT(error(table("bias") + "bias\tmuch\n"), HasSubstr("'much' is no weight"));
    EXPECT_THAT(error(table("bias") + "bias\tinf\n"), HasSubstr("'inf' is no weight"));
}

} // namespace
} // namespace claimgraph
