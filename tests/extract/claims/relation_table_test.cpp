#include "extract/claims/frames/relation_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

const TableText kFamilies{"family\ttone\tflags\nCONSULT\tagrees\tact\nREQUEST\tasks\tact\nSTATE\tsays\t-\n"
                          "AGREE\tagrees\tact, commitment\n",
                          "families.tsv"};
const std::string kHeader =
    "id\tlabel\tfamily\tsymmetric\tspeech\tcontent\tobject\tdrawn_by\tplover\tcameo\tscore\tdescription\n";
const std::string kMeets = "meets_with\tmeets with\tCONSULT\tyes\tno\t-\t-\t-\tCONSULT\t040\t2.5\tsits down\n";
const std::string kFrameHeader = "relation\tframe\tstrength\tsource\texample\n";

TableText relations(const std::string& rows) { return {kHeader + rows, "relations.tsv"}; }
TableText frames(const std::string& rows, const std::string& family) {
    return {kFrameHeader + rows, "frames/" + family + ".tsv"};
}

/// The error of tables that begin with meets_with and its frame "meet O".
std::string problem(const std::string& relation_rows, const std::vector<TableText>& more = {}) {
    std::vector<TableText> all = {frames("meets_with\tmeet O\t-\t-\t-\n", "consult")};
    all.insert(all.end(), more.begin(), more.end());
    const auto table = RelationTable::parse(kFamilies, relations(kMeets + relation_rows), all);
    return table ? "no error" : table.error().describe();
}

TEST(RelationTable, FindsFramesByAnchor) {
    const TableText text =
        frames("meets_with\tmeet|see O\t-\thand\t-\nmeets_with\tn:meeting with O\tweak\t-\t-\n", "consult");
    const auto table = RelationTable::parse(kFamilies, relations(kMeets), {&text, 1});
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->relations()[0].label, "meets with");
    EXPECT_EQ(table->relations()[0].family.name, "CONSULT");
    EXPECT_TRUE(table->relations()[0].symmetric);
    const auto meet = table->frames(AnchorKind::kVerb, "meet");
    ASSERT_EQ(meet.size(), 1u);
    EXPECT_EQ(&meet[0], &table->frames(AnchorKind::kVerb, "see")[0]) << "one frame, found by each of its anchors";
    const auto meeting = table->frames(AnchorKind::kNoun, "meeting");
    ASSERT_EQ(meeting.size(), 1u);
    EXPECT_TRUE(meeting[0].weak);
    EXPECT_EQ(meeting[0].text, "~n:meeting with O");
    EXPECT_TRUE(table->frames(AnchorKind::kNoun, "meet").empty());
}

TEST(RelationTable, EarlierRelationsComeFirstWhateverTheOrderOfTheFiles) {
    const TableText texts[] = {frames("says\tmeet C\t-\t-\t-\n", "state"),
                               frames("meets_with\tmeet O\t-\t-\t-\n", "consult")};
    for (const bool turned : {false, true}) {
        std::vector<TableText> files(texts, texts + 2);
        if (turned) std::swap(files[0], files[1]);
        const auto table = RelationTable::parse(
            kFamilies, relations(kMeets + "says\t-\tSTATE\tno\tyes\t-\t-\t-\t-\t-\t-\t-\n"), files);
        ASSERT_TRUE(table) << table.error().describe();
        const auto meet = table->frames(AnchorKind::kVerb, "meet");
        ASSERT_EQ(meet.size(), 2u);
        EXPECT_EQ((*table)[meet[0].relation].id, "meets_with");
    }
}

TEST(RelationTable, SaysWhatEmbeddedClausesMean) {
    const auto table = RelationTable::parse(kFamilies,
                                            relations("urges\t-\tREQUEST\tno\tyes\trequested\t-\t-\t-\t-\t-\t-\n"
                                                      "denies\t-\tSTATE\tno\tyes\tdenied\t-\t-\t-\t-\t-\t-\n"),
                                            {});
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ((*table)[table->find("urges")].content, Modality::kRequested);
    EXPECT_TRUE((*table)[table->find("denies")].content_denied);
    EXPECT_FALSE(table->find("hugs"));
}

