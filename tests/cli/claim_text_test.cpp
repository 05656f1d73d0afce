#include "cli/output/claim_text.hpp"
#include "export/claim_json.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

const std::vector<Entity> kEntities = {
    {.id = "Q1065", .name = "NATO", .type = EntityType::kOrganization},
    {.id = "kosovo", .name = "Kosovo", .type = EntityType::kPlace},
    {.id = "mark-rutte", .name = "Mark Rutte", .type = EntityType::kPerson},
};

Claim full_claim() {
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.relation = "commits_to";
    claim.object = EntityIndex{1};
    claim.label = "commits to";
    claim.attributed_to = EntityIndex{2};
    claim.report = "reaffirms";
    claim.polarity = Polarity::kDenied;
    claim.modality = Modality::kPossible;
    claim.time = "on Tuesday";
    claim.time_value = "2025-03-11";
    claim.place = "in Kosovo";
    claim.place_entity = EntityIndex{1};
    claim.condition = "if \"asked\"";
    claim.complement = "send\thelp";
    claim.confidence = 0.8 / 3;
    claim.evidence.push_back({.document = "a.txt",
                              .sentence = 3,
                              .span = {10, 40},
                              .text = "The alliance\nmay not commit.",
                              .subject = "The alliance",
                              .object = "Kosovo",
                              .trigger = "commit",
                              .rule = "commit to O"});
    return claim;
}

TEST(ClaimColumns, TellDenialsAndModality) {
    const auto row_at = [](std::size_t) { return Row{claim_object("id", full_claim(), kEntities)}; };
    EXPECT_EQ(table_text(claim_columns(), 1, row_at, 0),
              "SUBJECT  RELATION         OBJECT  SAID BY     HOW       WHEN        WHERE      DETAIL\n"
              "NATO     not: commits to  Kosovo  Mark Rutte  possible  on Tuesday  in Kosovo  send help; "
              "on condition: if \"asked\"\n");
}

} // namespace
} // namespace claimgraph::cli
