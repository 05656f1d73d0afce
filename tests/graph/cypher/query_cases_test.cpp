#include "graph/base/read_file.hpp"
#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/create.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace claimgraph::cypher {
namespace {

std::string rows_of(const std::string& text, const MemoryGraph& graph) {
    const auto query = Query::compile(text, graph);
    if (!query) return "error " + query.error().message;
    std::string rows;
    const auto run = query->run({}, {}, [&](const std::vector<Value>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) rows += (i == 0 ? "=> " : ", ") + to_text(row[i], graph);
        rows += "\n";
        return true;
    });
    return run ? rows : "error " + run.error().message;
}

class QueryCases : public testing::TestWithParam<const char*> {};

TEST_P(QueryCases, GiveTheirRows) {
    const auto text = read_file(std::string(CLAIMGRAPH_SOURCE_DIR "/tests/graph/cypher/") + GetParam());
    ASSERT_TRUE(text);
    std::istringstream in(*text);
    MemoryGraph graph;
    std::string query;
    std::string expected;
    int cases = 0;
    const auto finish = [&] {
        if (query.starts_with("graph\n")) {
            graph = MemoryGraph();
            const auto made = create(query.substr(6), graph);
            EXPECT_TRUE(made) << query;
        } else if (!query.empty()) {
            ++cases;
            EXPECT_EQ(rows_of(query, graph), expected) << query;
        }
        query.clear();
        expected.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (line.empty())
            finish();
        else if (line.starts_with("=>"))
            expected += line == "=>" ? "" : line + "\n";
        else if (!line.starts_with('#'))
            query += line + "\n";
    }
    finish();
    EXPECT_GE(cases, 20);
}
INSTANTIATE_TEST_SUITE_P(Files, QueryCases, testing::Values("query_cases.txt", "temporal_cases.txt"));

} // namespace
} // namespace claimgraph::cypher
