#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// More questions to news.graphml and to a graph of two sides.
class QuestionCommands : public ProgramTest {
  protected:
    QuestionCommands() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
        write("sides.graphml", R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="t" for="edge" attr.name="time_value" attr.type="string"/>
<key id="p" for="edge" attr.name="polarity" attr.type="string"/>
<key id="r" for="edge" attr.name="relation" attr.type="string"/>
<key id="b" for="edge" attr.name="label" attr.type="string"/>
<key id="s" for="edge" attr.name="attributed_to_id" attr.type="string"/>
<key id="l" for="node" attr.name="label" attr.type="string"/>
<key id="y" for="node" attr.name="type" attr.type="string"/>
<graph edgedefault="directed">
<node id="a"><data key="l">Arland</data><data key="y">place</data></node>
<node id="b"><data key="l">Borduria</data><data key="y">place</data></node>
<node id="c"><data key="l">Chancellor Ode</data><data key="y">person</data></node>
<node id="d"><data key="l">Ode</data><data key="y">person</data></node>
<edge source="a" target="b"><data key="r">attacks</data><data key="b">attacks</data><data key="s">c</data></edge>
<edge source="a" target="b"><data key="r">attacks</data><data key="b">attacks</data><data key="p">-</data><data key="s">a</data></edge>
<edge source="a" target="b"><data key="r">urges</data><data key="b">urges</data><data key="t">2024-02</data></edge>
<edge source="b" target="a"><data key="r">demands</data><data key="b">demands</data><data key="t">2023</data></edge>
<edge source="c" target="b"><data key="r">leads</data><data key="b">leads</data></edge>
<edge source="d" target="b"><data key="r">leads</data><data key="b">leads</data></edge>
</graph></graphml>)");
    }

    /// Three documents of different days about a firm that moved from one town to another.
    void write_seats() const {
        const auto edge = [](const char* from, const char* to, const char* relation, const char* label,
                             const char* date, const char* sentence) {
            return ordered_json{{"source", from},
                                {"target", to},
                                {"relation", relation},
                                {"label", label},
                                {"evidence", {{{"document", date}, {"text", sentence}, {"date", date}}}}};
        };
        const ordered_json graph = {
            {"directed", true},
            {"multigraph", true},
            {"nodes",
             {{{"id", "acme"}, {"label", "Acme"}, {"type", "organization"}},
              {{"id", "york"}, {"label", "York"}, {"type", "place"}},
              {{"id", "derby"}, {"label", "Derby"}, {"type", "place"}},
              {{"id", "ana"}, {"label", "Ana Kola"}, {"type", "person"}}}},
            {"links",
             {edge("acme", "york", "headquartered_in", "headquartered in", "2020-05-01", "Acme is based in York."),
              edge("acme", "derby", "headquartered_in", "headquartered in", "2024-02-03", "Derby-based Acme grew."),
              edge("ana", "acme", "criticizes", "criticizes", "2022-01-01", "Ana Kola criticized Acme.")}}};
        write("seats.json", graph.dump());
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

TEST_F(QuestionCommands, WhyTellsAllEvidence) {
    const std::string text = "Mark Rutte visits Kosovo\n"
                             "    mark-rutte.visits.Q1246\n"
                             "    confidence 0.80, 2 pieces of evidence\n"
                             "    when: on 11 March 2025\n"
                             "  1. news/a.txt, \"Rutte & \"calm\" in Kosovo\", 2025-03-12\n"
                             "     sentence 0, bytes 0-42: Mark Rutte visited Kosovo on 11 March 2025.\n"
                             "     read as: Mark Rutte | visited | Kosovo; by the rule: visit nsubj:S obj:O\n"
                             "  2. news/c.txt\n"
                             "     sentence 7, bytes 0-0: Rutte was in Kosovo.\n"
                             "     by the rule: be\n";
    for (const char* asked : {"mark-rutte.visits.Q1246", "rutte kosovo", "'MARK RUTTE' visits kosovo"}) {
        const Outcome outcome = run(std::string("claimgraph why news.graphml ") + asked);
        EXPECT_TRUE(ended(outcome, 0));
        EXPECT_THAT(outcome.out, StartsWith(text));
    }
    EXPECT_THAT(run("claimgraph why news.graphml NATO secures Kosovo").out,
                AllOf(HasSubstr("NATO secures Kosovo (future), says Mark Rutte\n"),
                      HasSubstr("  1. news/b.txt, where Mark Rutte says so (states)\n")));
    EXPECT_THAT(run("claimgraph why sides.graphml a.attacks.b.by.c").out,
                HasSubstr("  On the same:\n     Arland not attacks Borduria, says Arland\n"));
    const auto evidence = lines("why news.graphml mark-rutte.visits.Q1246 --json");
    ASSERT_THAT(evidence, SizeIs(2));
    EXPECT_EQ(evidence[0]["trigger_start"], 11);
    EXPECT_EQ(evidence[1]["document"], "news/c.txt");
    EXPECT_TRUE(ended(run("claimgraph why news.graphml no.such.claim"), 1));
    EXPECT_TRUE(ended(run("claimgraph why news.graphml Kosovo NATO"), 1));
    EXPECT_TRUE(ended(run("claimgraph why news.graphml a b c d"), 2));
}

TEST_F(QuestionCommands, ConflictsShowBothSides) {
    const Outcome outcome = run("claimgraph conflicts sides.graphml");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "CONFLICT  SUBJECT  RELATION  OBJECT\n"
                           "disputed  Arland   attacks   Borduria\n"
                           "    + Chancellor Ode: \n"
                           "    - Arland: \n");
    const auto found = lines("conflicts sides.graphml borduria --json");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0]["affirmed"], ordered_json({"a.attacks.b.by.c"}));
    EXPECT_TRUE(ended(run("claimgraph conflicts sides.graphml 'Chancellor Ode'"), 1));
    EXPECT_TRUE(ended(run("claimgraph conflicts news.graphml"), 1)) << "leaves and secures are not the same";
}

