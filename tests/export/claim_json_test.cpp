#include "export/claim_json.hpp"
#include "graph/base/json_list.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
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
                              .rule = "commit to O",
                              .via = {"Ana Novak"}});
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
        R"("rule":"commit to O","via":["Ana Novak"]}]})");
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
        R"("evidence":[{"document":"a�.txt","sentence":0,"start":0,"end":0,"text":"x","rule":""}]})")
        << "a file name that is no UTF-8 must not break the JSON";
}

TEST(EvidenceJson, ReadsBackWhatItWrote) {
    const std::vector<Evidence> evidence = full_claim().evidence;
    EXPECT_EQ(evidence_from_json(evidence_json(evidence)), evidence);
    EXPECT_FALSE(evidence_from_json("{}"));
    EXPECT_FALSE(evidence_from_json("[1]"));
    EXPECT_FALSE(evidence_from_json("[{"));
}

TEST(ListJson, ReadsBackWhatItWrote) {
    const std::vector<std::string> list = {"a, b", "\"quoted\"", ""};
    EXPECT_EQ(list_from_json(list_json(list)), list);
    EXPECT_FALSE(list_from_json("[1]"));
}

} // namespace
} // namespace claimgraph
