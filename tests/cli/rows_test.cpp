#include "cli/output/rows.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

const std::vector<Column> kColumns = {
    {"name", "NAME"},
    {"from.id", ""},
    {"score", "SCORE"},
    {"also", "ALSO", [](const Json& row) { return row.find("also")->as<Json::List>()->empty() ? "-" : "yes"; }}};

Row row_at(std::size_t i) {
    if (i == 0)
        return {{{"name", "a, \"b\""},
                 {"from", {{"id", "x"}}},
                 {"score", 1.0 / 3},
                 {"also", std::vector<std::string>{"p", "q"}}},
                "    below\n"};
    return {{{"name", "line\nend"}, {"from", nullptr}, {"score", 2}, {"also", Json::array()}}};
}

std::string printed(const RowOptions& options, std::size_t count = 2) {
    testing::internal::CaptureStdout();
    print_rows(kColumns, options, count, row_at);
    std::fflush(stdout);
    return testing::internal::GetCapturedStdout();
}

TEST(Rows, AreATableForPeople) {
    EXPECT_EQ(printed({}), "NAME      SCORE   ALSO\n"
                           "a, \"b\"    0.3333  yes\n"
                           "    below\n"
                           "line end  2       -\n");
}

TEST(Rows, AreObjectsInJson) {
    EXPECT_EQ(
        printed({.json = true}, 1),
        "{\"name\":\"a, \\\"b\\\"\",\"from\":{\"id\":\"x\"},\"score\":0.3333333333333333,\"also\":[\"p\",\"q\"]}\n");
}

TEST(Rows, AreQuotedInCsv) {
    EXPECT_EQ(printed({.csv = true}), "name,from.id,score,also\r\n"
                                      "\"a, \"\"b\"\"\",x,0.3333333333333333,\"p; q\"\r\n"
                                      "\"line\nend\",,2,\r\n");
}

TEST(Rows, AreNoFormulasInCsv) {
    testing::internal::CaptureStdout();
    print_rows(std::vector<Column>{{"=a", ""}, {"b", ""}, {"c", ""}}, {.csv = true}, 1, [](std::size_t) {
        return Row{{{"=a", "=1+1"}, {"b", -5}, {"c", "+"}}};
    });
    std::fflush(stdout);
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "'=a,b,c\r\n'=1+1,-5,+\r\n");
}

TEST(Rows, StopAtTheLimit) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(printed({.csv = true, .limit = 1}), "name,from.id,score,also\r\n"
                                                  "\"a, \"\"b\"\"\",x,0.3333333333333333,\"p; q\"\r\n");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "claimgraph: the first 1 of 2\n");
}

} // namespace
} // namespace claimgraph::cli
