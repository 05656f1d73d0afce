#include "graph/graph_builder.hpp"
#include "graph/query/links/actor_network.hpp"
#include "graph/query/links/subgraph.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <tuple>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// Arland and Borduria, the person Ode, a concept, a minister without a name and a town that nobody speaks of.
class ActorNetwork : public testing::Test {
  protected:
    ActorNetwork() {
        batch_.entities = {{.id = "a", .name = "Arland", .type = EntityType::kPlace},
                           {.id = "b", .name = "Borduria", .type = EntityType::kPlace},
                           {.id = "c", .name = "Ode", .type = EntityType::kPerson},
                           {.id = "d", .name = "peace", .type = EntityType::kConcept},
                           {.id = "e", .name = "minister", .type = EntityType::kPerson, .unnamed = true},
                           {.id = "f", .name = "Far Town", .type = EntityType::kPlace}};
    }

    Claim& add(char subject, const std::string& relation, char object, const std::string& document) {
        Claim& claim = batch_.claims.emplace_back();
        claim.subject = EntityIndex{static_cast<std::size_t>(subject - 'a')};
        claim.object = EntityIndex{static_cast<std::size_t>(object - 'a')};
        claim.relation = claim.label = relation;
        claim.evidence.push_back({.document = document, .text = relation});
        return claim;
    }

    Graph graph() const {
        GraphBuilder builder;
        builder.add(batch_);
        return builder.build();
    }

    static std::vector<std::string> ties(const Graph& graph) {
        std::vector<std::string> texts;
        for (const Claim& claim : graph.claims())
            texts.push_back(graph[claim.subject].id + " " + claim.relation + " " + graph[claim.object].id + " " +
                            std::string(to_string(claim.polarity)) + " " + std::to_string(claim.evidence.size()) +
                            ": " + claim.label);
        return texts;
    }

    ClaimBatch batch_;
};

TEST_F(ActorNetwork, MergesAllClaimsFromOneToAnother) {
    add('a', "accuses", 'b', "1");
    add('a', "accuses", 'b', "2").attributed_to = EntityIndex{2};
    add('a', "attacks", 'b', "2").modality = Modality::kPossible;
    add('a', "helps", 'b', "3").polarity = Polarity::kDenied;
    add('b', "accuses", 'a', "3");
    add('b', "visits", 'b', "3");
    add('c', "wants", 'd', "3");
    add('e', "visits", 'a', "3");
    EXPECT_THAT(ties(actor_network(graph())), ElementsAre("a tie b + 3: 2 accuses, 1 attacks (possible)",
                                                          "a tie b - 1: helps", "b tie a + 1: accuses"));
    EXPECT_THAT(actor_network(graph()).entities(), SizeIs(2));
}

TEST_F(ActorNetwork, CountsSymmetricClaimsInBothDirections) {
    add('a', "meets_with", 'b', "1").symmetric = true;
    add('b', "visits", 'a', "2");
    EXPECT_THAT(ties(actor_network(graph())),
                ElementsAre("a tie b + 1: meets_with", "b tie a + 2: 1 meets_with, 1 visits"));
}

TEST_F(ActorNetwork, KeepsFamiliesApart) {
    const auto families =
        RelationFamilies::parse("id\tfamily\naccuses\tACCUSE\ncriticizes\tACCUSE\nvisits\tCONSULT\n", "t");
    ASSERT_TRUE(families);
    add('a', "accuses", 'b', "1");
    add('a', "criticizes", 'b', "1");
    add('a', "visits", 'b', "2");
    add('a', "open:scold", 'b', "2");
    add('a', "mine", 'b', "2");
    const Graph network = actor_network(graph(), &*families);
    EXPECT_THAT(ties(network), ElementsAre("a ACCUSE b + 2: 1 accuses, 1 criticizes", "a CONSULT b + 1: visits",
                                           "a OPEN b + 1: open:scold", "a mine b + 1: mine"));
    EXPECT_EQ(families->of("ACCUSE"), "ACCUSE");
}

TEST_F(ActorNetwork, TakesTheFirstTimeOfItsClaims) {
    add('a', "visits", 'b', "1").time_value = "2024-05-06";
    add('a', "helps", 'b', "2").time_value = "2023";
    const Graph network = actor_network(graph());
    ASSERT_THAT(network.claims(), SizeIs(1));
    EXPECT_EQ(network.claims()[0].time_value, "2023");
}

TEST(ActorNetworkOfAnything, HasOneEdgeFromOneToAnotherAndPolarity) {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        GraphBuilder builder;
        for (int i = 0; i < 5; ++i) builder.add(random_batch(random));
        const Graph network = actor_network(builder.build());
        std::set<std::tuple<EntityIndex, EntityIndex, Polarity>> seen;
        for (const Claim& claim : network.claims()) {
            EXPECT_NE(claim.subject, claim.object);
            EXPECT_TRUE(seen.emplace(claim.subject, claim.object, claim.polarity).second);
            EXPECT_TRUE(std::ranges::is_sorted(claim.evidence));
        }
        EXPECT_FALSE(has_isolates(network));
        EXPECT_TRUE(std::ranges::all_of(network.entities(), is_named_actor));
    }
}

TEST_F(ActorNetwork, OfNobodyIsEmpty) { EXPECT_THAT(actor_network(graph()).entities(), SizeIs(0)); }

TEST_F(ActorNetwork, IsolatesAreWhatNoClaimNames) {
    add('a', "visits", 'b', "1").attributed_to = EntityIndex{2};
    add('b', "praises", 'b', "1");
    add('d', "means", 'd', "1");
    const Graph all = graph();
    EXPECT_TRUE(has_isolates(all));
    const Graph linked = without_isolates(all);
    EXPECT_FALSE(has_isolates(linked));
    ASSERT_THAT(linked.claims(), SizeIs(1));
    EXPECT_EQ(linked.claim_id(ClaimIndex{0}), "a.visits.b.by.c");
    EXPECT_THAT(linked.entities(), SizeIs(3)) << "the speaker stays; peace, the minister and the town go";
    EXPECT_EQ(linked.documents().size(), all.documents().size());
}

} // namespace
} // namespace claimgraph
