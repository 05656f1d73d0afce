#include "tests/program/program_test.hpp"

#include <array>
#include <cstdio>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;

class TrainClaims : public ProgramTest {
  protected:
    TrainClaims() {
        write("read.txt", "Norway met Kenya. Kenya met Ghana. Ghana met Norway.\n");
        nlohmann::json claim = {{"subject", {"*"}},       {"relation", {"meets_with"}},         {"object", {"*"}},
                                {"core", true},           {"attributed_to", {nullptr}},         {"polarity", "+"},
                                {"modality", {"actual"}}, {"attributes", {{"symmetric", true}}}};
        write("read.gold.json",
              nlohmann::json{{"sentences", {{{"start", 0}, {"end", 52}, {"claims", {claim}}}}}}.dump());
        write("unread.txt", "Malta praised Peru.\n");
        std::string vector = "meet";
        for (int i = 0; i < 100; ++i) vector += " 0.1";
        write("vectors.txt", vector + "\n");
    }
    const std::string train_ =
        "claimgraph train-claims read.gold.json --vectors vectors.txt --folds 0 --epochs 2 -o out.model";
};

TEST_F(TrainClaims, WritesWhatATeacherJudges) {
    ASSERT_TRUE(ended(run("claimgraph train-claims --examples read.gold.json unread.txt -o examples.jsonl"), 0));
    const std::string lines = read("examples.jsonl");
    const auto judged = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
    EXPECT_EQ(judged["pairs"][0]["relations"], nlohmann::json({"meets_with"}));
    EXPECT_EQ(judged["pairs"][0]["core"], true);
    const auto unread = nlohmann::json::parse(lines.substr(lines.find('\n') + 1));
    EXPECT_EQ(unread["file"], "unread.txt");
    EXPECT_EQ(unread["sentences"][0]["words"][0], nlohmann::json({"Malta", true}));
    bool found = false;
    for (const auto& pair : unread["pairs"]) {
        EXPECT_EQ(pair["relations"], nlohmann::json::array()) << "nobody read it";
        if (pair["subject"] != 0 || pair["object"] != 2) continue;
        found = true;
        EXPECT_EQ(pair["anchors"], nlohmann::json({1})) << "praised";
    }
    EXPECT_TRUE(found);
}

TEST_F(TrainClaims, LearnsFromWhatATeacherThinks) {
    write("taught.jsonl", R"({"file": "unread.txt", "pairs": [[0, 2, 0.9, "meets_with", 0.8], [0, 77, 0.5]]})"
                          "\n");
    ASSERT_TRUE(ended(run(train_), 0));
    const Outcome outcome = run(train_ + "2 --taught taught.jsonl");
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.err, HasSubstr("2 texts"));
    EXPECT_TRUE(ended(run("cmp out.model out.model2"), 1)) << "it learnt something else";
}

TEST_F(TrainClaims, LearnsWhatIsKnownOfATextThatOnlyATeacherJudged) {
    write("taught.jsonl", R"({"file": "unread.txt", "pairs": [[0, 2, 0.1, "meets_with", 0.8], [2, 0, 0.1]]})"
                          "\n");
    const std::string learn = train_ + "2 --taught taught.jsonl";
    EXPECT_THAT(run(learn).err, HasSubstr("2 texts, 8 pairs, 6 of them related"));
    nlohmann::json claim = {{"subject", {"Malta"}},       {"relation", {"praises"}},
                            {"object", {"Peru"}},         {"core", true},
                            {"attributed_to", {nullptr}}, {"polarity", "+"},
                            {"modality", {"actual"}},     {"attributes", nlohmann::json::object()}};
    write("unread.gold.json", nlohmann::json{{"sentences", {{{"start", 0}, {"end", 19}, {"claims", {claim}}}}}}.dump());
    EXPECT_THAT(run(learn).err, HasSubstr("2 texts, 8 pairs, 7 of them related"));
}

TEST_F(TrainClaims, LearnsFromWhatPeopleRejectedAndConfirmed) {
    const auto judged = [](const char* verdict, const char* subject, const char* object) {
        return nlohmann::json{{"verdict", verdict},
                              {"claim",
                               {{"subject", {{"mention", subject}}},
                                {"relation", "meets_with"},
                                {"object", {{"mention", object}}},
                                {"evidence", {{{"text", "Malta met Peru and Chile."}}}}}}}
                   .dump() +
               "\n";
    };
    write("judged.jsonl", judged("right", "Malta", "Peru") + judged("wrong", "Malta", "Chile"));
    ASSERT_TRUE(ended(run(train_), 0));
    const Outcome outcome = run(train_ + "2 --judged judged.jsonl");
    ASSERT_TRUE(ended(outcome, 0));
    const auto pairs = [](const Outcome& of) { // "1 texts, 3 pairs, 3 of them related"
        int texts = 0, all = 0, related = 0;
        std::sscanf(of.err.c_str(), "claimgraph: %d texts, %d pairs, %d", &texts, &all, &related);
        return std::array{texts, all, related};
    };
    const auto before = pairs(run(train_));
    const auto after = pairs(outcome);
    EXPECT_EQ(after[0], before[0] + 1) << "a sentence is a text";
    EXPECT_GE(after[1], before[1] + 2);
    EXPECT_EQ(after[2], before[2] + 1) << "of two pairs one was confirmed";
    EXPECT_TRUE(ended(run("cmp out.model out.model2"), 1)) << "it learnt something else";
}

TEST_F(TrainClaims, RefusesWhatIsNoJudgment) {
    write("taught.jsonl", "{\"file\": \"unread.txt\", \"pairs\": []}\n{\"pairs\": [[1]]}\n");
    const Outcome outcome = run(train_ + " --taught taught.jsonl");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, HasSubstr("taught.jsonl:2"));
}

} // namespace
} // namespace claimgraph::cli
