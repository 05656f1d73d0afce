#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// Questions to a small graph: news.graphml of the exporters' golden files.
class GraphCommands : public ProgramTest {
  protected:
    GraphCommands() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }

    std::vector<ordered_json> lines(const std::string& command) const {
        const Outcome outcome = run(command);
        EXPECT_TRUE(ended(outcome, 0));
        std::vector<ordered_json> found;
        std::istringstream in(outcome.out);
        for (std::string line; std::getline(in, line);) found.push_back(ordered_json::parse(line));
        return found;
    }

    std::vector<std::string> ids(const std::string& options) const {
        std::vector<std::string> found;
        for (const ordered_json& claim : lines("claimgraph claims news.graphml --json " + options))
            found.push_back(claim["id"]);
        return found;
    }
};

TEST_F(GraphCommands, ClaimsAreChosenByEveryField) {
    EXPECT_EQ(ids("").size(), 5u);
    EXPECT_THAT(ids("--subject rutte --relation visits"), ElementsAre("mark-rutte.visits.Q1246"));
    EXPECT_THAT(ids("--subject 'MARK RUTTE' --relation meets_with"), ElementsAre("ana-kola.meets_with.mark-rutte"));
    EXPECT_THAT(ids("--object kosovo --speaker Rutte"), ElementsAre("Q7184.secures.Q1246.future.by.mark-rutte"));
    EXPECT_THAT(ids("--polarity -"), ElementsAre("Q7184.leaves.Q1246.not.future"));
    EXPECT_THAT(ids("--modality future --polarity +"), ElementsAre("Q7184.secures.Q1246.future.by.mark-rutte"));
    EXPECT_THAT(ids("--since 2025-03 --until 2025-03-11"), ElementsAre("mark-rutte.visits.Q1246"));
    EXPECT_THAT(ids("--subject 'North Atlantic Treaty Organization' --limit 1"),
                ElementsAre("Q7184.leaves.Q1246.not.future"));
}

TEST_F(GraphCommands, ClaimsShowTheirSentences) {
    const Outcome outcome = run("claimgraph claims news.graphml --relation visits --evidence");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "SUBJECT     RELATION  OBJECT  WHEN\n"
                           "Mark Rutte  visits    Kosovo  on 11 March 2025\n"
                           "    news/a.txt, \"Rutte & \"calm\" in Kosovo\", 2025-03-12, bytes 0-42: Mark Rutte visited "
                           "Kosovo on 11 March 2025.\n"
                           "    news/c.txt, bytes 0-0: Rutte was in Kosovo.\n");
}

TEST_F(GraphCommands, WhatIsNotThereEndsWithOneAndAHint) {
    for (const auto& [command, hint] : {
             std::pair("claims news.graphml --subject Narnia", "claimgraph: no entity is named 'Narnia'\n"),
             std::pair("claims news.graphml --subject Ruttte",
                       "claimgraph: no entity is named 'Ruttte'; did you mean Mark Rutte?\n"),
             std::pair("claims news.graphml --relation flies", "claimgraph: no claim has the relation 'flies'; there "
                                                               "are leaves, meets_with, secures, urges, visits\n"),
             std::pair("claims news.graphml --relation urges --polarity -", "claimgraph: no claim matches\n"),
             std::pair("neighbors news.graphml Narnia", "claimgraph: no entity is named 'Narnia'\n"),
             std::pair("neighbors news.graphml kosovo --direction out",
                       "claimgraph: no claim links 'kosovo' to another entity\n"),
             std::pair("path news.graphml Narnia Kosovo", "claimgraph: no entity is named 'Narnia'\n"),
             std::pair("path news.graphml Kosovo NATO --directed",
                       "claimgraph: no chain of at most 6 claims leads from 'Kosovo' to 'NATO'; --through "
                       "concepts goes through what has no name, too\n"
                       "claimgraph: claims about both are in news/b.txt\n"),
             std::pair("entities news.graphml --type law", "claimgraph: no entity matches\n"),
         }) {
        const Outcome outcome = run(std::string("claimgraph ") + command);
        EXPECT_TRUE(ended(outcome, 1)) << command;
        EXPECT_EQ(outcome.err, hint) << command;
        EXPECT_THAT(outcome.out, IsEmpty()) << command;
    }
}

