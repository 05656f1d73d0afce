#include "graph/base/tsv.hpp"

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

TEST(Tsv, ReadsOlderNamesAndLeavesOutWhatMayBeMissing) {
    std::vector<std::string> rows;
    const auto read = read_tsv_text("old\tb\n1\t2\n", "t.tsv", {"new|old", "b?", "c?"}, [&](const TsvRow& row) {
        rows.push_back(std::string(row[0]) + "/" + std::string(row[1]) + "/" + std::string(row[2]));
        return std::string();
    });
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_THAT(rows, ElementsAre("1/2/"));
    EXPECT_TRUE(tsv_has_column("# note\n\na\tb\n1\t2\n", "b"));
    EXPECT_FALSE(tsv_has_column("a\tb\n", "c"));
    EXPECT_FALSE(tsv_has_column("", "c"));
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
