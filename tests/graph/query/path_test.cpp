#include "graph/query/links/path.hpp"
#include "tests/graph/plain_graph.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace claimgraph {
namespace {

using Route = std::vector<EntityIndex>;

/// The entities that a path goes through. Fails if the steps do not hang together.
Route route_of(const Graph& graph, const std::vector<Step>& path) {
    Route route;
    for (const Step& step : path) {
        const Claim& claim = graph[step.claim];
        const EntityIndex from = step.forward ? claim.subject : claim.object;
        if (route.empty()) route.push_back(from);
        EXPECT_EQ(route.back(), from) << "steps follow one another";
        route.push_back(step.forward ? claim.object : claim.subject);
    }
    return route;
}

/// All routes without an entity twice, by trying everything. None goes on through a second start or beyond an end.
void all_routes(const Graph& graph, const Route& from, const Route& to, bool directed, Route& route,
                std::set<Route>& found) {
    const auto has = [](const Route& list, EntityIndex entity) {
        return std::ranges::find(list, entity) != list.end();
    };
    if (has(to, route.back())) {
        found.insert(route);
        return;
    }
    std::set<EntityIndex> next;
    for (const Claim& claim : graph.claims()) {
        if (claim.subject == route.back()) next.insert(claim.object);
        if (claim.object == route.back() && (!directed || claim.symmetric)) next.insert(claim.subject);
    }
    for (const EntityIndex entity : next) {
        if (has(route, entity) || has(from, entity)) continue;
        route.push_back(entity);
        all_routes(graph, from, to, directed, route, found);
        route.pop_back();
    }
}

TEST(Paths, AreThoseThatTryingEverythingFinds) {
    std::mt19937 random(7);
    std::size_t compared = 0;
    for (int round = 0; round < 1000; ++round) {
        const std::size_t entities = 3 + random() % 5;
        const Graph graph =
            plain_graph(entities, random_ends(random, entities, random() % (2 * entities)), random() % 4 == 0);
        Route from = {EntityIndex{0}};
        Route to = {EntityIndex{entities - 1}};
        if (random() % 3 == 0 && entities > 3) from.push_back(EntityIndex{1});
        if (random() % 3 == 0 && entities > 3) to.push_back(EntityIndex{entities - 2});
        const bool directed = random() % 2 == 0;
        std::set<Route> all;
        for (const EntityIndex start : from) {
            Route route = {start};
            all_routes(graph, from, to, directed, route, all);
        }
        std::vector<Route> in_order(all.begin(), all.end());
        std::ranges::stable_sort(in_order, {}, &Route::size);
        for (const std::size_t count : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
            const auto paths = shortest_paths(graph, from, to, {.count = count, .directed = directed});
            ASSERT_EQ(paths.size(), std::min(count, all.size()));
            std::set<Route> found;
            for (std::size_t i = 0; i < paths.size(); ++i) {
                const Route route = route_of(graph, paths[i]);
                EXPECT_EQ(route, in_order[i]) << "the shortest first, then in the order of entities";
            }
            compared += paths.size();
        }
    }
    EXPECT_GT(compared, 1000u) << "enough to tell something";
}

TEST(Paths, CostLittleWhereWaysAreMany) {
    // 30 entities that all link to each other hang on the start; the only way to the end is direct. Who tries all ways
    // through the 30 does not come back.
    std::vector<std::pair<std::size_t, std::size_t>> ends = {{0, 31}};
    for (std::size_t i = 0; i <= 30; ++i)
        for (std::size_t j = i + 1; j <= 30; ++j) ends.emplace_back(i, j);
    const Graph graph = plain_graph(32, ends);
    const std::vector<EntityIndex> from = {EntityIndex{0}};
    const std::vector<EntityIndex> to = {EntityIndex{31}};
    EXPECT_EQ(shortest_paths(graph, from, to, {.count = 5}).size(), 1u);
}

TEST(Paths, AreTheFirstOnesWhereMillionsAreAsShort) {
    // four layers of 60, each entity linked to all of the next layer: 60^4 paths of five steps
    constexpr std::size_t kLayer = 60;
    constexpr std::size_t kEnd = 4 * kLayer + 1;
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    const auto link = [&](std::size_t layer, std::size_t from) {
        for (std::size_t i = 1; i <= kLayer; ++i) ends.emplace_back(from, layer * kLayer + i);
    };
    link(0, 0);
    for (std::size_t from = 1; from < kEnd; ++from)
        if (const std::size_t next = (from - 1) / kLayer + 1; next < 4)
            link(next, from);
        else
            ends.emplace_back(from, kEnd);
    const Graph graph = plain_graph(kEnd + 1, ends);
    const std::vector<EntityIndex> from = {EntityIndex{0}};
    const std::vector<EntityIndex> to = {EntityIndex{kEnd}};
    EXPECT_EQ(shortest_paths(graph, from, to).size(), 1u);
    const auto paths = shortest_paths(graph, from, to, {.count = 1000});
    ASSERT_EQ(paths.size(), 1000u);
    for (std::size_t i = 0; i < paths.size(); ++i) // counts in sixties
        EXPECT_EQ(route_of(graph, paths[i]), (Route{EntityIndex{0}, EntityIndex{1}, EntityIndex{kLayer + 1},
                                                    EntityIndex{2 * kLayer + 1 + i / kLayer},
                                                    EntityIndex{3 * kLayer + 1 + i % kLayer}, EntityIndex{kEnd}}));
}

/// a - minister - b and a - elections - b in two steps, a - c - d - b in three, a - rare - b in two.
Graph connected(bool with_rare) {
    ClaimBatch batch;
    const auto add = [&](const char* name, EntityType type, std::uint32_t mentions, bool unnamed) {
        batch.entities.push_back({.id = name, .name = name, .type = type, .mentions = mentions, .unnamed = unnamed});
        return EntityIndex{batch.entities.size() - 1};
    };
    const auto link = [&](EntityIndex subject, EntityIndex object) {
        batch.claims.push_back({.subject = subject, .relation = "meets", .object = object});
    };
    const EntityIndex a = add("a", EntityType::kPerson, 9, false);
    const EntityIndex b = add("b", EntityType::kPerson, 9, false);
    for (const EntityIndex between :
         {add("minister", EntityType::kRole, 3, true), add("elections", EntityType::kEvent, 3, true)}) {
        link(a, between);
        link(between, b);
    }
    const EntityIndex c = add("c", EntityType::kOrganization, 100, false);
    const EntityIndex d = add("d", EntityType::kOther, 1, false);
    link(a, c);
    link(c, d);
    link(d, b);
    if (with_rare) {
        const EntityIndex rare = add("rare", EntityType::kPlace, 1, false);
        link(a, rare);
        link(rare, b);
        link(c, b);
    }
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

std::vector<std::string> names_of(const Graph& graph, const std::vector<Step>& path) {
    std::vector<std::string> names;
    for (const EntityIndex entity : route_of(graph, path)) names.push_back(graph[entity].name);
    return names;
}

TEST(Paths, LeadThroughWhatHasAName) {
    const Graph graph = connected(false);
    const auto from = graph.find("a");
    const auto to = graph.find("b");
    const auto paths = shortest_paths(graph, from, to);
    ASSERT_EQ(paths.size(), 1u);
    EXPECT_THAT(names_of(graph, paths[0]), testing::ElementsAre("a", "c", "d", "b"));
    EXPECT_TRUE(shortest_paths(graph, from, to, {.most_steps = 2}).empty()) << "no longer than that";
    const auto through_all = shortest_paths(graph, from, to, {.through_concepts = true});
    EXPECT_THAT(names_of(graph, through_all.at(0)), testing::ElementsAre("a", "elections", "b"));
    const auto minister = graph.find("minister");
    EXPECT_EQ(shortest_paths(graph, from, minister).size(), 1u) << "the ends may be anything";
}

TEST(Paths, OfTheSameLengthComeByWhatTheyTell) {
    const Graph graph = connected(true);
    const auto paths = shortest_paths(graph, graph.find("a"), graph.find("b"), {.count = 2});
    ASSERT_EQ(paths.size(), 2u);
    EXPECT_THAT(names_of(graph, paths[0]), testing::ElementsAre("a", "rare", "b")) << "c is mentioned everywhere";
    EXPECT_THAT(names_of(graph, paths[1]), testing::ElementsAre("a", "c", "b"));
}

} // namespace
} // namespace claimgraph
