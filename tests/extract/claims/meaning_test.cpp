#include "graph/base/tsv.hpp"
#include "tests/extract/drawing_models.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

ClaimBatch out_claims(std::string_view text) {
    const auto document = make_document("news", std::string(text), {.date = date_from("2025-03-11")});
    return extract_claims(*document, drawing_models());
}

std::string speakers_of(const Claim& claim, const ClaimBatch& batch) {
    if (!claim.attributed_to) return {};
    std::string result = batch.entities[claim.attributed_to.value].name;
    for (const std::string& name : claim.evidence.front().via) result += " < " + name;
    return result;
}

std::string words_of(const Claim& claim) {
    const Evidence& evidence = claim.evidence.front();
    return fmt::format("{} {} {}", evidence.subject, claim.relation, evidence.object);
}

TEST(Meaning, IsWhatThePersonReads) {
    std::size_t cases = 0;
    const auto read =
        read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/extract/claims/meaning_cases.tsv",
                 {"sentence", "claim", "speaker", "mood", "time", "place"}, [&](const TsvRow& row) {
                     const std::string where = fmt::format("line {}: {}", row.line, row[0]);
                     ++cases;
                     const ClaimBatch batch = out_claims(row[0]);
                     const auto found = std::ranges::find(batch.claims, row[1], words_of);
                     if (found == batch.claims.end()) {
                         std::string instead;
                         for (const Claim& claim : batch.claims) instead += "\n    " + words_of(claim);
                         ADD_FAILURE() << where << "\n  has no claim " << row[1] << "; found:" << instead;
                         return std::string();
                     }
                     EXPECT_EQ(speakers_of(*found, batch), row[2]) << where;
                     EXPECT_EQ(fmt::format("{} {}", to_string(found->polarity), to_string(found->modality)), row[3])
                         << where;
                     EXPECT_EQ(found->time_value, row[4]) << where;
                     EXPECT_EQ(found->place, row[5]) << where;
                     return std::string();
                 });
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_GT(cases, 50u);
}

} // namespace
} // namespace claimgraph
