#include "graph/base/text/fold.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(Fold, ComparesWithoutCaseAccentsAndSpacing) {
    EXPECT_EQ(fold("  United\t STATES "), "united states");
    EXPECT_EQ(fold("\xC5\xA0koda"), "skoda");
    EXPECT_EQ(fold("Stra\xC3\x9F"
                   "e"),
              "strasse");
    EXPECT_EQ(fold("\xFF"), "\xFF") << "bytes that are no UTF-8 are themselves";
}

TEST(LowerAscii, LeavesOtherLettersAlone) { EXPECT_EQ(lower_ascii("NATO \xC5\xA0"), "nato \xC5\xA0"); }

TEST(Slug, IsReadableAndBounded) {
    EXPECT_EQ(slug("United States of America"), "united-states-of-america");
    EXPECT_EQ(slug("Al-Shabaab (group)"), "al-shabaab-group");
    EXPECT_EQ(slug("\xE2\x80\x9C!\xE2\x80\x9D"), "x");
    EXPECT_LE(slug(std::string(500, 'a')).size(), 80u);
}

TEST(OneLine, HoldsNothingThatAFormatCannot) {
    EXPECT_EQ(one_line(" a\r\n\tb \x07 c "), "a b c");
    EXPECT_EQ(one_line("x\xEF\xBF\xBEy\xC2\xA0z"), "x y z");
    EXPECT_EQ(one_line("\xFFok"), "?ok");
    EXPECT_EQ(one_line(std::string("a\0b", 3)), "a b");
}

} // namespace
} // namespace claimgraph
