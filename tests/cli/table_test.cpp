#include "cli/terminal/table.hpp"

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

TEST(Table, CutsNothingWhereThereIsNoTerminal) {
    Table table({"A", "B"});
    table.add({std::string(Table::kWidestAligned + 1, 'x'), "end"});
    table.add({"short", "end"});
    EXPECT_EQ(table.text(), "A      B\n" + std::string(Table::kWidestAligned + 1, 'x') + "  end\nshort  end\n");
}

TEST(Table, WrapsCellsBetweenWords) {
    Table table({"WHO", "WHAT", "NONE"});
    table.add({"Ana Kola", "asks for a new bridge", ""});
    table.add({"金正恩 金正恩", "x", ""});
    EXPECT_EQ(table.text(22), "WHO         WHAT\n"
                              "Ana Kola    asks for a\n"
                              "            new bridge\n"
                              "金正恩      x\n"
                              "金正恩\n");
    EXPECT_EQ(table.text(200), table.text());
}

TEST(Table, BreaksOnlyWordsThatAreTooLong) {
    Table table({"A", "B"});
    table.add({std::string(30, 'x'), "end"});
    EXPECT_EQ(table.text(25),
              "A                     B\n" + std::string(20, 'x') + "  end\n" + std::string(10, 'x') + "\n");
}

TEST(Table, LeavesOutTheEmptiestColumnsForWantOfRoom) {
    Table table({"FIRST", "SECOND", "THIRD"});
    table.add({"aaaaaaaaaa", "", "cccccccccc"});
    table.add({"aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"});
    const Table::Fitted fitted = table.fit(25);
    EXPECT_EQ(fitted.text, "FIRST       THIRD\naaaaaaaaaa  cccccccccc\naaaaaaaaaa  cccccccccc\n");
    EXPECT_EQ(fitted.left_out, std::vector<std::string>{"SECOND"});
    EXPECT_EQ(table.text(1), "F\nI\nR\nS\nT\na\na\na\na\na\n…\na\na\na\na\na\n…\n")
        << "a terminal too narrow for anything";
}

TEST(Table, EndsLongCellsAtAWord) {
    Table table({"A"});
    table.add({"one two three four five six seven eight"});
    const Table::Fitted fitted = table.fit(5);
    EXPECT_TRUE(fitted.is_cut);
    EXPECT_EQ(fitted.text, "A\none\ntwo\nthree\nfour\nfive\nsix…\n");
    EXPECT_FALSE(table.fit(40).is_cut);
}

TEST(Table, ShowsRowsAsRecords) {
    Table table({"WHO", "WHAT", "WHERE"});
    table.add({"Ana", "asks for a new bridge", ""}, "    because\n");
    table.add({"Al", "x", "here"});
    EXPECT_EQ(table.records(), "WHO    Ana\nWHAT   asks for a new bridge\n    because\n\n"
                               "WHO    Al\nWHAT   x\nWHERE  here\n");
    EXPECT_EQ(table.records(27), "WHO    Ana\nWHAT   asks for a new\n       bridge\n    because\n\n"
                                 "WHO    Al\nWHAT   x\nWHERE  here\n");
}

TEST(Table, HasBoldHeadingsOnRequest) {
    Table table({"A"});
    table.add({"1"});
    EXPECT_EQ(table.fit(0, true).text, "\x1b[1mA\x1b[0m\n1\n");
    EXPECT_EQ(table.records(0, true), "\x1b[1mA\x1b[0m  1\n");
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
