#include "export/export.hpp"
#include "export/readers/graphml_reader.hpp"
#include "tests/export/format_text.hpp"
#include "tests/graph/graph_of.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

Result<Graph> read_text(std::string text, const std::string& file) {
    Warnings ignored;
    return read_graphml(std::move(text), file, ignored);
}

/// What a reader says that it leaves out.
std::vector<std::string> warnings_of(std::string text) {
    Warnings warnings;
    EXPECT_TRUE(read_graphml(std::move(text), "x.graphml", warnings));
    std::vector<std::string> messages;
    for (const Error& warning : warnings) messages.push_back(warning.message);
    return messages;
}

TEST(Graphml, GivesParallelEdgesKindsOfTheirOwn) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = claim.label = "urges";
    batch.claims = {claim, claim};
    batch.claims[1].modality = Modality::kFuture;
    batch.claims.push_back(claim);
    batch.claims[2].relation = "open:urge"; // another relation, the same words
    const std::string text = text_of(written(format_named("graphml"), graph_of(batch)));
    EXPECT_THAT(text, HasSubstr("label=\"urges\""));
    EXPECT_THAT(text, HasSubstr("label=\"urges#3\""));
    EXPECT_THAT(text, HasSubstr("label=\"urges#2\"")) << "Gephi folds edges of one kind between two nodes into one";
}

