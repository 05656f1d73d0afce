#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/memory_graph.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>

namespace claimgraph::cypher {
namespace {

std::string times(std::size_t count, std::string_view text) {
    std::string all;
    for (; count > 0; --count) all += text;
    return all;
}

/// The detail of the error; empty when there is none.
std::string outcome(const std::string& text, const PropertyGraph& graph, const Limits& limits = {},
                    const Parameters& parameters = {}) {
    const auto query = Query::compile(text, graph);
    if (!query) return query.error().detail;
    const auto run = query->run(parameters, limits, [](const std::vector<Value>&) { return true; });
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
    limits.max_held_bytes = 6 << 20;
    const MemoryGraph graph;
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN collect(x)", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN DISTINCT x", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x ORDER BY -x", graph, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x ORDER BY -x LIMIT 3", graph, limits), "");
    EXPECT_EQ(outcome("UNWIND range(1, 100000) AS x RETURN x % 10, count(*)", graph, limits), "");
}

// What ORDER BY and LIMIT leave out is not asked for.
TEST(QueryLimits, ColumnsAreMadeForTheRowsThatAreShown) {
    class Counting : public MemoryGraph {
      public:
        using MemoryGraph::property;
        Value property(NodeId node, Symbol key) const override {
            asked[key]++;
            return MemoryGraph::property(node, key);
        }
        mutable std::map<Symbol, int> asked;
    };
    Counting graph;
    for (std::int64_t i = 0; i < 1000; ++i)
        graph.add_node({}, {{"size", Value(i)}, {"name", Value(std::to_string(i))}});
    std::vector<std::string> rows;
    const auto query =
        Query::compile("MATCH (a) RETURN a.name AS name, -a.size AS n ORDER BY n DESC SKIP 1 LIMIT 2", graph);
    ASSERT_TRUE(query);
    ASSERT_TRUE(query->run({}, {}, [&](const std::vector<Value>& row) {
        rows.push_back(to_text(row[0], graph) + to_text(row[1], graph));
        return true;
    }));
    EXPECT_EQ(rows, (std::vector<std::string>{"'1'-1", "'2'-2"}));
    EXPECT_EQ(graph.asked[graph.key("size")], 1000);
    EXPECT_EQ(graph.asked[graph.key("name")], 3);
}

