#include "export/export.hpp"
#include "tests/export/format_text.hpp"
#include "tests/export/news_graph.hpp"
#include "tests/export/page_data.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace claimgraph {
namespace {

/// Of the explorer's page only the data of the graph; other formats as they are.
std::string without_page(std::string text) {
    if (const auto data = data_of_page(text)) return *data + "\n";
    return text;
}

/// Every format writes, to the byte, what tests/export/golden holds. After a change that is meant, run the tests with
/// CLAIMGRAPH_UPDATE_GOLDEN=1 and read the difference.
class Golden : public testing::TestWithParam<const Format*> {};

TEST_P(Golden, IsWrittenToTheByte) {
    for (const SourceFile& part : written(*GetParam(), news_graph())) {
        const std::string file =
            CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news" + part.name.substr(part.name.find('.'));
        if (std::getenv("CLAIMGRAPH_UPDATE_GOLDEN") != nullptr)
            std::ofstream(file, std::ios::binary) << without_page(part.text);
        std::ifstream in(file, std::ios::binary);
        ASSERT_TRUE(in) << file;
        EXPECT_EQ(without_page(part.text), std::string(std::istreambuf_iterator<char>(in), {}));
    }
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, Golden, testing::ValuesIn(formats().begin(), formats().end()), name_of_format);

TEST(GoldenGraphml, ReadsBack) {
    const auto graph = read_graph(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    const Graph news = news_graph();
    EXPECT_TRUE(std::ranges::equal(graph->entities(), news.entities()));
    EXPECT_TRUE(std::ranges::equal(graph->claims(), news.claims()));
}

} // namespace
} // namespace claimgraph
