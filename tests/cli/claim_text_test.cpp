#include "cli/claim_text.hpp"

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

TEST(ClaimJson, HasEveryFieldInOrder) {
    EXPECT_EQ(
        claim_json("a.txt#1", full_claim(), kEntities),
        R"({"id":"a.txt#1","subject":{"id":"Q1065","name":"NATO","type":"organization","mention":"The alliance"},)"
        R"("relation":"commits_to","label":"commits to",)"
        R"("object":{"id":"kosovo","name":"Kosovo","type":"place","mention":"Kosovo"},"trigger":"commit",)"
        R"("attributed_to":{"id":"mark-rutte","name":"Mark Rutte"},"report":"reaffirms","polarity":"-","modality":"possible",)"
        R"("time":"on Tuesday","time_value":"2025-03-11","place":"in Kosovo","place_id":"kosovo",)"
        R"("condition":"if \"asked\"","complement":"send\thelp","confidence":0.267,)"
        R"("evidence":[{"document":"a.txt","sentence":3,"start":10,"end":40,"text":"The alliance\nmay not commit.",)"
        R"("rule":"commit to O"}]})"
        "\n");
}

TEST(ClaimJson, HasNullForWhatTheTextDoesNotSay) {
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = claim.label = "visits";
    claim.evidence.push_back({.document = "a\xff.txt", .text = "x"});
    EXPECT_EQ(
        claim_json("1", claim, kEntities),
        R"({"id":"1","subject":{"id":"Q1065","name":"NATO","type":"organization","mention":null},)"
        R"("relation":"visits","label":"visits","object":{"id":"kosovo","name":"Kosovo","type":"place","mention":null},)"
        R"("trigger":null,"attributed_to":null,"report":null,"polarity":"+","modality":"actual","time":null,"time_value":null,)"
        R"("place":null,"place_id":null,"condition":null,"complement":null,"confidence":0.0,)"
        R"("evidence":[{"document":"a�.txt","sentence":0,"start":0,"end":0,"text":"x","rule":""}]})"
        "\n")
        << "a file name that is no UTF-8 must not break the JSON";
}

TEST(ClaimTsv, WritesTheWordsOfTheText) {
    EXPECT_EQ(claim_tsv(full_claim()),
              "The alliance may not commit.\t0.267\tThe alliance\tcommit\tKosovo\tsend help\ton Tuesday\t"
              "in Kosovo\tif \"asked\"\n");
}

TEST(ClaimTable, TellsDenialsAndModality) {
    Table table = claim_table();
    add_claim(table, full_claim(), kEntities);
    EXPECT_EQ(table.text(), "SUBJECT  RELATION         OBJECT  SAID BY     HOW       WHEN        WHERE      DETAIL\n"
                            "NATO     not: commits to  Kosovo  Mark Rutte  possible  on Tuesday  in Kosovo  send help; "
                            "on condition: if \"asked\"\n");
}

} // namespace
} // namespace claimgraph::cli
