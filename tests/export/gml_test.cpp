#include "tests/export/format_text.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

Result<Graph> read_as(const char* format, std::string text) {
    Warnings warnings;
    return read(format_named(format), {{"x", std::move(text)}}, warnings);
}

/// "a label b" of the claims, or the error.
std::vector<std::string> claims_of(const char* format, std::string text) {
    const auto graph = read_as(format, std::move(text));
    if (!graph) return {graph.error().describe()};
    std::vector<std::string> lines;
    for (const Claim& claim : graph->claims())
        lines.push_back(
            fmt::format("{} {} {}", (*graph)[claim.subject].name, claim.label, (*graph)[claim.object].name));
    return lines;
}

TEST(Gml, ReadsWhatOthersWrite) {
    const auto graph = read_as("gml", "# a comment\nCreator \"somebody\"\ngraph [ directed 1 name \"trade\"\n"
                                      "node [ id 7 label \"Caf&#233; &eacute;&amp;&quot;&none; &#x17E;\" age 4 ]\n"
                                      "node [ id 8 label \"B\" graphics [ x 1.5 y +2. type \"box\" ] tag 1 tag 2 ]\n"
                                      "edge [ source 7 target 8 label \"pays\" weight 2.5E+1 ] ]");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities()[0].name, "Caf\xC3\xA9 \xC3\xA9&\"&none; \xC5\xBE");
    ASSERT_EQ(graph->claims().size(), 1u);
    EXPECT_EQ(graph->claims()[0].label, "pays");
    EXPECT_FALSE(graph->claims()[0].symmetric);
    const AttributeTable& nodes = graph->attributes().entities;
    EXPECT_EQ(nodes.value(nodes.find("age"), 0), "4");
    EXPECT_EQ(nodes.value(nodes.find("graphics"), 1), R"({"type":"box","x":1.5,"y":2})");
    EXPECT_EQ(nodes.value(nodes.find("tag"), 1), "[1,2]");
    const AttributeTable& own = graph->attributes().graph;
    EXPECT_EQ(own.value(own.find("name"), 0), "trade");
    EXPECT_EQ(own.value(own.find("Creator"), 0), "somebody");
}

TEST(Gml, IsUndirectedUnlessItSaysSo) {
    const auto graph = read_as("gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_TRUE(graph->claims()[0].symmetric);
}

TEST(Gml, RefusesWithTheLine) {
    EXPECT_THAT(claims_of("gml", "graph [\n node [ id 1 "),
                testing::ElementsAre(HasSubstr("x:2: a list that is not closed")));
    EXPECT_THAT(claims_of("gml", "graph [\n\n node [ id \"1 ] ]"), testing::ElementsAre(HasSubstr("x:3: a quote")));
    EXPECT_THAT(claims_of("gml", "nodes [ ]"), testing::ElementsAre(HasSubstr("no 'graph ['; expected GML")));
    EXPECT_THAT(claims_of("gml", "graph [ ]\n ]"), testing::ElementsAre(HasSubstr("x:2: ']'; expected a key")));
    std::string deep = "graph [ node [ id 1 ";
    for (int i = 0; i < 200'000; ++i) deep += "a [ ";
    EXPECT_THAT(claims_of("gml", deep), testing::ElementsAre(HasSubstr("nested deeper than 100")));
}

TEST(Pajek, ReadsListsAndMatrices) {
    EXPECT_THAT(claims_of("pajek", "*Network Trade\n*Vertices 3\n1 \"North Bank\" 0.1 0.2 0.5 box ic Red\n2 Harbour\n"
                                   "% a comment\n*Arcs :1 \"lends to\"\n1 2 1.5 c Blue\n2 1 1 l \"repays\"\n*Edges\n"
                                   "2 3 2\n*arcslist\n3 1 2\n"),
                testing::UnorderedElementsAre("North Bank lends to Harbour", "Harbour repays North Bank", "Harbour  3",
                                              "3  North Bank", "3  Harbour"));
    EXPECT_THAT(claims_of("pajek", "*vertices 2\r\n1 \"a\"\r\n2 \"b\"\r\n*matrix :1 \"likes\"\r\n0 1\r\n0 2\r\n"),
                testing::ElementsAre("a likes b", "b likes b"));
    EXPECT_THAT(claims_of("pajek", "*Vertices 3 1\n1 \"reader\"\n2 \"book\"\n3 \"map\"\n*Matrix\n0 1\n"),
                testing::ElementsAre("reader  map"));
}

TEST(Pajek, KeepsNumbersWeightsAndParameters) {
    const auto graph =
        read_as("pajek", "*Vertices 10\n1 \"a\" 0.1 0.2 x_fact 2 [1-3]\n*Arcs\n1 10 7.5 p \"Dots\" w 3\n");
    ASSERT_TRUE(graph) << graph.error().describe();
    ASSERT_EQ(graph->entities().size(), 10u);
    EXPECT_EQ(graph->entities()[9].id, "10");
    EXPECT_EQ(graph->entities()[1].id, "02") << "ids are sorted as numbers are";
    const AttributeTable& nodes = graph->attributes().entities;
    EXPECT_EQ(nodes.value(nodes.find("x_fact"), 0), "2");
    EXPECT_EQ(nodes.value(nodes.find("interval"), 0), "1-3");
    EXPECT_EQ(nodes.value(nodes.find("y"), 0), "0.2");
    const AttributeTable& claims = graph->attributes().claims;
    EXPECT_EQ(claims.value(claims.find("weight"), 0), "7.5");
    EXPECT_EQ(claims.value(claims.find("p"), 0), "Dots");
}

TEST(Pajek, LeavesOutPartitionsWithAWord) {
    Warnings warnings;
    ASSERT_TRUE(
        read(format_named("pajek"), {{"x.net", "*Vertices 1\n1 \"a\"\n*Partition p\n*Vertices 1\n4\n"}}, warnings));
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].message, "left out: 1 partitions, vectors and other parts of a project");
    EXPECT_THAT(claims_of("pajek", "*Vertices 1\n*Vertices 1\n"),
                testing::ElementsAre(HasSubstr("x:2: *Vertices stands twice")));
}

TEST(Pajek, RelationsBeginWithTheirLabel) {
    const auto graph = read_as("pajek", "*Vertices 2\n1 a\n2 b\n*Arcs\n1 2 1 l \" sells  to\"\n2 1 1 l \x02pays\n");
    ASSERT_TRUE(graph) << graph.error().describe();
    ASSERT_EQ(graph->claims().size(), 2u);
    EXPECT_EQ(graph->claims()[0].relation, "open:sells to");
    EXPECT_EQ(graph->claims()[1].relation, "open:pays");
}

TEST(Pajek, RefusesWithTheLine) {
    EXPECT_THAT(claims_of("pajek", "*Vertices 2\n*Arcs\n1 3\n"),
                testing::ElementsAre("x:3: vertex '3'; expected a number from 1 to 2"));
    EXPECT_THAT(claims_of("pajek", "*Arcs\n1 2\n"), testing::ElementsAre("x:1: ties before *Vertices"));
    EXPECT_THAT(claims_of("pajek", "*Vertices 99999999999\n"),
                testing::ElementsAre("x:1: 99999999999 vertices in a file of 22 bytes"));
    EXPECT_THAT(claims_of("pajek", "*Vertices 2\n*Matrix\n0 1\n1 0 1\n"),
                testing::ElementsAre("x:4: a matrix of more than 2 by 2"));
    EXPECT_THAT(claims_of("pajek", "words\n"), testing::ElementsAre(HasSubstr("no *Vertices")));
}

} // namespace
} // namespace claimgraph
