#include "graph/graph_builder.hpp"
#include "graph/query/analysis/ties.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;

/// Two towns, a person and a concept.
class Ties : public testing::Test {
  protected:
    Ties() {
        batch_.entities = {{.id = "a", .name = "Arland", .type = EntityType::kPlace},
                           {.id = "b", .name = "Borduria", .type = EntityType::kPlace},
                           {.id = "c", .name = "Ana Kola", .type = EntityType::kPerson},
                           {.id = "d", .name = "peace", .type = EntityType::kConcept}};
    }

    Claim& add(char subject, const std::string& relation, char object, const std::string& date = "") {
        Claim& claim = batch_.claims.emplace_back();
        claim.subject = EntityIndex{static_cast<std::size_t>(subject - 'a')};
        claim.object = EntityIndex{static_cast<std::size_t>(object - 'a')};
        claim.relation = claim.label = relation;
        claim.evidence.push_back({.document = "of " + date, .text = relation, .date = date});
        return claim;
    }

    Graph graph() const {
        GraphBuilder builder;
        builder.add(batch_);
        return builder.build();
    }

    ClaimBatch batch_;
};

TEST_F(Ties, BetweenActorsComeFirstThenTheMostSaidThenTheSurest) {
    add('a', "wants", 'd', "2024-01-01");
    add('a', "wants", 'd', "2024-01-02");
    add('a', "visits", 'b').confidence = 0.7;
    add('b', "visits", 'a').confidence = 0.9;
    add('c', "visits", 'a', "2024-01-01");
    add('c', "visits", 'a', "2024-01-02");
    const Graph all = graph();
    std::vector<std::string> order;
    for (const Tie& tie : find_ties(all)) order.push_back(all[tie.subject].id + all[tie.object].id);
    EXPECT_THAT(order, ElementsAre("ca", "ba", "ab", "ad"));
}

TEST_F(Ties, AddUpWhatIsSaidAndDenied) {
    add('a', "accuses", 'b', "2024-03-01").attributed_to = EntityIndex{2};
    add('a', "accuses", 'b', "2023-02-01").polarity = Polarity::kDenied;
    const Graph all = graph();
    const auto ties = find_ties(all);
    ASSERT_EQ(ties.size(), 1u);
    EXPECT_EQ(ties[0].claims.size(), 2u);
    const ClaimTotals& totals = ties[0].totals;
    EXPECT_EQ(totals.evidence, 1u);
    EXPECT_EQ(totals.denied, 1u);
    EXPECT_EQ(totals.documents, 2u);
    EXPECT_EQ(totals.first, "2023-02-01");
    EXPECT_EQ(totals.last, "2024-03-01");
    EXPECT_THAT(totals.speakers, ElementsAre(EntityIndex{2}));
}

TEST_F(Ties, OfNeighborsAreByFamilyAndDirection) {
    const auto families =
        RelationFamilies::parse("id\tfamily\naccuses\tACCUSE\ncriticizes\tACCUSE\nmeets\tCONSULT\n", "t");
    ASSERT_TRUE(families);
    add('a', "accuses", 'b');
    add('a', "criticizes", 'b');
    add('b', "accuses", 'a');
    add('b', "meets", 'a').symmetric = true;
    add('c', "accuses", 'b');
    const Graph all = graph();
    const EntityIndex start[] = {EntityIndex{0}};
    const Neighborhood near = neighbors(all, start, 2, Direction::kBoth);
    std::vector<std::tuple<std::string, std::size_t, std::string_view, Direction, std::size_t>> found;
    for (const NeighborTie& tie : neighbor_ties(all, near, *families))
        found.emplace_back(all[tie.entity].id, tie.depth, tie.family, tie.direction, tie.claims.size());
    EXPECT_THAT(found, ElementsAre(std::tuple("b", 1u, "ACCUSE", Direction::kOut, 2u),
                                   std::tuple("b", 1u, "ACCUSE", Direction::kIn, 1u),
                                   std::tuple("b", 1u, "CONSULT", Direction::kBoth, 1u),
                                   std::tuple("c", 2u, "ACCUSE", Direction::kIn, 1u)));
}

} // namespace
} // namespace claimgraph