TEST_F(QuestionCommands, ConflictsOverTimeShowWhatChanged) {
    write_seats();
    EXPECT_EQ(run("claimgraph conflicts seats.json --over-time").out,
              "ENTITY  RELATION          BEFORE  HELD        AFTER  HELD\n"
              "Acme    headquartered in  York    2020-05-01  Derby  2024-02-03\n"
              "    2020-05-01, 2020-05-01, bytes 0-0: Acme is based in York.\n"
              "    2024-02-03, 2024-02-03, bytes 0-0: Derby-based Acme grew.\n");
    const auto found = lines("conflicts seats.json york --over-time --json");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0]["entity"]["id"], "acme");
    EXPECT_EQ(found[0]["before"]["name"], "York");
    EXPECT_EQ(found[0]["after"]["first"], "2024-02-03");
    EXPECT_EQ(found[0]["after"]["claims"], ordered_json({"acme.headquartered_in.derby"}));
    EXPECT_TRUE(ended(run("claimgraph conflicts seats.json 'Ana Kola' --over-time"), 1));
    EXPECT_TRUE(ended(run("claimgraph conflicts seats.json --over-time --relation criticizes"), 1));
}

TEST_F(QuestionCommands, TimelineShowsWhatWasBeforeAndWhenItWasReported) {
    write_seats();
    EXPECT_EQ(run("claimgraph timeline seats.json Acme").out, "REPORTED    SUBJECT   RELATION          OBJECT  BEFORE\n"
                                                              "2020-05-01  Acme      headquartered in  York\n"
                                                              "2022-01-01  Ana Kola  criticizes        Acme\n"
                                                              "2024-02-03  Acme      headquartered in  Derby   York\n");
    const auto found = lines("timeline seats.json Acme --json");
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_EQ(found[2]["predecessor"]["id"], "york");
    EXPECT_EQ(found[2]["predecessor"]["last"], "2020-05-01");
    EXPECT_FALSE(found[0].contains("predecessor"));
    EXPECT_FALSE(lines("timeline seats.json Derby --json")[0].contains("predecessor")) << "it is Acme that moved";
}

