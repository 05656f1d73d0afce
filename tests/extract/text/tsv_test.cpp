#include "extract/text/tsv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Tsv, FindsColumnsByNameAndSkipsComments) {
    std::vector<std::string> rows;
    const auto read = read_tsv_text("# note\nb\ta\r\n1\t2\r\n\n-\t 3 \n", "t.tsv", {"a", "b"}, [&](const TsvRow& row) {
        rows.push_back(std::string(row[0]) + "/" + std::string(row[1]) + "@" + std::to_string(row.line));
        return std::string();
    });
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_THAT(rows, ElementsAre("2/1@3", "3/@5"));
}

TEST(Tsv, ErrorsNameFileAndLine) {
    const auto accept = [](const TsvRow&) { return std::string(); };
    EXPECT_THAT(read_tsv_text("a\n", "t.tsv", {"a", "b"}, accept).error().describe(),
                HasSubstr("t.tsv:1: no column 'b'"));
    EXPECT_THAT(read_tsv_text("a\tb\n1\n", "t.tsv", {"a"}, accept).error().describe(),
                HasSubstr("t.tsv:2: 1 columns, expected 2"));
    EXPECT_THAT(read_tsv_text("", "t.tsv", {"a"}, accept).error().describe(), HasSubstr("t.tsv: no header"));
    EXPECT_THAT(read_tsv("/no/such/file.tsv", {"a"}, accept).error().describe(),
                HasSubstr("/no/such/file.tsv: no such file"));
}

} // namespace
} // namespace claimgraph
