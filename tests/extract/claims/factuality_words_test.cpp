#include "extract/claims/factuality/factuality_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::string kColumns = "words\tas\taffirmed\tdenied\n";

std::string complaint(const std::string& rows) {
    const auto words = FactualityWords::parse(kColumns + rows, "table.tsv");
    return words ? std::string() : words.error().describe();
}

TEST(FactualityWords, GiveTheEffectsOfAWordInARole) {
    const auto words = FactualityWords::parse(kColumns + "fail; rule out\tto\tnot so\tso\nknow\tthat\tfact\tfact\n"
                                                         "plan\tto\tfuture\tnot future\nalmost\tmodifier\tnot so\t-\n",
                                              "table.tsv");
    ASSERT_TRUE(words) << words.error().describe();
    const auto* fail = words->find("Fail", FactualityRole::kTo);
    ASSERT_NE(fail, nullptr);
    EXPECT_EQ(fail->affirmed, FactualityEffect{.denied = true});
    EXPECT_EQ(fail->denied, FactualityEffect{});
    EXPECT_TRUE(words->find("know", FactualityRole::kThat)->denied.fact);
    EXPECT_EQ(words->find("plan", FactualityRole::kTo)->denied,
              (FactualityEffect{.denied = true, .modality = Modality::kFuture}));
    EXPECT_EQ(words->find("almost", FactualityRole::kModifier)->denied, FactualityEffect{});
    EXPECT_EQ(words->find("know", FactualityRole::kTo), nullptr);
    EXPECT_EQ(words->find("Oslo", FactualityRole::kTo), nullptr);
    EXPECT_EQ(words->find(std::string(100, 'f'), FactualityRole::kTo), nullptr);
}

TEST(FactualityWords, KnowAVerbByItsParticle) {
    const auto words = FactualityWords::parse(kColumns + "rule out\tthat\tnot possible\tpossible\n", "table.tsv");
    ASSERT_TRUE(words) << words.error().describe();
    EXPECT_TRUE(words->has_particle("out"));
    EXPECT_FALSE(words->has_particle("in"));
    EXPECT_NE(words->find("rule", "out", FactualityRole::kThat), nullptr);
    EXPECT_EQ(words->find("rule", FactualityRole::kThat), nullptr);
    EXPECT_EQ(words->find("rule", std::string(100, 'o'), FactualityRole::kThat), nullptr);
}

TEST(FactualityWords, NameFileAndLineOfWhatIsWrong) {
    EXPECT_THAT(complaint("fail\tbelow\tso\tso\n"), AllOf(HasSubstr("table.tsv:2"), HasSubstr("'below' is no role")));
    EXPECT_THAT(complaint("fail\tto\tnever\tso\n"), HasSubstr("'never' is no effect"));
    EXPECT_THAT(complaint("fail\tto\tso\tnot\n"), HasSubstr("'not' is no effect"));
    EXPECT_THAT(complaint("fail; fail\tto\tso\tso\n"), HasSubstr("'fail' stands twice as 'to'"));
    EXPECT_THAT(complaint(std::string(100, 'f') + "\tto\tso\tso\n"), HasSubstr("longer than"));
}

} // namespace
} // namespace claimgraph
