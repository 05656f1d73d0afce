#include "tools/evaluate/fact_gold.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;

std::string gold_file(std::string_view rows) {
    const std::string file = testing::TempDir() + "gold_facts.tsv";
    std::ofstream(file) << "kind\tsubject\trelation\tobject\n" << rows;
    return file;
}

TEST(FactGold, TakesWordsInBracketsOrLeavesThem) {
    EXPECT_TRUE(matches("[new] budget [of city]", "the budget"));
    EXPECT_TRUE(matches("[new] budget [of city]", "a new budget of the city"));
    EXPECT_TRUE(matches("budget", "\"budget,\""));
    EXPECT_FALSE(matches("[new] budget [of city]", "budget of"));
    EXPECT_FALSE(matches("[new] budget", "new new budget"));
    EXPECT_FALSE(matches("budget", "Budget")) << "case counts";
    EXPECT_FALSE(matches("budget", ""));
}

TEST(FactGold, CountsEachFactOnce) {
    const auto gold = read_fact_gold(gold_file("sentence\tIt fell in May.\t-\t-\n"
                                               "fact\tIt\tfell in\tMay\nor\tIt\tfell\tin May\n"
                                               "fact\tIt\trose\tagain\n"
                                               "may\tIt\tfell\tdown\n"));
    ASSERT_TRUE(gold) << gold.error().describe();
    ASSERT_EQ(gold->size(), 1u);
    FactScore score;
    score_facts(gold->front(),
                {{"It", "fell in", "May"}, {"It", "fell", "in May"}, {"It", "fell", "down"}, {"May", "is", "it"}},
                score);
    EXPECT_EQ(score.found, 3u) << "what may be does not count";
    EXPECT_EQ(score.right, 2u);
    EXPECT_EQ(score.expected, 2u);
    EXPECT_EQ(score.hit, 1u);
    EXPECT_NEAR(score.f1(), 2 * (2.0 / 3) * 0.5 / (2.0 / 3 + 0.5), 1e-9);
    EXPECT_EQ(FactScore{}.f1(), 0);
}

TEST(FactGold, SaysWhatIsWrong) {
    const auto error = [](std::string_view rows) {
        const auto gold = read_fact_gold(gold_file(rows));
        return gold ? std::string() : gold.error().describe();
    };
    EXPECT_THAT(error("fact\tIt\tfell in\tMay\n"), HasSubstr("gold_facts.tsv:2: a fact before the first sentence"));
    EXPECT_THAT(error("sentence\tIt.\t-\t-\nor\tIt\tfell in\tMay\n"), HasSubstr(":3: 'or' before the first fact"));
    EXPECT_THAT(error("guess\tIt\t-\t-\n"), HasSubstr("'guess' is not a kind"));
    EXPECT_THAT(error("sentence\tIt.\t-\t-\nfact\tIt\t-\tMay\n"), HasSubstr("needs subject, relation and object"));
    EXPECT_THAT(error("sentence\tIt.\t-\t-\nfact\tIt\tfell [in\tMay\n"), HasSubstr("'fell [in' do not pair"));
    EXPECT_THAT(error("sentence\tIt.\t-\t-\nfact\tIt\tfell [in [early]]\tMay\n"), HasSubstr("do not pair"));
}

} // namespace
} // namespace claimgraph::cli
