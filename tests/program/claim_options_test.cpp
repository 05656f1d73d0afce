#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ClaimOptions : public ProgramTest {
  protected:
    std::vector<nlohmann::json> claims(const std::string& line) const {
        const Outcome outcome = run(line);
        EXPECT_TRUE(ended(outcome, 0));
        std::vector<nlohmann::json> found;
        std::istringstream lines(outcome.out);
        for (std::string claim; std::getline(lines, claim);) found.push_back(nlohmann::json::parse(claim));
        return found;
    }
};

TEST_F(ClaimOptions, DatesCountFromTheDayOfTheText) {
    write("news.txt", "NATO criticized Serbia yesterday.\n");
    EXPECT_TRUE(claims("claimgraph extract news.txt").at(0)["time_value"].is_null());
    EXPECT_EQ(claims("claimgraph extract --date 2025-03-11 news.txt").at(0)["time_value"], "2025-03-10");
    const Outcome wrong = run("claimgraph extract --date 11.3.2025 news.txt");
    EXPECT_TRUE(ended(wrong, 2));
    EXPECT_THAT(wrong.err, HasSubstr("'11.3.2025' is not a date; expected one like 2025-03-11"));
}

TEST_F(ClaimOptions, JsonLinesBringTheirOwnDates) {
    write("news.jsonl", "{\"id\": \"a\", \"date\": \"2025-03-11\", \"text\": \"NATO criticized Serbia yesterday.\"}\n\n"
                        "{\"text\": \"NATO criticized Serbia yesterday.\"}\n");
    const auto found = claims("claimgraph extract --from jsonl --date 2020-01-01 news.jsonl");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0]["evidence"][0]["document"], "a");
    EXPECT_EQ(found[0]["time_value"], "2025-03-10");
    EXPECT_EQ(found[1]["evidence"][0]["document"], "news.jsonl#3");
    EXPECT_EQ(found[1]["time_value"], "2019-12-31");
    for (const auto& [line, message] :
         {std::pair("{\"text\": 1}", "news.jsonl: no field with text; the fields are text"),
          std::pair("[", "news.jsonl:1: no JSON object; expected one a line")}) {
        write("news.jsonl", line);
        const Outcome bad = run("claimgraph extract --from jsonl news.jsonl");
        EXPECT_TRUE(ended(bad, 3)) << line;
        EXPECT_THAT(bad.err, HasSubstr(message));
    }
}

TEST_F(ClaimOptions, ReadsDatesInWordsAndTellsOfThoseThatAreNone) {
    write("news.jsonl",
          "{\"id\": \"a\", \"date\": \"Tue, 11 Mar 2025 16:21:35 +0000\", \"text\": \"NATO criticized Serbia "
          "yesterday.\"}\n"
          "{\"id\": \"b\", \"date\": \"some day\", \"text\": \"NATO criticized Serbia yesterday.\"}\n"
          "{\"id\": \"c\", \"date\": \"2025-03-11T10:00:00Z\", \"text\": \"NATO criticized Serbia yesterday.\"}\n");
    const Outcome read = run("claimgraph extract --from jsonl news.jsonl");
    EXPECT_TRUE(ended(read, 0));
    EXPECT_THAT(read.err, HasSubstr("b: date \"some day\" is left out; expected one like \"2025-03-11\""));
    const auto found = claims("claimgraph extract --from jsonl news.jsonl");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0]["time_value"], "2025-03-10");
    EXPECT_EQ(found[0]["evidence"][0]["date"], "2025-03-11");
    EXPECT_TRUE(found[1]["time_value"].is_null());
    EXPECT_FALSE(found[1]["evidence"][0].contains("date"));
    EXPECT_EQ(found[2]["time_value"], "2025-03-10");
}

TEST_F(ClaimOptions, PrintsTimesALineEach) {
    write("news.txt", "PRISTINA, March 11, 2025 - NATO criticized Serbia on Monday.\n");
    const auto found = claims("claimgraph extract --format times news.txt");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1], (nlohmann::json{{"document", "news.txt"},
                                        {"start", 53},
                                        {"end", 59},
                                        {"text", "Monday"},
                                        {"type", "date"},
                                        {"value", "2025-03-10"}}));
    EXPECT_EQ(found[0]["value"], "2025-03-11");
    write("none.txt", "NATO criticized Serbia.\n");
    EXPECT_TRUE(ended(run("claimgraph extract --format times none.txt"), 1));
}

