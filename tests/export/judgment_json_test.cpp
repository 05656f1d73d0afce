#include "export/judgment_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

TEST(JudgmentJson, ComesBackAsItWas) {
    const std::vector<Judgment> judged = {
        {.verdict = Verdict::kConfirmed,
         .claim = {.text = "\"He\" did\tnot sue it.",
                   .subject = "He",
                   .subject_name = "Erik Holm",
                   .relation = "sues",
                   .object = "it",
                   .object_name = "Norsk Baltic Lines",
                   .polarity = Polarity::kDenied,
                   .modality = Modality::kPossible,
                   .speaker = "Anna Lund"},
         .note = "as \"it\" says"},
        {.claim = {.text = "Norway left.", .subject_name = "Norway", .relation = "leaves", .object_name = "treaty"}}};
    std::string lines;
    for (const Judgment& judgment : judged) lines += judgment_object(judgment).dump() + "\n";
    const auto read = judgments_from_json(lines, "j.jsonl");
    ASSERT_TRUE(read) << read.error().describe();
    ASSERT_EQ(read->size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ((*read)[i].verdict, judged[i].verdict);
        EXPECT_EQ((*read)[i].claim, judged[i].claim);
        EXPECT_EQ((*read)[i].note, judged[i].note);
    }
}

TEST(JudgmentJson, TakesRightAndWrongFromTrainingData) {
    const auto claim = [](const char* verdict) {
        return std::string(R"({"verdict": ")") + verdict +
               R"(", "bad": ["object"], "sentence": 3, "claim": {"id": "x#1",
            "subject": {"id": "Q20", "name": "Norway", "type": "place", "mention": "Norway"}, "relation": "leaves",
            "object": {"id": "pact", "name": "pact", "mention": null}, "attributed_to": null, "confidence": 0.5,
            "evidence": [{"document": "a.txt", "text": "Norway left."}, {"text": "It left."}]}})";
    };
    std::string lines;
    for (const char* verdict : {"right", "near", "wrong", "trivial"}) {
        std::string line = claim(verdict);
        std::erase(line, '\n');
        lines += line + "\r\n\n";
    }
    const auto read = judgments_from_json(lines, "j.jsonl");
    ASSERT_TRUE(read) << read.error().describe();
    ASSERT_EQ(read->size(), 2u);
    EXPECT_EQ((*read)[0].verdict, Verdict::kConfirmed);
    EXPECT_EQ((*read)[1].verdict, Verdict::kRejected);
    EXPECT_EQ((*read)[1].claim.text, "Norway left.");
    EXPECT_EQ((*read)[1].claim.object, "");
    EXPECT_EQ((*read)[1].claim.object_name, "pact");
}

TEST(JudgmentJson, SaysWhichLineIsNone) {
    const std::string good =
        R"({"verdict":"wrong","claim":{"subject":{},"object":{},"relation":"x","evidence":[{"text":"y"}]}})";
    for (const std::string& bad :
         {std::string("{"), std::string("[]"), std::string(R"({"verdict":"wrong"})"), std::string("\"\xFF\""),
          std::string(R"({"verdict":"wrong","claim":{"subject":{},"object":{},"relation":"x","evidence":[]}})"),
          std::string(R"({"verdict":"right","claim":{"subject":{},"object":{},"relation":"x","polarity":"?",)"
                      R"("evidence":[{"text":"y"}]}})")}) {
        std::string lines = good;
        lines.append("\n").append(bad).append("\n");
        const auto read = judgments_from_json(lines, "j.jsonl");
        ASSERT_FALSE(read) << bad;
        EXPECT_THAT(read.error().describe(), HasSubstr("j.jsonl:2: expected a judgment"));
    }
    EXPECT_TRUE(judgments_from_json(good, "j.jsonl"));
    EXPECT_TRUE(judgments_from_json("", "j.jsonl")->empty());
}

} // namespace
} // namespace claimgraph
