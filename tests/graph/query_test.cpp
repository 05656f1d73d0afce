#include "graph/graph_builder.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/neighbors.hpp"
#include "graph/query/path.hpp"
#include "graph/query/stats.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// a -urges-> b -meets_with- c -attacks-> d, says b (denied, 2025-03-11); e alone.
Graph small_graph() {
    ClaimBatch batch;
    for (const char* name : {"a", "b", "c", "d", "e"})
        batch.entities.push_back({.id = name, .name = name, .type = EntityType::kPerson});
    const auto add = [&](std::size_t subject, std::string relation, std::size_t object) -> Claim& {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{subject};
        claim.object = EntityIndex{object};
        claim.label = relation;
        claim.relation = std::move(relation);
        claim.confidence = 0.5;
        claim.evidence.push_back({.document = "d", .text = "t"});
        return claim;
    };
    add(0, "urges", 1);
    add(1, "meets_with", 2).symmetric = true;
    Claim& attack = add(2, "attacks", 3);
    attack.attributed_to = EntityIndex{1};
    attack.polarity = Polarity::kDenied;
    attack.time_value = "2025-03-11";
    attack.confidence = 0.9;
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

EntityIndex entity(const Graph& graph, const char* name) { return graph.find(name).front(); }

std::vector<std::string> ids(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::vector<std::string> result;
    for (const ClaimIndex claim : claims) result.push_back(graph.claim_id(claim));
    return result;
}

TEST(Filter, RestrictsByEveryField) {
    const Graph graph = small_graph();
    using testing::ElementsAre;
    EXPECT_EQ(filter_claims(graph, {}).size(), 3u);
    EXPECT_THAT(ids(graph, filter_claims(graph, {.subjects = {entity(graph, "a")}})), ElementsAre("a.urges.b"));
    EXPECT_THAT(ids(graph, filter_claims(graph, {.subjects = {entity(graph, "c")}, .relation = "meets_with"})),
                ElementsAre("b.meets_with.c"))
        << "a symmetric claim has its subject at either end";
    EXPECT_THAT(ids(graph, filter_claims(graph, {.speakers = {entity(graph, "b")}})),
                ElementsAre("c.attacks.d.not.by.b"));
    EXPECT_EQ(filter_claims(graph, {.polarity = Polarity::kDenied}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.modality = Modality::kFuture}).size(), 0u);
    EXPECT_EQ(filter_claims(graph, {.since = "2025-01"}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.until = "2025-03"}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.until = "2024"}).size(), 0u);
    EXPECT_EQ(filter_claims(graph, {.min_confidence = 0.8}).size(), 1u);
}

TEST(Neighbors, GoAsFarAndInTheDirectionAsked) {
    const Graph graph = small_graph();
    const std::vector<EntityIndex> b = {entity(graph, "b")};
    EXPECT_EQ(neighbors(graph, b, 1, Direction::kBoth).size(), 2u);
    EXPECT_EQ(neighbors(graph, b, 2, Direction::kBoth).size(), 3u);
    EXPECT_EQ(neighbors(graph, b, 9, Direction::kIn).size(), 1u);
    const auto found = neighbors(graph, b, 2, Direction::kOut);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(graph[found[1].entity].id, "d");
    EXPECT_EQ(found[1].depth, 2u);
    EXPECT_EQ(found[1].claims.size(), 1u);
}

TEST(Path, FindsTheShortestChain) {
    const Graph graph = small_graph();
    const std::vector<EntityIndex> a = {entity(graph, "a")};
    const std::vector<EntityIndex> d = {entity(graph, "d")};
    const std::vector<EntityIndex> e = {entity(graph, "e")};
    ASSERT_EQ(shortest_path(graph, a, d).size(), 3u);
    const auto back = shortest_path(graph, d, a);
    ASSERT_EQ(back.size(), 3u);
    EXPECT_FALSE(back[0].forward);
    EXPECT_TRUE(shortest_path(graph, d, a, true).empty()) << "attacks and urges point the other way";
    EXPECT_TRUE(shortest_path(graph, a, e).empty());
    EXPECT_TRUE(shortest_path(graph, a, a).empty());
}

TEST(Stats, CountWhatIsThere) {
    const GraphStats stats = graph_stats(small_graph());
    EXPECT_EQ(stats.entities, 5u);
    EXPECT_EQ(stats.claims, 3u);
    EXPECT_EQ(stats.documents, 1u);
    EXPECT_EQ(stats.speakers, 1u);
    EXPECT_EQ(stats.components, 2u);
    EXPECT_EQ(stats.relations.at("urges"), 1u);
    EXPECT_EQ(graph_stats(Graph()).components, 0u);
}

} // namespace
} // namespace claimgraph
