#include "tests/graph/graph_of.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;

Graph merged(std::vector<ClaimBatch> batches) {
    GraphBuilder builder;
    for (ClaimBatch& batch : batches) builder.add(std::move(batch));
    return builder.build();
}

/// "Kosovo visits Serbia" with this evidence sentence.
ClaimBatch one_claim(std::string sentence) {
    ClaimBatch batch;
    batch.entities = {{.id = "kosovo", .name = "Kosovo", .mentions = 1},
                      {.id = "serbia", .name = "Serbia", .mentions = 1}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = claim.label = "visits";
    claim.confidence = 0.5;
    claim.evidence.push_back({.document = "d", .text = std::move(sentence)});
    batch.claims.push_back(claim);
    return batch;
}

TEST(GraphBuilder, AClaimMetAgainGainsEvidence) {
    const Graph graph = merged({one_claim("first"), one_claim("second"), one_claim("first")});
    ASSERT_EQ(graph.claims().size(), 1u);
    EXPECT_EQ(graph.claims()[0].evidence.size(), 2u);
    EXPECT_EQ(graph.entities()[0].mentions, 3u);
}

TEST(GraphBuilder, PolarityModalityAndSpeakerTellClaimsApart) {
    ClaimBatch denied = one_claim("x");
    denied.claims[0].polarity = Polarity::kDenied;
    ClaimBatch planned = one_claim("x");
    planned.claims[0].modality = Modality::kFuture;
    ClaimBatch said = one_claim("x");
    said.claims[0].attributed_to = EntityIndex{1};
    const Graph graph = merged({one_claim("x"), denied, planned, said});
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) ids.push_back(graph.claim_id(ClaimIndex{i}));
    EXPECT_THAT(ids, testing::UnorderedElementsAre("kosovo.visits.serbia", "kosovo.visits.serbia.not",
                                                   "kosovo.visits.serbia.future", "kosovo.visits.serbia.by.serbia"));
}

TEST(GraphBuilder, SymmetricClaimsAreOneInEitherDirection) {
    ClaimBatch there = one_claim("x");
    there.claims[0].symmetric = true;
    ClaimBatch back = there;
    std::swap(back.claims[0].subject, back.claims[0].object);
    EXPECT_EQ(merged({there, back}).claims().size(), 1u);
}

TEST(GraphBuilder, OtherNamesBecomeAliases) {
    ClaimBatch other = one_claim("x");
    other.entities[0].name = "Republic of Kosovo";
    const Graph graph = merged({other, one_claim("x")});
    EXPECT_EQ(graph.entities()[0].name, "Kosovo");
    EXPECT_THAT(graph.entities()[0].aliases, ElementsAre("Republic of Kosovo"));
}

TEST(GraphBuilder, ANameInCapitalsIsNotShown) {
    ClaimBatch headline = one_claim("x");
    headline.entities[0].name = "KOSOVO";
    for (const Graph& graph : {merged({headline, one_claim("x")}), merged({one_claim("x"), headline})}) {
        EXPECT_EQ(graph.entities()[0].name, "Kosovo");
        EXPECT_THAT(graph.entities()[0].aliases, ElementsAre("KOSOVO"));
    }
}

TEST(GraphBuilder, WordsStayWithTheirValue) {
    ClaimBatch today = one_claim("x");
    today.claims[0].time = "today";
    today.claims[0].time_value = "2025-03-11";
    today.claims[0].place = "here";
    today.claims[0].place_entity = EntityIndex{1};
    ClaimBatch tuesday = one_claim("y");
    tuesday.claims[0].time = "Tuesday";
    tuesday.claims[0].time_value = "2025-03-18";
    tuesday.claims[0].place = "at home";
    const Graph graph = merged({today, tuesday});
    const Claim& claim = graph.claims()[0];
    EXPECT_EQ(claim.time_value, "2025-03-11");
    EXPECT_EQ(claim.time, "today");
    EXPECT_EQ(claim.place, "here");
    EXPECT_EQ(graph[claim.place_entity].id, "serbia");
}

