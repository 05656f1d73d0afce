#include "export/export.hpp"
#include "tests/export/news_graph.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <sstream>

namespace claimgraph {
namespace {

/// Every format writes, to the byte, what tests/export/golden holds. After a change that is meant, run the tests with
/// CLAIMGRAPH_UPDATE_GOLDEN=1 and read the difference.
class Golden : public testing::TestWithParam<const Format*> {};

TEST_P(Golden, IsWrittenToTheByte) {
    std::ostringstream out;
    GetParam()->write(news_graph(), out, {});
    const std::string file =
        std::string(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news") + std::string(GetParam()->extension);
    if (std::getenv("CLAIMGRAPH_UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << out.str();
    std::ifstream in(file, std::ios::binary);
    ASSERT_TRUE(in) << file;
    EXPECT_EQ(out.str(), std::string(std::istreambuf_iterator<char>(in), {}));
}

std::string name_of(const testing::TestParamInfo<const Format*>& format) { return std::string(format.param->name); }

INSTANTIATE_TEST_SUITE_P(EveryFormat, Golden, testing::ValuesIn(formats().begin(), formats().end()), name_of);

TEST(GoldenGraphml, ReadsBack) {
    const auto graph = read_graph(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    const Graph news = news_graph();
    EXPECT_TRUE(std::ranges::equal(graph->entities(), news.entities()));
    EXPECT_TRUE(std::ranges::equal(graph->claims(), news.claims()));
}

} // namespace
} // namespace claimgraph
