#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

/// `claimgraph query` on news.graphml of the exporters' golden files.
class QueryCommand : public ProgramTest {
  protected:
    QueryCommand() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }
    Outcome query(const std::string& arguments) const { return run("claimgraph query news.graphml " + arguments); }
};

TEST_F(QueryCommand, ShowsRowsAsATable) {
    const Outcome outcome = query("'MATCH (a)-[r:visits]->(b) RETURN a.name AS who, b, r, r.time AS time'");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "who         b                                 r          time\n"
                           "Mark Rutte  (:Entity:Place {name: 'Kosovo'})  [:visits]  on 11 March 2025\n");
}

TEST_F(QueryCommand, WritesJsonAndCsvForPrograms) {
    const std::string text =
        "'MATCH (a:Organization) RETURN a.name AS name, a.aliases AS aliases, a.nothing AS nothing'";
    EXPECT_EQ(query(text + " --json").out,
              R"({"name":"NATO","aliases":["North Atlantic Treaty Organization","the \"Alliance\""],"nothing":null})"
              "\n");
    EXPECT_EQ(query(text + " --csv").out, "name,aliases,nothing\r\n"
                                          R"(NATO,"North Atlantic Treaty Organization; the ""Alliance""",)"
                                          "\r\n");
}

TEST_F(QueryCommand, TakesParameters) {
    const std::string text = "'MATCH (a) WHERE a.name IN $names AND a.mentions >= $least RETURN a.name' --json ";
    EXPECT_EQ(query(text + R"(--param 'names=["NATO","Kosovo"]' --param least=4)").out, "{\"a.name\":\"Kosovo\"}\n");
    EXPECT_EQ(query("'RETURN $who AS who' --json --param 'who=Mark Rutte'").out, "{\"who\":\"Mark Rutte\"}\n");
    EXPECT_TRUE(ended(query("'RETURN $who' --param who"), 2));
    const Outcome missing = query("'RETURN $who'");
    EXPECT_TRUE(ended(missing, 2));
    EXPECT_THAT(missing.err, HasSubstr("there is no parameter $who"));
}

TEST_F(QueryCommand, EndsAsItWent) {
    const Outcome none = query("'MATCH (a:Event) RETURN a'");
    EXPECT_TRUE(ended(none, 1));
    EXPECT_THAT(none.out, IsEmpty());
    const Outcome wrong = query("'MATCH (a) RETURN b'");
    EXPECT_TRUE(ended(wrong, 2));
    EXPECT_THAT(wrong.err, AllOf(HasSubstr("query:1:18: there is no variable 'b'"), HasSubstr("UndefinedVariable")));
    EXPECT_TRUE(ended(query("'CREATE (a) RETURN a'"), 2));
    EXPECT_TRUE(ended(query("'RETURN 1' --json --csv"), 2));
    EXPECT_TRUE(ended(run("claimgraph query no-such.graphml 'RETURN 1'"), 3));
}

TEST_F(QueryCommand, TellsOfNamesThatNothingHas) {
    const Outcome wrong = query("'MATCH (a:Persn)-[:acuses]->(b) RETURN b.nmae' --json");
    EXPECT_TRUE(ended(wrong, 1));
    EXPECT_EQ(wrong.err,
              "claimgraph: query:1:7: no node can have the label :Persn; did you mean :Person?\n"
              "claimgraph: query:1:16: no claim can have the relationship type :acuses; did you mean :accuses?\n"
              "claimgraph: query:1:40: nodes can have no property 'nmae'; did you mean name?\n"
              "claimgraph: no rows\n");
    const Outcome absent = query("'MATCH (a:Event)-[:accuses]->(b) RETURN b.name'");
    EXPECT_EQ(absent.err, "claimgraph: no rows\n") << "this graph has none: that is the answer";
    const Outcome older = query("'MATCH (a)-[r:VISITS]->(b) RETURN a.label AS who' --json");
    EXPECT_TRUE(ended(older, 0));
    EXPECT_EQ(older.out, "{\"who\":\"Mark Rutte\"}\n");
    EXPECT_THAT(older.err, AllOf(HasSubstr(":VISITS is :visits now"), HasSubstr("'label' of nodes is 'name' now")));
    const Outcome in_shell = run("printf 'MATCH (a:Persn) RETURN a;\n' | claimgraph shell news.graphml");
    EXPECT_THAT(in_shell.err, HasSubstr("did you mean :Person?"));
}

TEST_F(QueryCommand, CallsProcedures) {
    EXPECT_EQ(query("'CALL db.labels()' --csv").out, "label\r\nConcept\r\nDocument\r\nEntity\r\nOrganization\r\n"
                                                     "Person\r\nPlace\r\n");
    EXPECT_EQ(
        query("'CALL db.relationshipTypes() YIELD relationshipType AS type WHERE type ENDS WITH \"s\"' --json").out,
        "{\"type\":\"leaves\"}\n{\"type\":\"secures\"}\n{\"type\":\"urges\"}\n{\"type\":\"visits\"}\n");
    const Outcome shell = run("printf 'CALL db.propertyKeys();\n' | claimgraph shell news.graphml");
    EXPECT_TRUE(ended(shell, 0));
    EXPECT_THAT(shell.out, AllOf(HasSubstr("speaker_id\n"), HasSubstr("same_as\n"), HasSubstr("aliases\n")));
    const Outcome unknown = query("'CALL db.label()'");
    EXPECT_TRUE(ended(unknown, 2));
    EXPECT_THAT(unknown.err, HasSubstr("there is no procedure db.label, expected one of db.labels, "));
}

TEST_F(QueryCommand, KeepsToItsLimits) {
    const Outcome rows = query("'UNWIND range(1, 100) AS x RETURN x' --json --max-rows 2");
    EXPECT_TRUE(ended(rows, 0));
    EXPECT_EQ(rows.out, "{\"x\":1}\n{\"x\":2}\n");
    EXPECT_THAT(rows.err, HasSubstr("only the first 2 rows"));
    const Outcome late =
        query("'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x)' --timeout 0.05");
    EXPECT_TRUE(ended(late, 2));
    EXPECT_THAT(late.err, HasSubstr("no result within 0.05 s; --timeout gives more"));
    // a short value that is long to show
    for (const char* form : {"--json", "--csv", ""}) {
        const Outcome shown =
            query(std::string("'MATCH (a) WITH a LIMIT 1 RETURN [x IN range(1, 2000000) | a]' --timeout 0.3 ") + form);
        EXPECT_TRUE(ended(shown, 2)) << form;
        EXPECT_THAT(shown.out, IsEmpty()) << form;
        EXPECT_THAT(shown.err, HasSubstr("no result within")) << form;
    }
}

TEST_F(QueryCommand, AsksAStore) {
    write("a.txt", "NATO supports Kosovo. Mark Rutte visited Kosovo.");
    EXPECT_TRUE(ended(run("claimgraph build a.txt --store news.db"), 0));
    const Outcome outcome = run(
        "claimgraph query news.db \"MATCH (a {name: 'NATO'})-[r:supports]->(b) RETURN b.name, r.documents\" --json");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "{\"b.name\":\"Kosovo\",\"r.documents\":[\"a.txt\"]}\n");
    EXPECT_TRUE(ended(run("claimgraph query news.db 'MATCH (a:Event) RETURN a'"), 1));
}

TEST_F(QueryCommand, CountsWithDates) {
    write("a.txt", "NATO supports Kosovo.");
    write("b.txt", "Mark Rutte visited Kosovo.");
    EXPECT_TRUE(ended(run("claimgraph build a.txt --store news.db --date 2026-01-31"), 0));
    EXPECT_TRUE(ended(run("claimgraph build b.txt --store news.db --date 2026-03-02"), 0));
    const std::string recent = "claimgraph query news.db \"MATCH (a)-[r]->() WHERE date(r.last_seen) > date(\\$day) - "
                               "duration('P30D') RETURN a.name, r.first_seen AS seen\" --param day=2026-03-02 ";
    EXPECT_EQ(run(recent + "--json").out, "{\"a.name\":\"Mark Rutte\",\"seen\":\"2026-03-02\"}\n");
    EXPECT_EQ(run(recent + "--csv").out, "a.name,seen\r\nMark Rutte,2026-03-02\r\n");
    const Outcome table = run(recent);
    EXPECT_TRUE(ended(table, 0));
    EXPECT_THAT(table.out, AllOf(HasSubstr("2026-03-02"), Not(HasSubstr("'"))));
    const Outcome wrong = query("\"RETURN date('soon')\"");
    EXPECT_TRUE(ended(wrong, 2));
    EXPECT_THAT(wrong.err, HasSubstr("found 'soon', expected a date like 2015-07-21"));
}

TEST_F(QueryCommand, IsAQuestionOfTheShell) {
    const Outcome outcome = run("printf 'MATCH (a:Organization)\\nRETURN a.name;\\n' | claimgraph shell news.graphml");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr("NATO"));
}

TEST_F(QueryCommand, ExplainsWithoutAsking) {
    const Outcome outcome =
        query("\"EXPLAIN MATCH (a {name: 'NATO'})-[r]->(b) RETURN b.name ORDER BY b.name LIMIT 3\"");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.out, "match\n"
                           "  look up by property (a), check 1 condition\n"
                           "  expand -[r]->(b)\n"
                           "project b.name\n"
                           "sort by 1 key, keep what LIMIT shows\n"
                           "limit 3\n");
}

} // namespace
} // namespace claimgraph::cli
