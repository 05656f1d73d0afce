#include "extract/claims/frames/relation_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

constexpr std::string_view kHeader = "id\tparent\tsymmetric\tspeech\tcontent\tplover\tcameo\tscore\tframes\n";

TEST(RelationTable, FindsFramesByAnchor) {
    const auto table = RelationTable::parse(
        std::string(kHeader) + "meets_with\tCONSULT\tyes\tno\t-\tCONSULT\t040\t2.5\tmeet O; n:meeting with O\n",
        "test.tsv");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->relations()[0].label, "meets with");
    EXPECT_TRUE(table->relations()[0].symmetric);
    EXPECT_EQ(table->frames(AnchorKind::kVerb, "meet").size(), 1u);
    EXPECT_EQ(table->frames(AnchorKind::kNoun, "meeting").size(), 1u);
    EXPECT_TRUE(table->frames(AnchorKind::kNoun, "meet").empty());
}

TEST(RelationTable, SaysWhatEmbeddedClausesMean) {
    const auto table =
        RelationTable::parse(std::string(kHeader) + "urges\tREQUEST\tno\tyes\trequested\t-\t-\t-\turge O\n"
                                                    "denies\tSTATE\tno\tyes\tdenied\t-\t-\t-\tdeny C\n",
                             "test.tsv");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->find("urges")->content, Modality::kRequested);
    EXPECT_TRUE(table->find("denies")->content_denied);
    EXPECT_EQ(table->find("hugs"), nullptr);
}

TEST(RelationTable, NamesFileAndLineOfABadRow) {
    const std::string good = "meets_with\tCONSULT\tyes\tno\t-\t-\t-\t-\tmeet O\n";
    const auto line_and_message = [&](const std::string& row) {
        const auto table = RelationTable::parse(std::string(kHeader) + good + row, "test.tsv");
        return table ? "no error" : table.error().describe();
    };
    EXPECT_THAT(line_and_message(good), HasSubstr("test.tsv:3: relation 'meets_with' is defined twice"));
    EXPECT_THAT(line_and_message("x\tY\tmaybe\tno\t-\t-\t-\t-\t-\n"),
                HasSubstr("test.tsv:3: symmetric must be 'yes', 'no' or 'partners'"));
    EXPECT_THAT(line_and_message("x\tY\tno\tperhaps\t-\t-\t-\t-\t-\n"), HasSubstr("test.tsv:3: speech must be"));
    EXPECT_THAT(line_and_message("x\tY\tno\tno\t-\t-\t-\tbad\t-\n"), HasSubstr("test.tsv:3: score 'bad' is no number"));
    EXPECT_THAT(line_and_message("x\tY\tno\tno\t-\t-\t-\t11\t-\n"), HasSubstr("test.tsv:3: score '11' is no number"));
    EXPECT_THAT(line_and_message("x\tY\tno\tno\tsometimes\t-\t-\t-\t-\n"),
                HasSubstr("test.tsv:3: 'sometimes' is no modality"));
    EXPECT_THAT(line_and_message("x\tY\tno\tno\t-\t-\t-\t-\tmeet with\n"), HasSubstr("test.tsv:3: frame 'meet with'"));
    EXPECT_THAT(line_and_message("x\tY\n"), HasSubstr("test.tsv:3: 2 columns, expected 9"));
}

TEST(RelationTable, OwnTablesComeFirst) {
    auto table =
        RelationTable::parse(std::string(kHeader) + "meets_with\tCONSULT\tyes\tno\t-\t-\t-\t2.5\tmeet O\n", "test.tsv");
    ASSERT_TRUE(table) << table.error().describe();
    ASSERT_TRUE(table->add(std::string(kHeader) + "buys\tCOOPERATE\tno\tno\t-\t-\t-\t5\tbuy O; meet O=demand\n"
                                                  "meets_with\t-\t-\t-\t-\t-\t-\t-\trun into O\n",
                           "own.tsv"));
    ASSERT_NE(table->find("buys"), nullptr);
    EXPECT_TRUE(table->find("buys")->is_helpful_act());
    const auto meet = table->frames(AnchorKind::kVerb, "meet");
    ASSERT_EQ(meet.size(), 2u);
    EXPECT_EQ((*table)[meet[0].relation].id, "buys");
    EXPECT_EQ((*table)[table->frames(AnchorKind::kVerb, "run")[0].relation].id, "meets_with");

    const auto bad = table->add(std::string(kHeader) + "buys\t-\t-\t-\t-\t-\t-\t-\tbuy from\n", "own.tsv");
    ASSERT_FALSE(bad);
    EXPECT_THAT(bad.error().describe(), HasSubstr("own.tsv:2: frame 'buy from'"));
}

TEST(RelationTable, TheShippedTableIsSound) {
    const auto table = RelationTable::load(CLAIMGRAPH_SOURCE_DIR "/models/en/relations.tsv");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->relations().size(), 91u) << "64 claim types and 27 static relations";
    for (const char* id : {"commits_to", "restricts", "urges", "states", "requires", "holds_position"})
        EXPECT_NE(table->find(id), nullptr) << id;
}

} // namespace
} // namespace claimgraph
