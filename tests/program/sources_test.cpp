#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

/// What is known of the documents of a graph, and documents that say the same.
class SourcesProgram : public ProgramTest {
  protected:
    SourcesProgram() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }

    std::vector<ordered_json> lines(const std::string& command) const {
        const Outcome outcome = run("claimgraph " + command);
        EXPECT_TRUE(ended(outcome, 0)) << command;
        std::vector<ordered_json> found;
        std::istringstream in(outcome.out);
        for (std::string line; std::getline(in, line);) found.push_back(ordered_json::parse(line));
        return found;
    }
};

constexpr const char* kReport =
    "Serbia accused Kosovo of delay. NATO urged both of them on Monday to go on with the talks "
    "that were broken off a year ago, and asked for calm in the north of the country.\n";

TEST_F(SourcesProgram, AreListedWithWhatIsKnownOfThem) {
    const auto documents = lines("documents news.graphml --json");
    ASSERT_THAT(documents, SizeIs(3));
    EXPECT_EQ(documents[0].dump(), R"({"name":"news/a.txt","title":"Rutte & \"calm\" in Kosovo","date":"2025-03-12",)"
                                   R"("author":"Ana Kola; Ben Ode","publisher":"The <Daily> Bridge",)"
                                   R"("url":"https://example.org/news?id=1&page=2","section":"World","language":"en",)"
                                   R"("format":"html","words":14,"claims":2,"also":["news/d.txt"]})");
    EXPECT_EQ(documents[1]["name"], "news/b.txt");
    EXPECT_EQ(documents[1]["title"], nullptr);
    EXPECT_EQ(documents[1]["claims"], 2);
    const Outcome table = run("claimgraph documents news.graphml");
    EXPECT_THAT(table.out, HasSubstr("NAME"));
    EXPECT_THAT(table.out, HasSubstr("The <Daily> Bridge"));
    EXPECT_THAT(
        run("claimgraph documents news.graphml --csv").out,
        testing::StartsWith("name,title,date,author,publisher,url,section,language,format,words,claims,also\r\n"));
    EXPECT_EQ(run("printf 'documents --json\\n' | claimgraph shell news.graphml").out,
              run("claimgraph documents news.graphml --json").out);
}

TEST_F(SourcesProgram, AreFilteredByWhatIsKnownOfThemAndByTheirClaims) {
    for (const char* text : {"news/a.txt", "a.txt", "news/d.txt", "daily", "CALM", "example.org"}) {
        const auto documents = lines(std::string("documents news.graphml --json --document ") + text);
        ASSERT_THAT(documents, SizeIs(1)) << text;
        EXPECT_EQ(documents[0]["name"], "news/a.txt");
        EXPECT_THAT(lines(std::string("claims news.graphml --json --document ") + text), SizeIs(2)) << text;
    }
    const auto urged = lines("documents news.graphml --json --relation urges");
    ASSERT_THAT(urged, SizeIs(1));
    EXPECT_EQ(urged[0]["claims"], 1) << "of these claims";
    const Outcome none = run("claimgraph claims news.graphml --document nowhere");
    EXPECT_TRUE(ended(none, 1));
    EXPECT_THAT(none.err, HasSubstr("no document has 'nowhere' in its name, title, publisher or address"));
}

TEST_F(SourcesProgram, AreNamedWithTitleAndDateByEvidence) {
    constexpr const char* kSource = "news/a.txt, \"Rutte & \"calm\" in Kosovo\", 2025-03-12";
    for (const char* question :
         {"claims news.graphml --relation urges --evidence", "why news.graphml Rutte urges calm-restraint",
          "path news.graphml Rutte calm-restraint"})
        EXPECT_THAT(run(std::string("claimgraph ") + question).out, HasSubstr(kSource)) << question;
    const auto claims = lines("claims news.graphml --relation urges --json");
    ASSERT_THAT(claims, SizeIs(1));
    EXPECT_EQ(claims[0]["evidence"][0]["title"], "Rutte & \"calm\" in Kosovo");
    EXPECT_EQ(claims[0]["evidence"][0]["url"], "https://example.org/news?id=1&page=2");
}