TEST_F(GraphCommands, WrongOptionsEndWithTwo) {
    for (const char* options : {"claims news.graphml --since yesterday", "claims news.graphml --modality maybe",
                                "claims news.graphml --limit 0", "entities news.graphml --type thing",
                                "convert news.graphml -o news.xyz", "neighbors news.graphml"})
        EXPECT_TRUE(ended(run(std::string("claimgraph ") + options), 2)) << options;
}

TEST_F(GraphCommands, NeighborsGoAsFarAsAsked) {
    const Outcome near = run("claimgraph neighbors news.graphml NATO");
    EXPECT_TRUE(ended(near, 0));
    EXPECT_EQ(near.out, "OTHER, in 1 document\n"
                        "    not leaves (future) (1): Kosovo\n"
                        "AID, in 1 document; said by Mark Rutte\n"
                        "    secures (future) (1): Kosovo\n");
    const auto far = lines("claimgraph neighbors news.graphml NATO --depth 3 --json");
    ASSERT_EQ(far.size(), 5u) << "Kosovo in two families";
    EXPECT_EQ(far[2]["name"], "Mark Rutte");
    EXPECT_EQ(far[2]["depth"], 2);
    EXPECT_THAT(far[2]["claims"], ElementsAre("mark-rutte.visits.Q1246"));
}

TEST_F(GraphCommands, PathIsAChainOfSentences) {
    const Outcome outcome = run("claimgraph path news.graphml 'Ana Kola' nato");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "Ana Kola meets with Mark Rutte\n    news/c.txt: Ana Kola met Rutte.\n"
                           "Mark Rutte visits Kosovo\n    news/a.txt, \"Rutte & \"calm\" in Kosovo\", 2025-03-12: Mark "
                           "Rutte visited Kosovo on 11 March 2025.\n"
                           "NATO not leaves Kosovo (future)\n    news/b.txt: NATO will not leave Kosovo.\n");
}

TEST_F(GraphCommands, EntitiesAndStatsCount) {
    const Outcome entities = run("claimgraph entities news.graphml");
    EXPECT_TRUE(ended(entities, 0));
    EXPECT_THAT(entities.out, AllOf(StartsWith("ENTITY      TYPE          MENTIONS  CLAIMS  ID          ALSO\n"
                                               "Mark Rutte  person        5         3       mark-rutte  Rutte\n"),
                                    Not(HasSubstr("restraint"))));
    EXPECT_THAT(run("claimgraph entities news.graphml --all").out, HasSubstr("restraint"));
    const auto stats = lines("claimgraph stats news.graphml --json");
    ASSERT_EQ(stats.size(), 1u);
    EXPECT_EQ(stats[0]["entities"], 5);
    EXPECT_EQ(stats[0]["claims"], 5);
    EXPECT_EQ(stats[0]["evidence"], 6);
    EXPECT_EQ(stats[0]["documents"], 3);
    EXPECT_EQ(stats[0]["components"], 1);
    EXPECT_EQ(stats[0]["relations"]["visits"], 1);
}

TEST_F(GraphCommands, ConvertWritesTheSameGraphAgain) {
    EXPECT_TRUE(ended(run("claimgraph convert news.graphml -o once.graphml -o news.dot -o news.jsonl"), 0));
    EXPECT_TRUE(ended(run("claimgraph convert once.graphml -o again.graphml -o again.jsonl"), 0));
    EXPECT_EQ(read("again.graphml"), read("once.graphml")) << "news.graphml knew no families, and has other colours";
    EXPECT_EQ(read("again.jsonl"), read("news.jsonl"));
    EXPECT_THAT(read("news.dot"), StartsWith("digraph claims {"));
    EXPECT_THAT(read("news.jsonl"), StartsWith("{\"id\":\"Q7184.leaves.Q1246.not.future\""));
    EXPECT_TRUE(ended(run("claimgraph convert news.graphml -o /no/such/folder/x.dot"), 3));
}

