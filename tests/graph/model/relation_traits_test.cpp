#include "graph/model/relation_traits.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(RelationTraits, TellWhatRelationsSayOfTheirEnds) {
    const auto table = RelationTraits::parse("id\tinverse\tfamily\tflags\n"
                                             "leads\tis led by\tSTATIC\tone_subject, by_office\n"
                                             "lies_in\t-\tSTATIC\tpart\n"
                                             "visits\tis visited by\tCONSULT\t-\n",
                                             "t");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_EQ(table->inverse_of("leads"), "is led by");
    EXPECT_EQ(table->inverse_of("lies_in"), "");
    EXPECT_EQ(table->inverse_of("flies"), "");
    EXPECT_TRUE(table->flags_of("leads").one_subject && table->flags_of("leads").by_office);
    EXPECT_FALSE(table->flags_of("leads").one_object || table->flags_of("leads").part);
    EXPECT_TRUE(table->flags_of("lies_in").part);
    EXPECT_EQ(table->flagged(), (std::vector<std::string>{"leads", "lies_in"}));
    const auto wrong = RelationTraits::parse("id\tfamily\tflags\nleads\tSTATIC\tone\n", "t");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(
        wrong.error().describe(),
        "t:2: 'one' is not a flag of a relation; expected one of one_subject, one_object, by_office, of_place, part");
}

TEST(RelationTraits, OfTheShippedTableCanBeRead) {
    const auto table = RelationTraits::load(CLAIMGRAPH_SOURCE_DIR "/models/en");
    ASSERT_TRUE(table) << table.error().describe();
    EXPECT_TRUE(table->flags_of("headquartered_in").one_object);
    EXPECT_TRUE(table->flags_of("located_in").part);
    EXPECT_EQ(table->inverse_of("accuses"), "is accused by");
    EXPECT_FALSE(RelationTraits::load("no/such/folder"));
}

} // namespace
} // namespace claimgraph