TEST_F(ClaimOptions, SaysWhereThePartsOfAClaimStand) {
    write("news.txt", "Officials of Kenya said on Monday that NATO criticized Serbia in 2014.\n");
    const auto found = claims("claimgraph extract --date 2025-03-11 news.txt");
    const std::string text = read("news.txt");
    bool seen = false;
    for (const auto& claim : found) {
        if (claim["relation"] != "criticizes") continue;
        seen = true;
        const auto& evidence = claim["evidence"][0];
        const auto words = [&](const std::string& part) {
            const auto begin = evidence[part + "_start"].get<std::size_t>();
            return text.substr(begin, evidence[part + "_end"].get<std::size_t>() - begin);
        };
        EXPECT_EQ(words("subject"), "NATO");
        EXPECT_EQ(words("object"), "Serbia");
        EXPECT_EQ(words("trigger"), "criticized");
        EXPECT_THAT(words("time"), HasSubstr("2014"));
        EXPECT_EQ(evidence["said_at"], "2025-03-10");
    }
    EXPECT_TRUE(seen);
}

TEST_F(ClaimOptions, LeavesOutWhatIsUnlikely) {
    write("news.txt", "NATO criticized Serbia.\n");
    EXPECT_EQ(claims("claimgraph extract news.txt").size(), 1u);
    write("news.txt", "Kenya, whose minister had met the envoy of Uganda in Oslo, criticized Serbia for the delay.\n");
    const auto all = claims("claimgraph extract --all news.txt");
    EXPECT_GT(all.size(), claims("claimgraph extract news.txt").size());
    EXPECT_EQ(claims("claimgraph extract --min-confidence 0.05 news.txt"), all);
    EXPECT_TRUE(ended(run("claimgraph extract --min-confidence 1 news.txt"), 1));
    EXPECT_TRUE(ended(run("claimgraph build --min-confidence 1 news.txt -o g.jsonl"), 1));
    EXPECT_TRUE(ended(run("claimgraph extract --min-confidence 2 news.txt"), 2));
}

TEST_F(ClaimOptions, ExplainsItsClaims) {
    write("news.txt", "NATO criticized Serbia, Mark Rutte said.\n");
    const Outcome outcome = run("claimgraph extract --explain news.txt");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, StartsWith("news.txt:0: NATO criticized Serbia, Mark Rutte said.\n  tree\n"));
    EXPECT_THAT(outcome.out, HasSubstr("NATO PROPN nsubj\n"));
    EXPECT_THAT(outcome.out, HasSubstr("criticized: criticizes \"criticize O for|over T?\" fires\n"));
    EXPECT_THAT(outcome.out, HasSubstr("NATO | criticizes | Serbia"));
    EXPECT_THAT(outcome.out, HasSubstr(", says Mark Rutte\n"));
}

TEST_F(ClaimOptions, EvaluatesAgainstGold) {
    write("news.txt", "NATO criticized Serbia. France supports Kosovo.");
    write("news.gold.json",
          R"({"sentences": [{"start": 0, "end": 23, "text": "NATO criticized Serbia.", "claims": [
               {"subject": ["NATO"], "relation": ["criticizes"], "object": ["the Serbia"], "core": true,
                "attributed_to": [null], "polarity": "+", "modality": ["future"], "attributes": {}},
               {"subject": ["Serbia"], "relation": ["attacks"], "object": ["*"], "core": true,
                "attributed_to": [null], "polarity": "+", "modality": ["actual"], "attributes": {}}]}]})");
    const Outcome outcome = run("claimgraph evaluate --claims news.gold.json --json");
    EXPECT_TRUE(ended(outcome, 0));
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["precision"]["right"], 1);
    EXPECT_EQ(json["precision"]["all"], 2);
    EXPECT_EQ(json["recall"]["right"], 1);
    EXPECT_EQ(json["recall"]["all"], 2);
    EXPECT_EQ(json["F1"], 0.5);
    EXPECT_EQ(json["attributes"]["attribution"]["right"], 1);
    EXPECT_EQ(json["attributes"]["modality"]["right"], 0);
    const Outcome table = run("claimgraph evaluate --claims news.gold.json --errors");
    EXPECT_THAT(table.out, HasSubstr("missed  serbia | attacks | *: NATO criticized Serbia.\n"));
    EXPECT_THAT(table.out, HasSubstr("wrong   france | supports | kosovo: France supports Kosovo.\n"));
    write("news.gold.json", "{\"sentences\": [{}]}");
    EXPECT_TRUE(ended(run("claimgraph evaluate --claims news.gold.json"), 3));
}

} // namespace
} // namespace claimgraph::cli
