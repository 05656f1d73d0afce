#include "cli/output/table.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

TEST(Table, AlignsColumnsByWhatIsSeen) {
    Table table({"WHO", "WHAT"});
    table.add({"Đoković", "plays"});
    table.add({"金正恩", "meets"});
    table.add({"Al", "x"});
    EXPECT_EQ(table.text(), "WHO      WHAT\n"
                            "Đoković  plays\n"
                            "金正恩   meets\n"
                            "Al       x\n");
}

TEST(Table, LeavesOutEmptyColumns) {
    Table table({"A", "B", "C"});
    table.add({"1", "", "3"});
    EXPECT_EQ(table.text(), "A  C\n1  3\n");
}

TEST(Table, ShowsHeadingsOfAnEmptyTable) {
    const Table table({"A", "B"});
    EXPECT_TRUE(table.empty());
    EXPECT_EQ(table.text(), "A  B\n");
}

TEST(Table, CutsWideCells) {
    Table table({"A", "B"});
    table.add({std::string(200, 'x'), "end"});
    table.add({std::string(Table::kWidestCell, 'y'), "end"});
    EXPECT_EQ(table.text(), "A" + std::string(Table::kWidestCell + 1, ' ') + "B\n" +
                                std::string(Table::kWidestCell - 1, 'x') + "…  end\n" +
                                std::string(Table::kWidestCell, 'y') + "  end\n");
}

TEST(Table, FitsIntoTheTerminal) {
    Table table({"WHO", "WHAT", "NONE"});
    table.add({std::string(30, 'x'), "short", ""});
    table.add({"金正恩金正恩", std::string(20, 'y'), ""});
    EXPECT_EQ(table.text(24), "WHO          WHAT\n"
                              "xxxxxxxxxx…  short\n"
                              "金正恩金正…  yyyyyyyyyy…\n");
    EXPECT_EQ(table.text(200), table.text());
    EXPECT_EQ(table.text(1), "WHO     WHAT\nxxxxx…  short\n金正…   yyyyy…\n") << "a terminal too narrow for anything";
}

TEST(Table, PutsLinesBelowARow) {
    Table table({"A", "B"});
    table.add({"1", "2"}, "    because\n");
    table.add({"3", "4"});
    EXPECT_EQ(table.text(), "A  B\n1  2\n    because\n3  4\n");
}

TEST(Table, KeepsTextFromSteeringTheTerminal) {
    Table table({"A"});
    table.add({"a\x1b[2J\nb"});
    EXPECT_EQ(table.text(), "A\na?[2J b\n");
}

} // namespace
} // namespace claimgraph::cli
