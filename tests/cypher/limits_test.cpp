#include "graph/query/cypher/query.hpp"
#include "memory_graph.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

std::string times(std::size_t count, std::string_view text) {
    std::string all;
    for (; count > 0; --count) all += text;
    return all;
}

/// The detail of the error; empty when there is none.
std::string outcome(const std::string& text, const PropertyGraph& graph, const Limits& limits = {}) {
    const auto query = Query::compile(text, graph);
    if (!query) return query.error().detail;
    const auto run = query->run({}, limits, [](const std::vector<Value>&) { return true; });
    return run ? "" : run.error().detail;
}

std::string outcome(const std::string& text) { return outcome(text, MemoryGraph()); }

TEST(QueryLimits, DeepTextIsAnErrorNotACrash) {
    EXPECT_EQ(outcome("RETURN " + times(50, "(") + "1" + times(50, ")")), "");
    for (const char* open : {"(", "[", "-(", "NOT (", "{a: ", "[x IN ", "CASE WHEN ", "size(", "[(a)-->() | ",
                             "EXISTS { MATCH (a) WHERE ", "all(x IN [1] WHERE "})
        EXPECT_EQ(outcome("RETURN " + times(20000, open)), "Nesting") << open;
    EXPECT_EQ(outcome("MATCH " + times(100000, "(") + " RETURN 1"), "Nesting");
    EXPECT_EQ(outcome("RETURN 1" + times(100000, " + 1")), "Nesting");
    EXPECT_EQ(outcome("RETURN " + times(100000, "NOT ") + "true"), "Nesting");
    EXPECT_EQ(outcome("RETURN a" + times(100000, ".a")), "Nesting");
    EXPECT_EQ(outcome("MATCH ()" + times(5000, "--()") + " RETURN 1"), "Nesting");
    EXPECT_EQ(outcome(times(5000, "WITH 1 AS a ") + "RETURN a"), "Nesting");
    EXPECT_EQ(outcome("RETURN 1" + times(1 << 20, " ")), "QueryLength");
}

TEST(QueryLimits, ValuesAreBounded) {
    EXPECT_EQ(outcome("RETURN range(1, 9223372036854775807)"), "Memory");
    EXPECT_EQ(outcome("RETURN reduce(s = 'aaaaaaaaaaaaaaaa', x IN range(1, 60) | s + s)"), "Memory");
    EXPECT_EQ(outcome("RETURN reduce(l = [1], x IN range(1, 60) | [l, l])"), "Memory");
    EXPECT_EQ(outcome("RETURN reduce(l = [], x IN range(1, 100000) | [l])"), "Nesting");
    Limits limits;
    limits.max_held_bytes = 1 << 20;
    const MemoryGraph graph;
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN collect(x)", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN DISTINCT x", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x ORDER BY -x", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x ORDER BY -x LIMIT 3", graph, limits), "");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x % 10, count(*)", graph, limits), "");
}

TEST(QueryLimits, TimeIsBounded) {
    MemoryGraph graph;
    std::vector<NodeId> nodes;
    for (int i = 0; i < 30; ++i) nodes.push_back(graph.add_node({}, {}));
    for (const NodeId a : nodes)
        for (const NodeId b : nodes) graph.add_relationship(a, b, "t", {});
    Limits limits;
    limits.timeout = std::chrono::milliseconds(20);
    for (const char* query :
         {"MATCH p = (a)-[*]->(b) RETURN count(p)", "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
          "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y)",
          "RETURN size([x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE y < 0)])"})
        EXPECT_EQ(outcome(query, graph, limits), "Timeout") << query;
}

TEST(QueryLimits, ALongPathNeedsNoDeepStack) {
    MemoryGraph graph;
    NodeId last = graph.add_node({"Start"}, {});
    for (int i = 0; i < 20000; ++i) {
        const NodeId next = graph.add_node({}, {});
        graph.add_relationship(last, next, "t", {});
        last = next;
    }
    EXPECT_EQ(outcome("MATCH (a:Start)-[:t*19000..]->(b) RETURN count(b)", graph), "");
    EXPECT_EQ(
        outcome("MATCH (a:Start), (b) WHERE NOT (b)-->() MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p)", graph),
        "");
}

} // namespace
} // namespace claimgraph::cypher