TEST_F(QuestionCommands, NeighborsStandByWhatTheyDo) {
    write_seats();
    EXPECT_EQ(run("claimgraph neighbors seats.json Acme").out, "STATIC, in 2 documents, 2020-05-01 to 2024-02-03\n"
                                                               "    headquartered in (2): Derby, York\n"
                                                               "ACCUSE, in 1 document, 2022-01-01\n"
                                                               "    is criticized by (1): Ana Kola\n");
    EXPECT_THAT(run("claimgraph neighbors seats.json Acme --limit 1").out,
                HasSubstr("headquartered in (2): Derby and 1 more\n"));
    EXPECT_EQ(run("claimgraph neighbors sides.graphml arland").out, "ASSAULT; said by Arland, Chancellor Ode\n"
                                                                    "    attacks (1): Borduria\n"
                                                                    "    not attacks (1): Borduria\n"
                                                                    "REQUEST\n"
                                                                    "    urges (1): Borduria\n"
                                                                    "    is demanded by (1): Borduria\n");
    const auto found = lines("neighbors seats.json Acme --json");
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_EQ(found[0]["name"], "Ana Kola");
    EXPECT_EQ(found[0]["family"], "ACCUSE");
    EXPECT_EQ(found[0]["direction"], "in");
    EXPECT_EQ(found[0]["how"], ordered_json({"<- criticizes"}));
    EXPECT_EQ(found[0]["evidence"], 1);
    EXPECT_EQ(found[0]["documents"], 1);
    EXPECT_EQ(found[0]["first"], "2022-01-01");
}

TEST_F(QuestionCommands, TimelineIsInOrder) {
    std::vector<std::string> ids;
    for (const auto& claim : lines("timeline sides.graphml arland --json")) ids.push_back(claim["id"]);
    EXPECT_THAT(ids, ElementsAre("b.demands.a", "a.urges.b", "a.attacks.b.by.c", "a.attacks.b.not.by.a"));
    EXPECT_THAT(lines("timeline sides.graphml arland --dated --json"), SizeIs(2));
    EXPECT_THAT(run("claimgraph timeline sides.graphml arland --dated").out, StartsWith("DATE     SUBJECT "));
}

TEST_F(QuestionCommands, WhoCountsARelation) {
    const auto found = lines("who sides.graphml attacks --json");
    ASSERT_THAT(found, SizeIs(1)) << "affirmed and denied are one tie";
    EXPECT_EQ(found[0]["subject"]["name"], "Arland");
    EXPECT_EQ(found[0]["object"]["name"], "Borduria");
    EXPECT_EQ(found[0]["evidence"], 1);
    EXPECT_EQ(found[0]["denied"], 1);
    EXPECT_EQ(found[0]["speakers"], ordered_json({"Arland", "Chancellor Ode"}));
    EXPECT_THAT(lines("who sides.graphml REQUEST --json"), SizeIs(2));
    EXPECT_THAT(lines("who sides.graphml REQUEST --subject borduria --json"), SizeIs(1));
    EXPECT_THAT(run("claimgraph who sides.graphml attacks").out,
                StartsWith("SUBJECT  RELATION  OBJECT    SAID  DENIED  IN"));
    EXPECT_EQ(run("claimgraph who news.graphml secures --evidence").out,
              "SUBJECT  RELATION  OBJECT  HOW     SAID  IN  BY\n"
              "NATO     secures   Kosovo  future  1     1   Mark Rutte\n"
              "    news/b.txt, bytes 0-0: NATO will secure Kosovo if asked, Rutte said.\n");
    EXPECT_TRUE(ended(run("claimgraph who sides.graphml attacks --subject borduria"), 1));
    EXPECT_TRUE(ended(run("claimgraph who sides.graphml flies"), 1));
}

TEST_F(QuestionCommands, RelationsGoByTheirTypesToo) {
    EXPECT_THAT(lines("claims sides.graphml --relation REQUEST --json"), SizeIs(2));
    EXPECT_THAT(lines("claims sides.graphml --relation request --relation attacks --json"), SizeIs(4));
    EXPECT_TRUE(ended(run("claimgraph claims sides.graphml --relation AID"), 1));
    EXPECT_THAT(lines("claims news.graphml --document a.txt --json"), SizeIs(2));
}

