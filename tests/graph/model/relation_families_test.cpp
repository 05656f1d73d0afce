#include "graph/model/relation_families.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

constexpr std::string_view kFamilies = "family\ttone\tflags\n"
                                       "CONSULT\tagrees\tact\n"
                                       "COERCE\tacts against\tact, official\n";

TEST(RelationFamilies, AreAColumnOfTheRelations) {
    const auto families = parse_families(kFamilies, "f");
    ASSERT_TRUE(families) << families.error().describe();
    const auto table = RelationFamilies::parse(
        "# a comment\nid\tlabel\tfamily\n\nvisits\tgoes to\tCONSULT\nleads\t-\tSTATIC", "t", *families);
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->of("visits"), "CONSULT");
    EXPECT_EQ(table->tone_of("visits"), QuadClass::kAgrees);
    EXPECT_EQ(table->of("leads"), "STATIC");
    EXPECT_EQ(table->tone_of("leads"), QuadClass::kOther) << "of no family that is known";
    EXPECT_EQ(table->of("flies"), "");
    EXPECT_EQ(table->tone_of("flies"), QuadClass::kOther);
    EXPECT_EQ(table->of("open:fly"), "OPEN");
    EXPECT_EQ(table->of("CONSULT"), "CONSULT") << "a family is its own";
    EXPECT_EQ(table->tone_of("CONSULT"), QuadClass::kAgrees);
    EXPECT_EQ(RelationFamilies().of("visits"), "");
}

TEST(RelationFamilies, HaveFlags) {
    const auto families = parse_families(kFamilies, "f");
    ASSERT_TRUE(families) << families.error().describe();
    ASSERT_EQ(families->size(), 2u);
    EXPECT_TRUE((*families)[0].act && !(*families)[0].official);
    EXPECT_TRUE((*families)[1].act && (*families)[1].official);
    EXPECT_EQ((*families)[1].tone, QuadClass::kActsAgainst);
}

TEST(RelationFamilies, OfTheShippedTablesAllHaveATone) {
    const auto table = RelationFamilies::load(CLAIMGRAPH_SOURCE_DIR "/models/en");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->tone_of("states"), QuadClass::kSays);
    EXPECT_EQ(table->tone_of("kills"), QuadClass::kActsAgainst);
    EXPECT_EQ(table->tone_of("leads"), QuadClass::kIs);
    EXPECT_FALSE(RelationFamilies::load("no/such/folder"));
}

TEST(RelationFamilies, NameTheLineThatIsWrong) {
    for (const auto& [text, message] : {
             std::pair("name\tfamily\n", "t:1: no column 'id' in the header"),
             std::pair("id\tfamily\nvisits\n", "t:2: 1 columns, expected 2 as in the header"),
             std::pair("id\tfamily\n\n\tCONSULT\n", "t:3: a relation needs an id and a family"),
         }) {
        const auto table = RelationFamilies::parse(text, "t");
        ASSERT_FALSE(table) << text;
        EXPECT_EQ(table.error().describe(), message);
    }
    const std::string header = "family\ttone\tflags\n";
    for (const auto& [row, message] : {
             std::pair(
                 "A\tsings\t-\n",
                 "f:2: 'sings' is not a tone; expected one of says, asks, agrees, helps, objects, acts against, is, "
                 "other"),
             std::pair("A\tsays\tact, brave\n",
                       "f:2: 'brave' is not a flag of a family; the top of the file lists them"),
             std::pair("A\tsays\t-\nA\tasks\t-\n", "f:3: family 'A' is defined twice"),
             std::pair("-\tsays\t-\n", "f:2: a family needs a name"),
         }) {
        const auto families = parse_families(header + row, "f");
        ASSERT_FALSE(families) << row;
        EXPECT_EQ(families.error().describe(), message);
    }
}

} // namespace
} // namespace claimgraph