TEST(RelationTable, TellsDeedsFromPromisesAndWords) {
    const auto table =
        RelationTable::parse(kFamilies,
                             relations(kMeets + "vows\t-\tAGREE\tno\tyes\t-\t-\tplan\t-\t-\t5\t-\n"
                                                "says\t-\tSTATE\tno\tyes\t-\t-\tsource, threat\t-\t-\t5\t-\n"),
                             {});
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_TRUE((*table)[table->find("meets_with")].is_helpful_act());
    EXPECT_FALSE((*table)[table->find("vows")].is_helpful_act());
    EXPECT_FALSE((*table)[table->find("says")].is_helpful_act());
    EXPECT_EQ(table->drawn_by(Construction::kThreat), table->find("says"));
    EXPECT_EQ(table->drawn_by(Construction::kPlan), table->find("vows"));
    EXPECT_FALSE(table->drawn_by(Construction::kOffice));
}

TEST(RelationTable, NamesFileAndLineOfABadRow) {
    EXPECT_EQ(problem(""), "no error");
    EXPECT_THAT(problem(kMeets), HasSubstr("relations.tsv:3: relation 'meets_with' is defined twice"));
    const auto row = [](const char* symmetric, const char* speech, const char* content, const char* score) {
        return problem(std::string("x\t-\tCONSULT\t") + symmetric + '\t' + speech + '\t' + content + "\t-\t-\t-\t-\t" +
                       score + "\t-\n");
    };
    EXPECT_THAT(row("maybe", "no", "-", "-"),
                HasSubstr("relations.tsv:3: symmetric must be 'yes', 'no' or 'partners'"));
    EXPECT_THAT(row("no", "perhaps", "-", "-"), HasSubstr("relations.tsv:3: speech must be"));
    EXPECT_THAT(row("no", "no", "-", "bad"), HasSubstr("relations.tsv:3: score 'bad' is not a number"));
    EXPECT_THAT(row("no", "no", "-", "11"), HasSubstr("relations.tsv:3: score '11' is not a number"));
    EXPECT_THAT(row("no", "no", "sometimes", "-"), HasSubstr("relations.tsv:3: 'sometimes' is not a modality"));
    EXPECT_THAT(problem("x\t-\tFUN\tno\tno\t-\t-\t-\t-\t-\t-\t-\n"),
                HasSubstr("relations.tsv:3: 'FUN' is not a family of families.tsv"));
    EXPECT_THAT(problem("x\t-\tCONSULT\tno\tno\t-\t-\twish\t-\t-\t-\t-\n"),
                HasSubstr("relations.tsv:3: 'wish' draws nothing; expected one of source, plan"));
    EXPECT_THAT(problem("x\tCONSULT\n"), HasSubstr("relations.tsv:3: 2 columns, expected 12"));
}

TEST(RelationTable, NamesFileAndLineOfABadFrame) {
    const auto of = [](const std::string& row) { return problem("", {frames(row, "consult")}); };
    EXPECT_THAT(of("meets_with\tmeet with\t-\t-\t-\n"), HasSubstr("frames/consult.tsv:2: frame 'meet with'"));
    EXPECT_THAT(of("hugs\thug O\t-\t-\t-\n"),
                HasSubstr("frames/consult.tsv:2: 'hugs' is not a relation of relations.tsv"));
    EXPECT_THAT(of("meets_with\tsee O\tstrong\t-\t-\n"), HasSubstr("frames/consult.tsv:2: 'strong' is not a strength"));
    EXPECT_THAT(of("meets_with\t~see O\t-\t-\t-\n"),
                HasSubstr("frames/consult.tsv:2: '~see O' is not a frame; a weak one"));
    EXPECT_THAT(of("meets_with\t-\t-\t-\t-\n"), HasSubstr("frames/consult.tsv:2: '' is not a frame"));
    EXPECT_THAT(
        problem("", {frames("meets_with\tsee O\t-\t-\t-\n", "aid")}),
        HasSubstr("frames/aid.tsv:2: relation 'meets_with' is of family CONSULT; expected in frames/consult.tsv"));
}

