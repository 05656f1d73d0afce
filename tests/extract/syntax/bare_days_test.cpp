#include "extract/syntax/bare_days.hpp"
#include "tests/extract/hand_made.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// The deprel and head of a day after mending, "obl:unmarked>met".
std::string mended(std::string_view sentence, std::string_view day) {
    HandMade text(sentence);
    auto& analysis = const_cast<Analysis&>(text.analysis()); // which is no constant here
    mend_bare_days(analysis);
    const Token& token = analysis[text[day]];
    return std::string(analysis.symbols.text(token.deprel)) + '>' + text.word(token.head);
}

TEST(BareDays, HangOnTheVerbBehindThem) {
    EXPECT_EQ(mended("Novak/NNP/nsubj>met Friday=friday/NNP/flat>Novak met=meet/VBD Marin/NNP/obj>met", "Friday"),
              "obl:unmarked>met");
    EXPECT_EQ(mended("officials=official/NNS/nsubj>said Friday=friday/NNP/nsubj>said said=say/VBD", "Friday"),
              "obl:unmarked>said");
}

TEST(BareDays, StayWhereTheyBelong) {
    EXPECT_EQ(mended("Friday=friday/NNP/nsubj>was was=be/VBD/cop>quiet quiet/JJ", "Friday"), "nsubj>was");
    EXPECT_EQ(mended("Bloody/NNP/compound>Sunday Sunday=sunday/NNP/nsubj>shook shook=shake/VBD Kenya/NNP/obj>shook",
                     "Sunday"),
              "nsubj>shook");
    EXPECT_EQ(mended("Petra/NNP/nsubj>left May=may/NNP/flat>Petra left=leave/VBD", "May"), "flat>Petra");
}

} // namespace
} // namespace claimgraph
