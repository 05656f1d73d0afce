#include "graph/graph_builder.hpp"
#include "graph/store/store.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

void expect_same(const Graph& a, const Graph& b) {
    EXPECT_TRUE(std::ranges::equal(a.entities(), b.entities()));
    EXPECT_TRUE(std::ranges::equal(a.claims(), b.claims()));
}

TEST(Store, AGraphInMemoryComesBackTheSame) {
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        GraphBuilder builder;
        for (int i = 0; i < 3; ++i) builder.add(random_batch(random));
        const Graph graph = builder.build();
        const auto store = Store::in_memory(graph);
        ASSERT_TRUE(store) << store.error().describe();
        const auto loaded = store->load();
        ASSERT_TRUE(loaded) << loaded.error().describe();
        expect_same(*loaded, graph);
    }
}

} // namespace
} // namespace claimgraph