TEST(RelationTable, RefusesFramesOfTwoRelations) {
    const std::string urges = "urges\t-\tREQUEST\tno\tyes\trequested\t-\t-\t-\t-\t-\t-\n";
    const auto of = [&](const std::string& row) {
        return problem(urges, {frames("urges\t" + row + "\t-\t-\n", "request")});
    };
    EXPECT_EQ(of("meet O\t-"),
              "frames/request.tsv:2: frame 'meet O' cannot be told from 'meet O' of meets_with; leave it "
              "out, or mark it 'second' if some of its words are its own");
    EXPECT_THAT(of("see|meet O\t-"), HasSubstr("cannot be told"));
    EXPECT_EQ(of("see|meet O\tsecond"), "no error");
    EXPECT_EQ(of("meet O:person\t-"), "no error") << "names more, and wins";
    EXPECT_THAT(of("see O\tsecond"), HasSubstr("marked 'second', but no other relation has it"));
}

TEST(RelationTable, OwnTablesComeFirst) {
    const TableText shipped = frames("meets_with\tmeet O\t-\t-\t-\n", "consult");
    auto table = RelationTable::parse(kFamilies, relations(kMeets), {&shipped, 1});
    ASSERT_TRUE(table) << table.error().describe();
    const std::string old = "id\tparent\tsymmetric\tspeech\tcontent\tplover\tcameo\tscore\tframes\n";
    ASSERT_TRUE(table->add(TableText{old + "buys\tTRADE\tno\tno\t-\t-\t-\t5\tbuy O; meet O=demand\n"
                                           "meets_with\t-\t-\t-\t-\t-\t-\t-\t~run into O\n",
                                     "own.tsv"}));
    const RelationIndex buys = table->find("buys");
    ASSERT_TRUE(buys);
    EXPECT_EQ((*table)[buys].label, "buys");
    EXPECT_TRUE((*table)[buys].is_helpful_act()) << "a family of one's own is one of acts";
    const auto meet = table->frames(AnchorKind::kVerb, "meet");
    ASSERT_EQ(meet.size(), 2u);
    EXPECT_EQ(meet[0].relation, buys);
    const auto run = table->frames(AnchorKind::kVerb, "run");
    ASSERT_EQ(run.size(), 1u);
    EXPECT_EQ((*table)[run[0].relation].id, "meets_with");
    EXPECT_TRUE(run[0].weak);

    const auto bad = table->add(TableText{old + "buys\t-\t-\t-\t-\t-\t-\t-\tbuy from\n", "own.tsv"});
    ASSERT_FALSE(bad);
    EXPECT_THAT(bad.error().describe(), HasSubstr("own.tsv:2: frame 'buy from'"));
}

TEST(RelationTable, OwnFramesMayStandOneALine) {
    const TableText shipped = frames("meets_with\tmeet O\t-\t-\t-\n", "consult");
    auto table = RelationTable::parse(kFamilies, relations(kMeets), {&shipped, 1});
    ASSERT_TRUE(table) << table.error().describe();
    ASSERT_TRUE(table->add(TableText{"relation\tframe\nmeets_with\tbump into O\n", "own.tsv"}));
    EXPECT_EQ(table->frames(AnchorKind::kVerb, "bump").size(), 1u);
    const auto bad = table->add(TableText{"relation\tframe\nhugs\thug O\n", "own.tsv"});
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().describe(), "own.tsv:2: 'hugs' is not a relation of relations.tsv");
    const auto neither = table->add(TableText{"word\tmeaning\n", "own.tsv"});
    ASSERT_FALSE(neither);
    EXPECT_EQ(neither.error().describe(), "own.tsv:1: no column 'id' in the header");
}

TEST(RelationTable, TheShippedTableIsSound) {
    const auto table = RelationTable::load(CLAIMGRAPH_SOURCE_DIR "/models/en");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->relations().size(), 116u) << "81 claim types and 35 static relations";
    for (const char* id : {"commits_to", "restricts", "urges", "states", "requires", "holds_position"})
        EXPECT_TRUE(table->find(id)) << id;
    for (int i = 0; i <= static_cast<int>(Construction::kOffice); ++i)
        EXPECT_TRUE(table->drawn_by(static_cast<Construction>(i))) << i;
    EXPECT_FALSE(RelationTable::load("no/such/folder"));
}

} // namespace
} // namespace claimgraph