TEST_F(GraphCommands, BuildDependsNeitherOnOrderNorOnThreads) {
    write("a.txt", "Mark Rutte visited Kosovo on Tuesday. NATO supports Kosovo. Serbia does not recognise Kosovo.\n");
    write("b.txt", "NATO supports Kosovo. The European Union urged Serbia to meet Kosovo.\n");
    write("c.txt", "MARK RUTTE VISITS KOSOVO\n\nMr. Rutte met Albin Kurti.\n");
    EXPECT_TRUE(ended(run("claimgraph build a.txt b.txt c.txt --threads 1 -o one.graphml -o one.dot"), 0));
    EXPECT_TRUE(ended(run("claimgraph build c.txt b.txt a.txt --threads 4 -o two.graphml -o two.dot"), 0));
    EXPECT_EQ(read("one.graphml"), read("two.graphml"));
    EXPECT_EQ(read("one.dot"), read("two.dot"));
    EXPECT_TRUE(ended(run("claimgraph convert one.graphml -o again.graphml -o again.dot"), 0));
    EXPECT_EQ(read("again.graphml"), read("one.graphml"));
    EXPECT_EQ(read("again.dot"), read("one.dot"));
    const auto claims = lines("claimgraph claims one.graphml --relation supports --json");
    ASSERT_EQ(claims.size(), 1u) << "the same claim in two documents is one edge";
    EXPECT_EQ(claims[0]["evidence"].size(), 2u);
}

