#include "graph/judgments/judgment.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

SentenceClaim holm_accuses() {
    return {.text = "Holm accused the Baltic Lines of lying.",
            .subject = "Holm",
            .subject_name = "Erik Holm",
            .relation = "accuses",
            .object = "Baltic Lines",
            .object_name = "Norsk Baltic Lines",
            .speaker = "Vellport Herald"};
}

Judgments rejecting(SentenceClaim claim) {
    Judgments judgments;
    judgments.add({.verdict = Verdict::kRejected, .claim = std::move(claim)});
    return judgments;
}

TEST(Judgments, FindAClaimByWhatItsSentenceSays) {
    const Judgments judgments = rejecting(holm_accuses());
    SentenceClaim again = holm_accuses();
    EXPECT_NE(judgments.find(again), nullptr);
    again.text = " Holm accused  the Baltic\nLines of lying.";
    again.object = "the baltic lines";
    EXPECT_NE(judgments.find(again), nullptr) << "white space, case and article";
    again.subject_name = "Erik Holm Hansen";
    EXPECT_NE(judgments.find(again), nullptr) << "the words tell the name";

    const auto differs = [&](const auto& change) {
        SentenceClaim other = holm_accuses();
        change(other);
        return judgments.find(other) == nullptr;
    };
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.text = "Holm accused the Baltic Lines."; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.relation = "sues"; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.polarity = Polarity::kDenied; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.modality = Modality::kPossible; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.speaker = ""; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) { c.object = "lying"; }));
    EXPECT_TRUE(differs([](SentenceClaim& c) {
        std::swap(c.subject, c.object);
        std::swap(c.subject_name, c.object_name);
    }));
}

TEST(Judgments, KnowWhoIsMeantWhereTheWordsDoNotTellIt) {
    SentenceClaim he = holm_accuses();
    he.subject = "He";
    const Judgments judgments = rejecting(he);
    EXPECT_NE(judgments.find(he), nullptr);
    he.subject_name = "Anna Lund";
    EXPECT_EQ(judgments.find(he), nullptr);
}

TEST(Judgments, TakeASymmetricClaimInEitherDirection) {
    SentenceClaim met = holm_accuses();
    met.relation = "meets_with";
    met.symmetric = true;
    const Judgments judgments = rejecting(met);
    std::swap(met.subject, met.object);
    std::swap(met.subject_name, met.object_name);
    EXPECT_NE(judgments.find(met), nullptr);
}

TEST(Judgments, ReplaceAnEarlierOneInItsPlace) {
    Judgments judgments = rejecting(holm_accuses());
    EXPECT_EQ(judgments.add({.verdict = Verdict::kConfirmed, .claim = holm_accuses(), .note = "it does say so"}), 0u);
    ASSERT_EQ(judgments.all().size(), 1u);
    EXPECT_EQ(judgments.find(holm_accuses())->verdict, Verdict::kConfirmed);
    EXPECT_EQ(judgments.find(holm_accuses())->note, "it does say so");
}

TEST(Judgments, ActOnTheEvidenceOfABatch) {
    ClaimBatch batch;
    batch.entities = {{.id = "holm", .name = "Holm"}, {.id = "union", .name = "union"}};
    Claim leads{.subject = EntityIndex{0}, .relation = "leads", .object = EntityIndex{1}};
    leads.confidence = 0.7;
    leads.evidence = {{.text = "Holm leads the union.", .subject = "Holm", .object = "union"},
                      {.text = "Holm led the union.", .subject = "Holm", .object = "union"}};
    Claim joins = leads;
    joins.relation = "joins";
    batch.claims = {leads, joins};

    Judgments judgments;
    judgments.add({.verdict = Verdict::kRejected, .claim = sentence_claim(leads, leads.evidence[0], batch.entities)});
    judgments.add({.verdict = Verdict::kConfirmed, .claim = sentence_claim(leads, leads.evidence[1], batch.entities)});
    for (const Evidence& evidence : joins.evidence)
        judgments.add({.verdict = Verdict::kRejected, .claim = sentence_claim(joins, evidence, batch.entities)});
    apply(judgments, batch);
    ASSERT_EQ(batch.claims.size(), 1u) << "of the other one nothing is left";
    EXPECT_EQ(batch.claims[0].relation, "leads");
    EXPECT_EQ(batch.claims[0].confidence, 1);
    ASSERT_EQ(batch.claims[0].evidence.size(), 1u);
    EXPECT_EQ(batch.claims[0].evidence[0].text, "Holm led the union.");
    EXPECT_EQ(batch.entities.size(), 2u) << "they were mentioned";
}

} // namespace
} // namespace claimgraph