TEST_F(SourcesProgram, AreKeptByEveryFormatThatIsRead) {
    const std::string expected = run("claimgraph documents news.graphml --json").out;
    for (const char* file : {"x.graphml", "x.gexf", "x.json", "x.jgf.json", "x.csv", "x.dot"}) {
        ASSERT_TRUE(ended(run(std::string("claimgraph convert news.graphml -o ") + file), 0)) << file;
        const Outcome again = run(std::string("claimgraph documents --json ") + file);
        EXPECT_EQ(again.out, expected) << file;
        EXPECT_EQ(again.err, "") << file;
    }
    ASSERT_TRUE(ended(run("rm x.documents.csv"), 0));
    EXPECT_THAT(lines("documents x.csv --json"), SizeIs(3)) << "what evidence names is known all the same";
    EXPECT_THAT(lines("claims x.edges.csv --json"), SizeIs(5));
}

TEST_F(SourcesProgram, OfTheSameTextCountOnce) {
    write("b.txt", kReport);
    write("a.txt", std::string(kReport) + "Read more.\n");
    write("c.txt", "Serbia accused Kosovo of delay.\n");
    write("empty of claims.txt", "Nothing.\n");
    ASSERT_TRUE(ended(run("claimgraph build *.txt --store g.db -o g.json --isolated"), 0));
    const auto documents = lines("documents g.db --json");
    ASSERT_THAT(documents, SizeIs(3));
    EXPECT_EQ(documents[0]["name"], "a.txt");
    EXPECT_EQ(documents[0]["also"].dump(), "[\"b.txt\"]");
    EXPECT_GT(documents[0]["words"], 30);
    EXPECT_EQ(documents[0]["language"], "en");
    EXPECT_EQ(documents[2]["name"], "empty of claims.txt");
    EXPECT_EQ(documents[2]["claims"], 0);
    EXPECT_EQ(run("claimgraph documents g.json --json").out, run("claimgraph documents g.db --json").out);
    EXPECT_EQ(run("claimgraph stats g.json").out, run("claimgraph stats g.db").out);
    const auto evidence_of = [&](const char* graph) {
        const auto claims = lines(std::string("claims ") + graph + " --relation accuses --json");
        std::vector<std::string> found;
        for (const auto& claim : claims)
            for (const auto& evidence : claim["evidence"]) found.push_back(evidence["document"]);
        return found;
    };
    EXPECT_THAT(evidence_of("g.db"), ElementsAre("a.txt", "c.txt"));
    EXPECT_THAT(evidence_of("g.json"), ElementsAre("a.txt", "c.txt"));
    // in any order, and at once as one after the other
    ASSERT_TRUE(ended(
        run("for d in c.txt b.txt a.txt 'empty of claims.txt'; do claimgraph build \"$d\" --store h.db || [ $? = 1 ]; "
            "done; claimgraph convert h.db --isolated -o h.json; claimgraph build 'empty of claims.txt' b.txt c.txt "
            "a.txt --isolated -o i.json"),
        0));
    EXPECT_EQ(read("h.json"), read("g.json"));
    EXPECT_EQ(read("i.json"), read("g.json"));
    ASSERT_TRUE(ended(run("claimgraph forget g.db a.txt"), 0));
    EXPECT_THAT(evidence_of("g.db"), ElementsAre("b.txt", "c.txt"));
}

TEST_F(SourcesProgram, AreTheSameByAnyPath) {
    write("news/a.txt", kReport);
    ASSERT_TRUE(ended(run("claimgraph build news --store g.db"), 0));
    for (const char* other : {"./news", "news/../news//a.txt", "\"$PWD/news\"", "\"$PWD\"/./news/a.txt"}) {
        const Outcome again = run(std::string("claimgraph build --store g.db ") + other);
        EXPECT_TRUE(ended(again, 0)) << other;
        EXPECT_THAT(again.err, HasSubstr("0 documents read, 1 as before; 1 in the store")) << other;
    }
    EXPECT_THAT(run("claimgraph documents g.db --json").out, HasSubstr("{\"name\":\"news/a.txt\","));
    EXPECT_TRUE(ended(run("claimgraph forget g.db ./news/a.txt"), 0));
    EXPECT_THAT(run("claimgraph documents g.db").out, Not(HasSubstr("news")));
}

} // namespace
} // namespace claimgraph::cli
