#include "cli/terminal/messages.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

TEST(Printable, KeepsTextOfAllLanguages) { EXPECT_EQ(printable("Ćirić – “да”, 5 km²"), "Ćirić – “да”, 5 km²"); }

TEST(Printable, TakesControlCharactersOut) {
    EXPECT_EQ(printable("a\tb\r\nc"), "a b  c");
    EXPECT_EQ(printable("\x1b[31mred\x07"), "?[31mred?");
    EXPECT_EQ(printable("x\xc2\x9b\x33y"), "x??3y") << "U+009B starts an escape sequence";
}

TEST(Printable, TakesMarksOfDirectionOut) {
    EXPECT_EQ(printable("x\u202Ey\u200Fz\u2069\u061C"), "x???y???z?????");
    EXPECT_EQ(printable("1\u2013 2\u2026"), "1\u2013 2\u2026");
}

} // namespace
} // namespace claimgraph::cli
