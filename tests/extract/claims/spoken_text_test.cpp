#include "extract/claims/decision/spoken_text.hpp"

#include <gtest/gtest.h>
#include <initializer_list>
#include <vector>

namespace claimgraph {
namespace {

/// The shift of a hundred words of which some are pronouns of these kinds.
double shift_with(std::size_t pronouns, WordKinds kinds, std::uint32_t quote = 0) {
    std::vector<Token> tokens(100);
    std::vector<Attribution> attributions(tokens.size());
    for (Token& token : tokens) token.upos = Upos::kNoun;
    for (std::size_t i = 0; i < pronouns; ++i) {
        tokens[i].upos = Upos::kPron;
        tokens[i].form_kinds = kinds;
        attributions[i].quote = quote;
    }
    return spoken_shift(tokens, attributions);
}

WordKinds kinds_of(std::initializer_list<WordKind> list) {
    WordKinds kinds;
    for (const WordKind kind : list) kinds.add(kind);
    return kinds;
}

TEST(SpokenText, CountsForLessTheMoreItSaysI) {
    const WordKinds first = kinds_of({WordKind::kFirstPerson});
    EXPECT_EQ(shift_with(0, first), 0);
    EXPECT_DOUBLE_EQ(shift_with(1, first), -0.5);
    EXPECT_DOUBLE_EQ(shift_with(2, first), -1);
    EXPECT_DOUBLE_EQ(shift_with(50, first), -2);
    EXPECT_EQ(spoken_shift({}, {}), 0);
}

TEST(SpokenText, IsNotWhatAReportQuotesAndNotWhatSeveralSay) {
    EXPECT_EQ(shift_with(10, kinds_of({WordKind::kFirstPerson}), 1), 0);
    EXPECT_EQ(shift_with(10, kinds_of({WordKind::kFirstPerson, WordKind::kFirstPersonMany})), 0);
}

} // namespace
} // namespace claimgraph