TEST_F(QuestionCommands, EntitiesAreSearchedAndLookedThrough) {
    EXPECT_THAT(run("claimgraph entities news.graphml rUtTe").out, HasSubstr("\nMark Rutte  person"));
    EXPECT_TRUE(ended(run("claimgraph entities news.graphml Narnia"), 1));
    const auto twins = lines("entities sides.graphml --twins --json");
    ASSERT_THAT(twins, SizeIs(1));
    EXPECT_EQ(twins[0]["a"]["id"], "c");
    EXPECT_EQ(twins[0]["b"]["id"], "d");
    EXPECT_TRUE(ended(run("claimgraph entities sides.graphml --mixtures"), 1));
    EXPECT_TRUE(ended(run("claimgraph entities sides.graphml --mixtures --twins"), 2));
}

TEST_F(QuestionCommands, RankMeasuresAndGroups) {
    EXPECT_EQ(run("claimgraph rank sides.graphml --by degree --limit 2").out, "DEGREE  ENTITY    TYPE   ID\n"
                                                                              "6       Borduria  place  b\n"
                                                                              "4       Arland    place  a\n");
    EXPECT_EQ(run("claimgraph rank sides.graphml --by degree --relation leads --csv").out,
              "degree,name,type,id\r\n2,Borduria,place,b\r\n1,Chancellor Ode,person,c\r\n1,Ode,person,d\r\n"
              "0,Arland,place,a\r\n");
    EXPECT_EQ(run("claimgraph rank sides.graphml --by said --limit 2").out, "SAID  ENTITY          TYPE    ID\n"
                                                                            "1     Arland          place   a\n"
                                                                            "1     Chancellor Ode  person  c\n");
    EXPECT_THAT(lines("rank news.graphml --by degree --json"), SizeIs(4)) << "actors alone";
    EXPECT_THAT(lines("rank news.graphml --by degree --all --json"), SizeIs(5));
    const auto groups = lines("rank sides.graphml --by component --json");
    ASSERT_THAT(groups, SizeIs(1));
    EXPECT_EQ(groups[0]["ids"], ordered_json({"b", "a", "c", "d"}));
    EXPECT_THAT(run("claimgraph rank sides.graphml --by beauty").err,
                HasSubstr("'beauty' is not a measure; use degree, in_degree, out_degree, documents, said, pagerank, "));
}

TEST_F(QuestionCommands, AQuestionGivesUpWhenItsTimeIsOver) {
    std::string edges = "source,target\n"; // so many that the ways between all pairs take seconds
    for (int i = 0; i < 3000; ++i)
        for (int j = 1; j <= 8; ++j) edges += std::to_string(i) + "," + std::to_string((i * j + j) % 3000) + "\n";
    write("many.csv", edges);
    for (const char* question : {"rank many.csv --by betweenness", "path many.csv 1 1502 -k 1000 --through concepts"}) {
        const Outcome late = run(std::string("claimgraph ") + question + " --timeout 0.001");
        EXPECT_TRUE(ended(late, 2)) << question;
        EXPECT_THAT(late.out, IsEmpty()) << question;
        EXPECT_THAT(late.err, HasSubstr("claimgraph: no result within 0.001 s; --timeout gives more\n")) << question;
    }
    for (const char* question : {"rank many.csv --limit 1", "neighbors many.csv 1", "path many.csv 1 2",
                                 "entities many.csv --limit 1", "conflicts many.csv", "stats many.csv"})
        EXPECT_THAT(run(std::string("claimgraph ") + question + " --timeout 100").err, Not(HasSubstr("no result")))
            << question;
    const Outcome wrong = run("claimgraph rank many.csv --timeout 0");
    EXPECT_TRUE(ended(wrong, 2));
}