// Values that are in no list and no row that is kept: in columns, half-done expressions, on the way.
TEST(QueryLimits, AllValuesTogetherAreBounded) {
    Limits limits;
    limits.max_value_bytes = 1 << 20;
    limits.max_held_bytes = 8 << 20;
    const std::string list = "range(1, 20000)"; // 0.6 MB and more
    std::string columns;
    std::string nested;
    for (int i = 0; i < 50; ++i) columns += fmt::format("{}{} AS c{}", i == 0 ? "" : ", ", list, i);
    for (int i = 0; i < 40; ++i) nested += "[" + list + ", ";
    MemoryGraph star; // paths that come through its middle again and again
    const NodeId middle = star.add_node({"Middle"}, {});
    for (int i = 0; i < 2000; ++i) {
        const NodeId end = star.add_node({}, {});
        star.add_relationship(middle, end, "t", {});
        star.add_relationship(end, middle, "t", {});
    }
    EXPECT_EQ(outcome("WITH " + list + " AS a RETURN size(a)", star, limits), "");
    EXPECT_EQ(outcome("RETURN " + columns, star, limits), "Memory");
    EXPECT_EQ(outcome("RETURN " + nested + "1" + times(40, "]"), star, limits), "Memory");
    EXPECT_EQ(outcome("RETURN [" + times(1000, list + ", ") + "1]", star, limits), "Memory");
    EXPECT_EQ(outcome("RETURN size([" + times(20, "[x IN " + list + " | ") + "1" + times(20, "]") + "])", star, limits),
              "Memory");
    EXPECT_EQ(outcome("RETURN coalesce(null, " + times(200, list + ", ") + "1)", star, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND " + list + " AS x RETURN x, " + list + " AS y ORDER BY x LIMIT 2", star, limits), "");
    EXPECT_EQ(outcome("MATCH (:Middle)-[*]->(b) RETURN count(b)", star, limits), "Memory");
    EXPECT_EQ(outcome("UNWIND range(1, 1000) AS x RETURN max(size(" + list + "))", star, limits), "");
    EXPECT_EQ(
        outcome("UNWIND range(1, 1000) AS x WITH x, " + list + " AS y ORDER BY y, x LIMIT 1 RETURN x", star, limits),
        "");
}

TEST(QueryLimits, TimeIsBounded) {
    MemoryGraph graph;
    std::vector<NodeId> nodes;
    for (int i = 0; i < 30; ++i) nodes.push_back(graph.add_node({}, {}));
    for (const NodeId a : nodes)
        for (const NodeId b : nodes) graph.add_relationship(a, b, "t", {});
    for (const char* query :
         {"MATCH p = (a)-[*]->(b) RETURN count(p)", "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
          "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y)",
          "RETURN size([x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE y < 0)])"})
        EXPECT_EQ(outcome(query, graph, {.stop = StopToken(std::chrono::milliseconds(20))}), "Timeout") << query;
}

// Each of these would go on for seconds within one step. What it takes once its time is over is one more look at the
// largest of values.
TEST(QueryLimits, NoStepOutlivesTheTime) {
    MemoryGraph graph;
    std::vector<NodeId> nodes;
    for (int i = 0; i < 200; ++i) nodes.push_back(graph.add_node({"N"}, {{"size", Value(std::int64_t{i})}}));
    for (const NodeId a : nodes)
        for (const NodeId b : nodes) graph.add_relationship(a, b, "t", {{"size", Value(b.value)}});
    List list;
    for (std::int64_t i = 0; i < 1'000'000; ++i) list.emplace_back(i);
    const std::string letters(1 << 25, 'a');
    const std::string needle = letters.substr(0, 1 << 20) + 'b' + letters.substr(0, 1 << 20);
    const Parameters parameters{
        {"list", Value(list)}, {"same", Value(list)}, {"text", Value(letters)}, {"needle", Value(needle)}};
    const std::string often = "UNWIND range(1, 100000) AS x ";
    const std::string rows = "UNWIND $list AS x UNWIND $list AS y WITH x, y LIMIT 3000000 ";
    for (const std::string& text : {
             // lists
             often + "RETURN sum(size(tail($list)))",
             often + "RETURN sum(size(reverse($list)))",
             often + "RETURN sum(size($list + [x]))",
             often + "RETURN sum(size($list[1..]))",
             often + "WITH $list = $same AS c RETURN count(c)",
             often + "WITH $list < $same AS c RETURN count(c)",
             often + "WITH $list IN [1, $same + [1]] AS c RETURN count(c)",
             often + "RETURN $list, count(*)",
             often + "RETURN DISTINCT $list",
             often + "RETURN count(DISTINCT $list)",
             often + "RETURN min(CASE x % 2 WHEN 0 THEN $list ELSE $same END)",
             often + "RETURN reduce(n = 0, y IN $list | n + size(reverse($list)))",
             often + "RETURN size([y IN $list WHERE y = x])",
             "RETURN [" + times(5000, "reverse($list),") + "1]",
             // texts
             often + "RETURN sum(size($text))",
             often + "RETURN sum(size(toUpper($text)))",
             often + "RETURN sum(size(reverse($text)))",
             often + "RETURN sum(size(replace($text, 'a', 'b')))",
             often + "RETURN sum(size(substring($text, 30000000)))",
             often + "RETURN sum(size(left($text, 30000000)))",
             often + "RETURN sum(size(trim($text)))",
             often + "RETURN sum(size(split($text, 'b')))",
             often + "WITH $text CONTAINS 'b' AS c RETURN count(c)",
             often + "WITH $text CONTAINS $needle AS c RETURN count(c)",
             often + "WITH replace($text, $needle, '') AS c RETURN count(c)",
             often + "WITH $text + 'b' STARTS WITH $text AS c RETURN count(c)",
             often + "WITH $text + x AS c RETURN max(c)",
             // rows
             rows + "RETURN x ORDER BY -y, -x",
             rows + "RETURN y * 7919 % 1000003 AS z, count(*) AS n ORDER BY n, z DESC",
             rows + "RETURN percentileCont(y * 7919 % 1000003, 0.5)",
             rows + "RETURN x, y ORDER BY y * 7919 % 1000003 SKIP 900000 LIMIT 10",
             often + "RETURN x ORDER BY $list LIMIT 3",
             rows + "RETURN x UNION UNWIND $list AS x RETURN x",
             // patterns
             std::string("MATCH (a), (b), (c), (d) RETURN count(*)"),
             std::string("MATCH (a)-[:t*]->(b) RETURN count(*)"),
             std::string("MATCH p = (a)-[*1..4]->(b) RETURN p ORDER BY length(p) DESC"),
             std::string("MATCH (a), (b) MATCH p = allShortestPaths((a)-[*]->(b)) MATCH (c), (d) RETURN count(p)"),
             std::string("MATCH (a)-->(b)-->(c) WHERE NOT EXISTS { MATCH (c)-->(d)-->(a) WHERE d.size < 0 } RETURN 1"),
             std::string("MATCH (a)-->(b)-->(c)-->(d) RETURN DISTINCT a.size + b.size - c.size"),
             std::string("MATCH (a) RETURN [(a)-->(b)-->(c)-->(d) WHERE d.size < 0 | d]"),
         }) {
        const auto start = std::chrono::steady_clock::now();
        const Limits limits{.stop = StopToken(std::chrono::milliseconds(20))};
        EXPECT_EQ(outcome(text, graph, limits, parameters), "Timeout") << text;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), 3) << text;
    }
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

TEST(QueryLimits, RegularExpressionsTakeTimeAsTheTextDoes) {
    // what takes a search with backtracking longer than there is time
    EXPECT_EQ(outcome("RETURN '" + times(5000, "a") + "' =~ '(a*)*b'"), "");
    EXPECT_EQ(outcome("RETURN 'a' =~ '" + times(10'001, "a") + "'"), "RegularExpression");
    EXPECT_EQ(outcome("RETURN 'a' =~ '((a{100}){100}){100}'"), "InvalidRegularExpression");
    EXPECT_EQ(outcome("WITH reduce(s = '0123456789abcdef', i IN range(1, 18) | s + s) AS text "
                      "RETURN text =~ '([a-f]?[0-9]?){500}'"),
              "RegularExpression");
}

} // namespace
} // namespace claimgraph::cypher