TEST(Graphml, ReadsWhatOthersWrote) {
    const auto graph =
        read_text("<?xml version='1.0'?>\n<graphml><key id='d0' for='edge' attr.name='weight' attr.type='double'/>"
                  "<graph edgedefault='undirected'><node id='n0'/><node id='n1'/>"
                  "<edge source='n0' target='n1' label='knows'><data key='d0'>2</data></edge></graph></graphml>",
                  "other.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 2u);
    EXPECT_EQ(graph->claims()[0].relation, "open:knows");
}

std::string error_of(std::string text) {
    const auto graph = read_text(std::move(text), "bad.graphml");
    return graph ? "no error" : graph.error().describe();
}

TEST(Graphml, ReadsTheKindOfAnEdgeThatHasARelation) {
    const auto graph = read_text("<graphml><key id='r' for='edge' attr.name='relation'/><graph><node id='a'/>"
                                 "<edge source='a' target='a' label='is wary of'><data key='r'>open:wary</data></edge>"
                                 "</graph></graphml>",
                                 "other.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->claims()[0].relation, "open:wary");
    EXPECT_EQ(graph->claims()[0].label, "is wary of");
}

TEST(Graphml, MakesTheNodesThatOnlyEdgesName) {
    const std::string text =
        "<graphml><graph><node id='a'/><edge source='a' target='b'/><edge source='c' target='b'/></graph></graphml>";
    const auto graph = read_text(text, "other.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    ASSERT_EQ(graph->entities().size(), 3u);
    EXPECT_EQ(graph->entities()[2].name, "c");
    EXPECT_EQ(graph->claims().size(), 2u);
    EXPECT_THAT(warnings_of(text), testing::ElementsAre("2 nodes are made that only edges name"));
    EXPECT_THAT(error_of("<graphml><graph><edge source='a'/></graph></graphml>"), HasSubstr("target '' of edge ''"));
}

TEST(Graphml, TakesNamesWhereOtherProgramsPutThem) {
    const auto named = read_text("<graphml><key id='n' for='node' attr.name='name'/><graph><node id='a'>"
                                 "<data key='n'>Ada</data></node></graph></graphml>",
                                 "igraph.graphml");
    ASSERT_TRUE(named) << named.error().describe();
    EXPECT_EQ(named->entities()[0].name, "Ada");
    const auto drawn = read_text(
        "<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key id='d' for='node' yfiles.type='nodegraphics'/>"
        "<key id='e' for='edge' yfiles.type='edgegraphics'/><graph edgedefault='directed'>"
        "<node id='n0'><data key='d'><y:ShapeNode><y:Fill color='red'/><y:NodeLabel x='1'>\n Ada &amp; Co\n"
        "<y:LabelModel/></y:NodeLabel><y:NodeLabel>2</y:NodeLabel></y:ShapeNode></data></node><node id='n1'/>"
        "<edge source='n0' target='n1'><data key='e'><y:PolyLineEdge><y:EdgeLabel>pays</y:EdgeLabel></y:PolyLineEdge>"
        "</data></edge><edge source='n1' target='n0'/></graph></graphml>",
        "yed.graphml");
    ASSERT_TRUE(drawn) << drawn.error().describe();
    EXPECT_EQ(drawn->entities()[0].name, "Ada & Co");
    EXPECT_EQ(drawn->entities()[1].name, "n1");
    EXPECT_EQ(drawn->claims()[0].label, "pays");
    EXPECT_EQ(drawn->claims()[1].label, "") << "not the label of the edge before";
}

TEST(Graphml, RefusesWhatItCannotRead) {
    EXPECT_THAT(error_of(""), HasSubstr("bad.graphml:1: is empty"));
    EXPECT_THAT(error_of("<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>"),
                HasSubstr("bad.graphml:4: </graph> where <node> is open"));
    EXPECT_THAT(error_of("<html/>"), HasSubstr("no <graphml> element"));
    EXPECT_THAT(error_of("<graphml/>"), HasSubstr("no <graph>"));
    EXPECT_THAT(error_of("<graphml><graph>\n<node id='a'/>\n<node id='a'/></graph></graphml>"),
                HasSubstr("bad.graphml:3: node id 'a' is used twice"));
    EXPECT_THAT(error_of("<graphml><key id='r' for='edge' attr.name='relation'/><key id='p' for='edge' "
                         "attr.name='polarity'/><key id='m' for='edge' attr.name='modality'/>"
                         "<graph>\n<edge source='a' target='b'/></graph></graphml>"),
                HasSubstr("bad.graphml:2: source 'a' of edge ''; expected the id of a node"))
        << "a file of ours that has lost a node";
    EXPECT_THAT(error_of("<!DOCTYPE graphml [<!ENTITY a 'b'>]>\n<graphml/>"),
                HasSubstr("bad.graphml:1: a document type with declarations"));
    EXPECT_THAT(error_of("<graphml>\n\xFF</graphml>"), HasSubstr("bad.graphml:2: byte 10 is not UTF-8"));
    EXPECT_THAT(error_of(std::string("<graphml>\0</graphml>", 20)), HasSubstr("NUL"));
    EXPECT_THAT(error_of("<graphml><graph><node id='a'"), HasSubstr("cut short"));
}

/// A file of ours with this on its only edge.
std::string error_of_edge(const std::string& name, const std::string& value) {
    std::string keys;
    for (const char* own : {"relation", "polarity", "modality"})
        if (name != own) keys += std::string("<key id='") + own + "' for='edge' attr.name='" + own + "'/>";
    return error_of("<graphml>" + keys + "\n<key id='e' for='edge' attr.name='" + name +
                    "' attr.type='string'/>\n<graph><node id='a'/>\n" +
                    "<edge id='b' source='a' target='a'><data key='e'>" + value + "</data></edge></graph></graphml>");
}

TEST(Graphml, RefusesValuesThatAreNoneOfTheirColumn) {
    EXPECT_EQ(error_of_edge("polarity", "maybe"), "bad.graphml:4: polarity 'maybe' of edge 'b'; expected + or -");
    EXPECT_THAT(error_of_edge("modality", "maybe"), HasSubstr("modality 'maybe' of edge 'b'; expected actual, "));
    EXPECT_THAT(error_of_edge("confidence", "95"),
                HasSubstr("confidence '95' of edge 'b'; expected a number from 0 to 1"));
    EXPECT_THAT(error_of_edge("attributed_to_id", "c"),
                HasSubstr("attributed_to_id 'c' of edge 'b'; expected the id of a node"));
    EXPECT_THAT(error_of_edge("evidence", "{}"), HasSubstr("evidence '{}' of edge 'b'; expected a JSON list"));
    EXPECT_THAT(error_of_edge("symmetric", "maybe"),
                HasSubstr("symmetric 'maybe' of edge 'b'; expected true or false"));
    EXPECT_EQ(error_of_edge("confidence", "NaN"), "no error") << "igraph's way to write what is absent";
    EXPECT_EQ(error_of_edge("weight", "heavy"), "no error") << "no column of ours";
    EXPECT_THAT(error_of("<graphml><graph><node id=' '/></graph></graphml>"), HasSubstr("a node without an id"));
}

TEST(Graphml, LaysNestedGraphsFlat) {
    const auto graph =
        read_text("<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'><g:graph edgedefault='undirected'>"
                  "<g:edge source='a' target='b' directed='true'/><g:edge source='b' target='a'/>"
                  "<g:node id='a'><g:graph><g:node id='b'/></g:graph></g:node></g:graph></g:graphml>",
                  "nested.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 2u);
    ASSERT_EQ(graph->claims().size(), 1u);
    EXPECT_TRUE(graph->claims()[0].symmetric);
}

TEST(Graphml, SaysWhatItCouldNotKeep) {
    EXPECT_THAT(
        warnings_of("<graphml><key id='c' for='node' attr.name='color'/><key id='t' for='node' attr.name='type'>"
                    "<default>router</default></key><key id='w' for='edge' attr.name='weight'/>"
                    "<graph edgedefault='directed'><data key='w'>1</data>"
                    "<node id='a'><data key='c'>red</data><data key='x'>?</data><port name='p'/></node>"
                    "<node id='b'><desc>words</desc><data key='c'>blue</data></node>"
                    "<edge id='e' source='a' target='b' sourceport='p'><data key='w'>2</data></edge>"
                    "<edge id='e' source='a' target='b'/><hyperedge/></graph><graph/></graphml>"),
        testing::UnorderedElementsAre("left out: 1 graphs behind the first", "left out: 1 hyperedges",
                                      "left out: 1 ports", "left out: 1 ports of edges",
                                      "left out: 1 values of the graph itself of keys that are not declared",
                                      "left out: 1 values of key 'x', which is not declared for <node>",
                                      "ids of edges: 1 are used again; the edges are kept",
                                      "1 edges say the same as others, and are one claim with them"));
    EXPECT_TRUE(warnings_of("<graphml><graph><node id='a'/></graph></graphml>").empty());
}

TEST(Graphml, TakesDefaultsWhereValuesAreMissing) {
    const auto graph =
        read_text("<graphml><key id='t' for='node' attr.name='type'><default>person</default></key>"
                  "<graph><node id='a'/><node id='b'><data key='t'>place</data></node></graph></graphml>",
                  "defaults.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities()[0].type, EntityType::kPerson);
    EXPECT_EQ(graph->entities()[1].type, EntityType::kPlace);
}

TEST(Graphml, CarriesFurtherColumnsOfNodes) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    const WriteOptions options{.columns = {{.name = "rank", .values = {0.25, -2}}, {"group", {3, 4}, true}}};
    for (const Format* format : formats()) {
        if (format->read == nullptr || format->name == "pajek") continue;
        const auto files = written(*format, graph_of(batch), options);
        EXPECT_THAT(text_of(files), testing::AllOf(HasSubstr("rank"), HasSubstr("0.25"), HasSubstr("group")))
            << format->name;
        Warnings warnings;
        const auto again = read(*format, files, warnings);
        ASSERT_TRUE(again) << format->name;
        EXPECT_TRUE(warnings.empty()) << format->name;
        const AttributeTable& kept = again->attributes().entities;
        EXPECT_EQ(kept.value(kept.find("rank"), 0), "0.25") << format->name;
        EXPECT_EQ(kept.value(kept.find("group"), 1), "4") << format->name;
    }
}

TEST(Export, NamesTheKnownFormats) {
    const auto format = format_of("graph.xyz");
    ASSERT_FALSE(format);
    EXPECT_THAT(format.error().describe(), HasSubstr(".graphml, .gexf, .json, "));
    EXPECT_THAT(read_graph("/no/such.graphml").error().describe(), HasSubstr("no such file"));
    EXPECT_THAT(read_graph("x.jsonl").error().describe(), HasSubstr("cannot be read back"));
}

TEST(Export, TakesTheLongestExtension) {
    EXPECT_EQ((*format_of("a.json"))->name, "json");
    EXPECT_EQ((*format_of("a.jgf.json"))->name, "jgf");
    EXPECT_EQ((*format_of("a.nodes.csv"))->name, "csv");
}

TEST(Export, WritesAndReadsAPairOfFiles) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "pair";
    std::filesystem::create_directories(folder);
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}};
    ASSERT_TRUE(write_graph(graph_of(batch), folder / "x.csv"));
    EXPECT_FALSE(std::filesystem::exists(folder / "x.csv"));
    for (const char* name : {"x.csv", "x.nodes.csv", "x.edges.csv"}) {
        const auto graph = read_graph(folder / name);
        ASSERT_TRUE(graph) << graph.error().describe();
        EXPECT_EQ(graph->entities().size(), 1u);
    }
    std::filesystem::remove_all(folder);
}

TEST(Export, LeavesNothingBehindWhereItCannotWrite) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "unwritable.dot";
    std::filesystem::create_directories(folder / "full");
    const auto written = write_graph(Graph(), folder);
    ASSERT_FALSE(written) << "a folder stands there";
    EXPECT_THAT(written.error().describe(), HasSubstr("unwritable.dot: cannot be written: "));
    EXPECT_FALSE(std::filesystem::exists(folder.string() + ".part"));
    EXPECT_THAT(write_graph(Graph(), "/no/such/folder/x.dot").error().describe(),
                HasSubstr("cannot be written: No such file"));
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace claimgraph