TEST_F(QuestionCommands, MetricsGoIntoGraphml) {
    EXPECT_TRUE(ended(run("claimgraph convert sides.graphml --metrics degree,pagerank -o measured.graphml"), 0));
    EXPECT_THAT(read("measured.graphml"),
                AllOf(HasSubstr("attr.name=\"degree\" attr.type=\"long\""),
                      HasSubstr("attr.name=\"pagerank\" attr.type=\"double\""), HasSubstr(">6</data>")));
    EXPECT_TRUE(ended(run("claimgraph compare sides.graphml measured.graphml"), 1)) << "measures change no graph";
    EXPECT_TRUE(ended(run("claimgraph convert sides.graphml --metrics beauty -o x.graphml"), 2));
}

TEST_F(QuestionCommands, CompareTellsWhatIsNew) {
    write("old.graphml", "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"z\"/>"
                         "<edge source=\"a\" target=\"z\" label=\"sees\"/></graph></graphml>");
    write("new.graphml", "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/>"
                         "<edge source=\"a\" target=\"b\" label=\"sees\"/></graph></graphml>");
    EXPECT_EQ(run("claimgraph compare old.graphml new.graphml").out, "CHANGE  WHAT    TEXT\n"
                                                                     "new     entity  b\n"
                                                                     "gone    entity  z\n"
                                                                     "new     claim   a sees b\n"
                                                                     "gone    claim   a sees z\n");
    EXPECT_THAT(lines("compare old.graphml new.graphml --only new --json"), SizeIs(2));
    EXPECT_TRUE(ended(run("claimgraph compare old.graphml old.graphml"), 1));
    EXPECT_TRUE(ended(run("claimgraph compare old.graphml missing.graphml"), 3));
}

TEST_F(QuestionCommands, SeveralPathsAreNumbered) {
    const Outcome outcome = run("claimgraph path sides.graphml 'Chancellor Ode' arland -k 5");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "1.\nChancellor Ode leads Borduria\nArland attacks Borduria, says Chancellor Ode\n");
    EXPECT_TRUE(ended(run("claimgraph path sides.graphml 'Chancellor Ode' arland --relation urges"), 1));
    EXPECT_EQ(
        run("claimgraph path news.graphml NATO 'Ana Kola' --relation secures").err,
        "claimgraph: no chain of at most 6 claims leads from 'NATO' to 'Ana Kola'; --through concepts goes through "
        "what has no name, too\n");
    EXPECT_EQ(run("claimgraph path news.graphml NATO Kosovo --relation visits").err,
              "claimgraph: no chain of at most 6 claims leads from 'NATO' to 'Kosovo'; --through concepts goes through "
              "what has no name, too\nclaimgraph: claims about both are in news/b.txt\n");
    const auto steps = lines("path sides.graphml 'Chancellor Ode' arland --json");
    ASSERT_THAT(steps, SizeIs(2));
    EXPECT_EQ(steps[1]["path"], 1);
    EXPECT_EQ(steps[1]["step"], 2);
}

TEST_F(QuestionCommands, EveryQuestionSpeaksCsv) {
    for (const char* command :
         {"claims news.graphml", "neighbors news.graphml NATO", "path news.graphml NATO Kosovo", "stats news.graphml",
          "why news.graphml rutte kosovo", "conflicts sides.graphml", "timeline news.graphml NATO",
          "who news.graphml visits", "entities news.graphml", "entities sides.graphml --twins", "rank news.graphml",
          "rank news.graphml --by community", "compare news.graphml sides.graphml"}) {
        const Outcome outcome = run(std::string("claimgraph ") + command + " --csv");
        EXPECT_TRUE(ended(outcome, 0)) << command;
        EXPECT_THAT(outcome.out, HasSubstr("\r\n")) << command;
        EXPECT_THAT(outcome.out.substr(0, outcome.out.find('\r')), HasSubstr(",")) << command;
        EXPECT_TRUE(ended(run(std::string("claimgraph ") + command + " --csv --json"), 2)) << command;
        EXPECT_TRUE(ended(run(std::string("claimgraph ") + command + " | head -c 1 > first; exit ${PIPESTATUS[0]}"), 0))
            << command << ": whoever reads may go away";
    }
}

} // namespace
} // namespace claimgraph::cli