TEST(GraphBuilder, MergingIsCommutativeAndAssociative) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<ClaimBatch> batches;
        for (int i = 0; i < 5; ++i) batches.push_back(random_batch(random));
        const Graph expected = merged(batches);
        std::vector<ClaimBatch> shuffled = batches;
        std::ranges::shuffle(shuffled, random);
        expect_same(merged(shuffled), expected);
        GraphBuilder left;
        GraphBuilder right;
        for (std::size_t i = 0; i < batches.size(); ++i) (i % 2 == 0 ? left : right).add(batches[i]);
        left.add(std::move(right));
        expect_same(left.build(), expected);
    }
}

TEST(GraphBuilder, AGraphPutIntoABuilderComesOutTheSame) {
    std::mt19937 random(11);
    for (int round = 0; round < 100; ++round) {
        const Graph graph = merged({random_batch(random), random_batch(random)});
        const ClaimBatch again{.entities = {graph.entities().begin(), graph.entities().end()},
                               .claims = {graph.claims().begin(), graph.claims().end()},
                               .documents = {graph.documents().begin(), graph.documents().end()}};
        expect_same(merged({again}), graph);
    }
}

TEST(Graph, FindsNamesWithoutCaseAccentsAndStops) {
    ClaimBatch batch = one_claim("x");
    batch.entities[0] = {.id = "Q30", .name = "United States", .aliases = {"U.S."}};
    batch.entities[1].name = "Vu\xC4\x8Di\xC4\x87";
    const Graph graph = merged({batch});
    for (const char* name : {"us", "U.S.", "united states", "the United States", "Q30"})
        EXPECT_EQ(graph.find(name).size(), 1u) << name;
    EXPECT_EQ(graph.find("vucic").size(), 1u);
    EXPECT_TRUE(graph.find("Narnia").empty());
    EXPECT_THAT(graph.similar_names("Vucick", 3), ElementsAre("Vu\xC4\x8Di\xC4\x87"));
    EXPECT_THAT(graph.similar_names("U.S.A.", 3), ElementsAre("United States")) << "an alias is near";
    EXPECT_THAT(graph.similar_names("", 3), testing::IsEmpty());
}

TEST(Graph, SingleLettersLookLikeNothing) {
    ClaimBatch batch = one_claim("x");
    batch.entities[0] = {.id = "1", .name = "A"};
    batch.entities[1] = {.id = "2", .name = "Anna Vell"};
    const Graph graph = merged({batch});
    EXPECT_THAT(graph.similar_names("Vella", 3), testing::IsEmpty());
    EXPECT_THAT(graph.similar_names("Anna", 3), ElementsAre("Anna Vell"));
    EXPECT_THAT(graph.similar_names("Vell", 3), ElementsAre("Anna Vell")) << "a part of it";
}

TEST(Graph, DotsOfEntitiesDoNotConfuseClaimIds) {
    ClaimBatch batch = one_claim("x");
    batch.entities.push_back({.id = "serbia.not", .name = "x"});
    batch.claims.push_back(batch.claims[0]);
    batch.claims[1].object = EntityIndex{2};
    batch.claims.push_back(batch.claims[0]);
    batch.claims[2].polarity = Polarity::kDenied;
    const Graph graph = merged({batch});
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) ids.push_back(graph.claim_id(ClaimIndex{i}));
    EXPECT_THAT(ids, testing::UnorderedElementsAre("kosovo.visits.serbia", "kosovo.visits.serbia.not",
                                                   "kosovo.visits.serbia%2Enot"));
}

TEST(Graph, ClaimIdsAreUnique) {
    std::mt19937 random(3);
    const Graph graph =
        merged({random_batch(random), random_batch(random), random_batch(random), random_batch(random)});
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) ids.push_back(graph.claim_id(ClaimIndex{i}));
    std::ranges::sort(ids);
    EXPECT_TRUE(std::ranges::adjacent_find(ids) == ids.end());
    EXPECT_GT(ids.size(), 5u);
}

} // namespace
} // namespace claimgraph
