#include "graph/model/relation_families.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(RelationFamilies, AreTheSecondColumn) {
    const auto table =
        RelationFamilies::parse("# a comment\nid\tparent\tmore\n\nvisits\tCONSULT\tx\nleads\tSTATIC", "t");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->of("visits"), "CONSULT");
    EXPECT_EQ(table->of("leads"), "STATIC");
    EXPECT_EQ(table->of("flies"), "");
    EXPECT_EQ(table->of("open:fly"), "OPEN");
    EXPECT_EQ(RelationFamilies().of("visits"), "");
}

TEST(RelationFamilies, NameTheLineThatIsWrong) {
    for (const auto& [text, message] : {
             std::pair("name\tparent\n", "t:1: the columns begin with 'name', 'parent'; expected 'id', 'parent'"),
             std::pair("id\tparent\nvisits\n", "t:2: no relation and family; expected two columns at least"),
             std::pair("id\tparent\n\n\tCONSULT\n", "t:3: no relation and family; expected two columns at least"),
         }) {
        const auto table = RelationFamilies::parse(text, "t");
        ASSERT_FALSE(table) << text;
        EXPECT_EQ(table.error().describe(), message);
    }
}

} // namespace
} // namespace claimgraph
