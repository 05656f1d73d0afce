#include "extract/claims/arguments/pluralities.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(const ClaimStage& stage, const std::vector<TokenIndex>& heads) {
    std::vector<std::string> words;
    for (const TokenIndex head : heads) words.push_back(stage.text.word(head));
    return words;
}

/// Whom a word goes back to.
std::vector<std::string> before(const ClaimStage& stage, std::string_view form) {
    return words_of(stage, Pluralities(stage.clauses, stage.entities).named_before(stage[form]));
}

constexpr std::string_view kPairCame =
    "Kenya@place/NNP/nsubj>left and/CC/cc>Uganda Uganda@place/NNP/conj>Kenya left=leave/VBD ";

TEST(Pluralities, AreTheNamesInAnApposition) {
    const ClaimStage stage(
        "the/DT/det>countries two/CD/nummod>countries countries=country/NNS/nsubj>left "
        "Kenya@place/NNP/appos>countries and/CC/cc>Uganda Uganda@place/NNP/conj>Kenya left=leave/VBD");
    const Pluralities pluralities(stage.clauses, stage.entities);
    EXPECT_THAT(words_of(stage, pluralities.named_beside(stage["countries"])), ElementsAre("Kenya", "Uganda"));
    EXPECT_THAT(pluralities.named_beside(stage["Kenya"]), IsEmpty());
}

TEST(Pluralities, OfAPronounAreTheNamesBefore) {
    const ClaimStage stage(std::string(kPairCame) + "and/CC/cc>fell they/PRP/nsubj>fell fell=fall/VBD/conj>left");
    EXPECT_THAT(before(stage, "they"), ElementsAre("Kenya", "Uganda"));
    EXPECT_THAT(before(stage, "Kenya"), IsEmpty());
}

TEST(Pluralities, StayOpenWhereAPronounMayMeanOthers) {
    const ClaimStage stage(std::string(kPairCame) + "rebels=rebel/NNS/obj>left and/CC/cc>fell they/PRP/nsubj>fell "
                                                    "fell=fall/VBD/conj>left");
    EXPECT_THAT(before(stage, "they"), IsEmpty());
}

TEST(Pluralities, OfAPairAreTwoNames) {
    const ClaimStage two(std::string(kPairCame) + "and/CC/cc>fell both/DT/det>sides sides=side/NNS/nsubj>fell "
                                                  "fell=fall/VBD/conj>left");
    EXPECT_THAT(before(two, "sides"), ElementsAre("Kenya", "Uganda"));
    const ClaimStage any(std::string(kPairCame) + "and/CC/cc>fell two/CD/nummod>sides sides=side/NNS/nsubj>fell "
                                                  "fell=fall/VBD/conj>left");
    EXPECT_THAT(before(any, "sides"), IsEmpty()) << "two others";
}

} // namespace
} // namespace claimgraph