TEST_F(GraphCommands, GraphsThatCannotBeRead) {
    write("empty.graphml", "");
    write("deep.graphml", "<graphml>" + times(100'000, "<graph>"));
    write("hidden.graphml", "<graphml><a'>" + times(100'000, "<b>") + "'>");
    write("doctype.graphml", "<!DOCTYPE graphml [<!ENTITY a 'aaaa'>]>\n<graphml/>");
    write("nul.graphml", std::string_view("<graphml>\0</graphml>", 20));
    write("latin.graphml", "<graphml>\n\xe9</graphml>");
    const std::string whole = read("news.graphml");
    write("cut.graphml", std::string_view(whole).substr(0, whole.size() / 2));
    for (const auto& [file, message] : {
             std::pair("missing.graphml", "missing.graphml: no such file"),
             std::pair("empty.graphml", "empty.graphml:1: is empty; expected GraphML"),
             std::pair("deep.graphml", "deep.graphml:1: elements nested deeper than 100"),
             std::pair("hidden.graphml", "hidden.graphml:1: a broken <a>; expected an attribute or '>'"),
             std::pair("doctype.graphml", "doctype.graphml:1: a document type with declarations; expected none, since "
                                          "entities are not expanded"),
             std::pair("nul.graphml", "nul.graphml:1: a NUL byte; expected XML text"),
             std::pair("latin.graphml", "latin.graphml:2: byte 10 is not UTF-8"),
         }) {
        const Outcome outcome = run(std::string("claimgraph stats ") + file);
        EXPECT_TRUE(ended(outcome, 3)) << file;
        EXPECT_EQ(outcome.err, std::string("claimgraph: ") + message + "\n");
        EXPECT_THAT(outcome.out, IsEmpty());
    }
    const Outcome cut = run("claimgraph stats cut.graphml");
    EXPECT_TRUE(ended(cut, 3));
    EXPECT_THAT(cut.err, HasSubstr("the file is cut short"));
    EXPECT_TRUE(ended(run("claimgraph stats graph.pdf"), 3)) << "is not there";
    write("graph.pdf", "%PDF");
    EXPECT_TRUE(ended(run("claimgraph stats graph.pdf"), 2));
}

TEST_F(GraphCommands, ExploreWritesOnePageWithTheGraphAndItsFamilies) {
    EXPECT_TRUE(ended(run("claimgraph explore news.graphml -o news.html"), 0));
    const std::string page = read("news.html");
    EXPECT_THAT(page, StartsWith("<!doctype html>"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, HasSubstr(R"({"title":"news")"));
    EXPECT_THAT(page, HasSubstr(R"("urges":{"family":"REQUEST","tone":"asks"})"));
    EXPECT_TRUE(ended(run("claimgraph explore news.graphml --title 'The <news>' -o news.html"), 0));
    EXPECT_THAT(read("news.html"), HasSubstr(R"({"title":"The \u003cnews>")"));
    const Outcome outcome = run("claimgraph explore news.graphml -o news.txt");
    EXPECT_TRUE(ended(outcome, 2));
    EXPECT_THAT(outcome.err, HasSubstr("unsupported page format '.txt'; use .html"));
}

TEST_F(GraphCommands, GraphsAreWrittenWhereNoModelsAre) {
    EXPECT_TRUE(ended(run("CLAIMGRAPH_MODELS=nowhere claimgraph explore news.graphml -o news.html"), 0));
    EXPECT_THAT(read("news.html"), HasSubstr(R"("urges":{"family":"","tone":"other"})"));
}

TEST_F(GraphCommands, RenderDrawsTheClaims) {
    EXPECT_TRUE(ended(run("claimgraph render news.graphml -o news.svg"), 0));
    const std::string svg = read("news.svg");
    EXPECT_THAT(svg, HasSubstr("Mark Rutte"));
    EXPECT_THAT(svg, HasSubstr("meets with"));
    EXPECT_THAT(svg, HasSubstr("NATO will not leave Kosovo.")) << "the sentence, as a tooltip";
    EXPECT_THAT(svg, HasSubstr("https://www.wikidata.org/wiki/Q1246"));
    EXPECT_TRUE(ended(run("xmllint --noout news.svg"), 0));
    EXPECT_TRUE(ended(run("claimgraph render news.graphml -o news.png --dpi 40"), 0));
    EXPECT_THAT(read("news.png"), StartsWith("\x89PNG"));
}

TEST_F(GraphCommands, RenderDrawsWhatIsNearAnEntity) {
    EXPECT_TRUE(ended(run("claimgraph render news.graphml --ego 'Ana Kola' -o near.svg"), 0));
    EXPECT_THAT(read("near.svg"), HasSubstr("Mark Rutte"));
    EXPECT_THAT(read("near.svg"), Not(HasSubstr(">Kosovo<")));
    EXPECT_TRUE(ended(run("claimgraph render news.graphml --ego ana-kola --depth 2 -o further.svg"), 0));
    EXPECT_THAT(read("further.svg"), HasSubstr(">Kosovo<"));
    EXPECT_THAT(read("further.svg"), Not(HasSubstr(">NATO<")));
    const Outcome nobody = run("claimgraph render news.graphml --ego Rutt -o nobody.svg");
    EXPECT_TRUE(ended(nobody, 1));
    EXPECT_THAT(nobody.err, HasSubstr("no entity is named 'Rutt'"));
    EXPECT_TRUE(ended(run("claimgraph render news.graphml --depth 2 -o x.svg"), 2)) << "depth needs an entity";
}

TEST_F(GraphCommands, RenderSaysWhyItCannotDraw) {
    const Outcome wrong = run("claimgraph render news.graphml -o news.pdf");
    EXPECT_TRUE(ended(wrong, 2));
    EXPECT_THAT(wrong.err, HasSubstr("use .svg or .png"));
    const Outcome nowhere = run("claimgraph render news.graphml -o none/news.svg");
    EXPECT_TRUE(ended(nowhere, 3));
    EXPECT_THAT(nowhere.err, HasSubstr("none/news.svg: cannot be written"));
}

TEST_F(GraphCommands, RenderDrawsHostileNames) {
    std::string graph = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"n\" for=\"node\" "
                        "attr.name=\"label\" attr.type=\"string\"/><graph edgedefault=\"directed\">";
    const std::vector<std::string> names = {"&lt;script>x&lt;/script>", "\\",     "&quot;", "\\N", "&amp;amp;", "a\\l",
                                            times(20'000, "x"),         "&#8238;"};
    for (std::size_t i = 0; i < names.size(); ++i)
        graph += "<node id=\"" + names[i] + "\"><data key=\"n\">" + names[i] + "</data></node>";
    for (std::size_t i = 1; i < names.size(); ++i)
        graph += "<edge source=\"" + names[0] + "\" target=\"" + names[i] + "\"/>";
    write("hostile.graphml", graph + "</graph></graphml>");
    EXPECT_TRUE(ended(run("claimgraph render hostile.graphml -o x.svg"), 0));
    EXPECT_TRUE(ended(run("xmllint --huge --noout x.svg"), 0));
    EXPECT_THAT(read("x.svg"), Not(HasSubstr("<script")));
}

} // namespace
} // namespace claimgraph::cli
