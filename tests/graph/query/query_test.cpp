#include "graph/graph_builder.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/links/neighbors.hpp"
#include "graph/query/links/path.hpp"
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

std::vector<std::string> ids_of(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::vector<std::string> result;
    for (const ClaimIndex claim : claims) result.push_back(graph.claim_id(claim));
    return result;
}

TEST(Filter, RestrictsByEveryField) {
    const Graph graph = small_graph();
    using testing::ElementsAre;
    EXPECT_EQ(filter_claims(graph, {}).size(), 3u);
    EXPECT_THAT(ids_of(graph, filter_claims(graph, {.subjects = {entity(graph, "a")}})), ElementsAre("a.urges.b"));
    EXPECT_THAT(ids_of(graph, filter_claims(graph, {.subjects = {entity(graph, "c")}, .relations = {"meets_with"}})),
                ElementsAre("b.meets_with.c"))
        << "a symmetric claim has its subject at either end";
    EXPECT_THAT(ids_of(graph, filter_claims(graph, {.speakers = {entity(graph, "b")}})),
                ElementsAre("c.attacks.d.not.by.b"));
    EXPECT_EQ(filter_claims(graph, {.polarity = Polarity::kDenied}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.modality = Modality::kFuture}).size(), 0u);
    EXPECT_EQ(filter_claims(graph, {.time = time_between("2025-01", "")}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.time = time_between("", "2025-03")}).size(), 1u);
    EXPECT_EQ(filter_claims(graph, {.time = time_between("", "2024")}).size(), 0u);
    EXPECT_EQ(filter_claims(graph, {.min_confidence = 0.8}).size(), 1u);
}

TEST(Filter, ComparesDatesByWhatTheySay) {
    const auto passes = [](std::string time_value, ClaimFilter filter) {
        ClaimBatch batch;
        batch.entities = {{.id = "a", .name = "a"}, {.id = "b", .name = "b"}};
        batch.claims.push_back({.subject = EntityIndex{0}, .relation = "r", .object = EntityIndex{1}, .label = "r"});
        batch.claims[0].time_value = std::move(time_value);
        GraphBuilder builder;
        builder.add(std::move(batch));
        return !filter_claims(builder.build(), filter).empty();
    };
    EXPECT_TRUE(passes("2025-03-11", {.time = time_between("2025-03-11", "2025-03-11")}));
    EXPECT_FALSE(passes("2025-03-11", {.time = time_between("2025-03-12", "")}));
    EXPECT_FALSE(passes("2025-03-11", {.time = time_between("", "2025-03-10")}));
    EXPECT_TRUE(passes("2025-03", {.time = time_between("2025-03-12", "")})) << "some day in March";
    EXPECT_TRUE(passes("2025-03-11", {.time = time_between("2025", "2025")}));
    EXPECT_TRUE(passes("2025-03-01/2025-03-20", {.time = time_between("2025-03-11", "2025-03-12")}))
        << "an interval around it";
    EXPECT_FALSE(passes("2025-03-01/2025-03-20", {.time = time_between("2025-03-21", "")}));
    EXPECT_TRUE(passes("2025-03-01/..", {.time = time_between("2030", "")})) << "an interval without end";
    EXPECT_FALSE(passes("2025-03-01/..", {.time = time_between("", "2024")}));
    EXPECT_FALSE(passes("", {.time = time_between("2025", "")})) << "no date";
}

TEST(Neighbors, GoAsFarAndInTheDirectionAsked) {
    const Graph graph = small_graph();
    const std::vector<EntityIndex> b = {entity(graph, "b")};
    EXPECT_EQ(neighbors(graph, b, 1, Direction::kBoth).size(), 2u);
    EXPECT_EQ(neighbors(graph, b, 2, Direction::kBoth).size(), 3u);
    EXPECT_EQ(neighbors(graph, b, 9, Direction::kIn).size(), 2u) << "a meeting has no direction";
    EXPECT_EQ(neighbors(graph, b, 9, Direction::kBoth, {.relations = {"urges"}}).size(), 1u);
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
    const auto there = shortest_paths(graph, a, d);
    ASSERT_EQ(there.size(), 1u);
    ASSERT_EQ(there[0].size(), 3u);
    EXPECT_TRUE(there[0][0].forward);
    EXPECT_EQ(graph.claim_id(there[0][0].claim), "a.urges.b");
    EXPECT_EQ(graph.claim_id(there[0][2].claim), "c.attacks.d.not.by.b");
    const auto back = shortest_paths(graph, d, a);
    ASSERT_EQ(back.size(), 1u);
    EXPECT_FALSE(back[0][0].forward);
    EXPECT_TRUE(shortest_paths(graph, d, a, {.directed = true}).empty()) << "attacks and urges point the other way";
    EXPECT_TRUE(shortest_paths(graph, a, d, {.over = {.polarity = Polarity::kAffirmed}}).empty());
    EXPECT_TRUE(shortest_paths(graph, a, e).empty());
    EXPECT_TRUE(shortest_paths(graph, a, a).empty());
}

TEST(Path, TakesWhatIsSaidToBeSo) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "a"}, {.id = "b", .name = "b"}};
    for (const char* relation : {"accuses", "joins", "visits"})
        batch.claims.push_back({.subject = EntityIndex{0}, .relation = relation, .object = EntityIndex{1}});
    batch.claims[0].polarity = Polarity::kDenied;
    batch.claims[1].modality = Modality::kPossible;
    GraphBuilder builder;
    builder.add(std::move(batch));
    const Graph graph = builder.build();
    const auto paths = shortest_paths(graph, graph.find("b"), graph.find("a"), {.count = 3});
    ASSERT_EQ(paths.size(), 1u) << "parallel claims are one way";
    ASSERT_EQ(paths[0].size(), 1u);
    EXPECT_EQ(graph[paths[0][0].claim].relation, "visits");
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
