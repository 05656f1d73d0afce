#include "extract/tokens/token_rules.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

/// The error of loading these rows; empty if they load.
std::string error_of(const std::string& rows) {
    const std::string file = testing::TempDir() + "claimgraph_token_rules.tsv";
    std::ofstream(file) << "kind\twords\n" << rows;
    const auto rules = TokenRules::load(file);
    return rules ? "" : rules.error().describe();
}

TEST(TokenRules, ErrorsNameTheLine) {
    EXPECT_EQ(error_of("unit\tkm; kg\n"), "");
    EXPECT_THAT(error_of("unit\tkm\nuint\tkg\n"), HasSubstr(":3: 'uint' is not a kind"));
    EXPECT_THAT(error_of("title\tmr\n"), HasSubstr(":2: abbreviation 'mr' has no stop"));
    EXPECT_THAT(error_of("title\tmr.\nproper\tmr.\n"), HasSubstr(":3: abbreviation 'mr.' stands here twice"));
    EXPECT_THAT(error_of("contraction\tcannot\n"), HasSubstr("needs a '+'"));
}

} // namespace
} // namespace claimgraph
