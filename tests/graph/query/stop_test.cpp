#include "graph/query/analysis/centrality.hpp"
#include "graph/query/analysis/duplicate_candidates.hpp"
#include "graph/query/analysis/metrics.hpp"
#include "graph/query/links/neighbors.hpp"
#include "graph/query/links/path.hpp"
#include "tests/graph/plain_graph.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::Each;
using testing::IsEmpty;

/// A ring with a chord from each entity, so large that each question takes more steps than there are between two looks
/// at the token.
Graph ring() {
    constexpr std::size_t kEntities = 3'000;
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (std::size_t i = 0; i < kEntities; ++i) {
        ends.emplace_back(i, (i + 1) % kEntities);
        ends.emplace_back(i, (i * 17 + 5) % kEntities);
    }
    return plain_graph(kEntities, ends);
}

TEST(Stop, EndsWhatGoesOverAGraph) {
    const Graph graph = ring();
    const std::atomic<bool> flag = true;
    const StopToken stop({}, &flag);
    const EntityIndex start{std::size_t{0}};
    const EntityIndex end{std::size_t{1500}};
    ASSERT_FALSE(neighbors(graph, {&start, 1}, 100, Direction::kBoth).empty());
    EXPECT_TRUE(neighbors(graph, {&start, 1}, 100, Direction::kBoth, {}, stop).empty());

    const PathOptions many{.count = 20, .most_steps = 100, .through_concepts = true};
    ASSERT_EQ(shortest_paths(graph, {&start, 1}, {&end, 1}, many).size(), 20);
    EXPECT_LT(shortest_paths(graph, {&start, 1}, {&end, 1}, many, stop).size(), 20);

    const auto is_null = [](double value) { return value == 0; };
    ASSERT_FALSE(std::ranges::all_of(measure(graph, *find_metric("betweenness")).values, is_null));
    EXPECT_THAT(measure(graph, *find_metric("betweenness"), {}, stop).values, Each(0));
    // before the first round all are alike
    EXPECT_THAT(measure(graph, *find_metric("pagerank"), {}, stop).values, Each(1.0 / 3'000));
    const auto groups = [&](const StopToken& token) {
        const auto values = measure(graph, *find_metric("community"), {}, token).values;
        return std::ranges::max(values);
    };
    EXPECT_GT(groups(stop), groups({})) << "few were put together";
}

TEST(Stop, EndsTheSearchForTwins) {
    ClaimBatch batch;
    for (char a = 'a'; a <= 't'; ++a)
        for (char b = 'a'; b <= 't'; ++b) {
            const std::string name = std::string("Mar") + a + b + "ik Kovalen";
            batch.entities.push_back({.id = name, .name = name, .type = EntityType::kPerson});
        }
    GraphBuilder builder;
    builder.add(std::move(batch));
    const Graph graph = builder.build();
    const std::atomic<bool> flag = true;
    ASSERT_FALSE(likely_duplicates(graph).empty());
    EXPECT_THAT(likely_duplicates(graph, StopToken({}, &flag)), IsEmpty());
}

} // namespace
} // namespace claimgraph
