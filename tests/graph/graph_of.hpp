#pragma once

#include "graph/graph_builder.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <utility>

namespace claimgraph {

inline Graph graph_of(ClaimBatch batch) {
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

inline void expect_same(const Graph& a, const Graph& b) {
    EXPECT_TRUE(std::ranges::equal(a.entities(), b.entities()));
    EXPECT_TRUE(std::ranges::equal(a.claims(), b.claims()));
    EXPECT_TRUE(std::ranges::equal(a.documents(), b.documents()));
}

} // namespace claimgraph
