#include "export/export.hpp"
#include "export/graphml_reader.hpp"
#include "graph/graph_builder.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace claimgraph {
namespace {

using testing::HasSubstr;

std::string written(const Graph& graph) {
    std::ostringstream out;
    kGraphmlFormat.write(graph, out, {});
    return out.str();
}

Graph graph_of(ClaimBatch batch) {
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

TEST(Graphml, ReadsBackTheIdenticalGraph) {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        const Graph graph = graph_of(random_batch(random));
        const std::string text = written(graph);
        const auto again = read_graphml(text, "x.graphml");
        ASSERT_TRUE(again) << again.error().describe() << '\n' << text;
        EXPECT_TRUE(std::ranges::equal(graph.entities(), again->entities())) << text;
        EXPECT_TRUE(std::ranges::equal(graph.claims(), again->claims())) << text;
        EXPECT_EQ(written(*again), text);
    }
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
    const std::string text = written(graph_of(batch));
    EXPECT_THAT(text, HasSubstr("label=\"urges\""));
    EXPECT_THAT(text, HasSubstr("label=\"urges#3\""));
    EXPECT_THAT(text, HasSubstr("label=\"urges#2\"")) << "Gephi folds edges of one kind between two nodes into one";
}

TEST(Graphml, ReadsWhatOthersWrote) {
    const auto graph =
        read_graphml("<?xml version='1.0'?>\n<graphml><key id='d0' for='edge' attr.name='weight' attr.type='double'/>"
                     "<graph edgedefault='undirected'><node id='n0'/><node id='n1'/>"
                     "<edge source='n0' target='n1' label='knows'><data key='d0'>2</data></edge></graph></graphml>",
                     "other.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 2u);
    EXPECT_EQ(graph->claims()[0].relation, "open:knows");
}

std::string error_of(std::string text) {
    const auto graph = read_graphml(text, "bad.graphml");
    return graph ? "no error" : graph.error().describe();
}

TEST(Graphml, RefusesWhatItCannotRead) {
    EXPECT_THAT(error_of(""), HasSubstr("bad.graphml:1: is empty"));
    EXPECT_THAT(error_of("<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>"),
                HasSubstr("bad.graphml:4: </graph> where <node> is open"));
    EXPECT_THAT(error_of("<html/>"), HasSubstr("no <graphml> element"));
    EXPECT_THAT(error_of("<graphml/>"), HasSubstr("no <graph>"));
    EXPECT_THAT(error_of("<graphml><graph>\n<node id='a'/>\n<node id='a'/></graph></graphml>"),
                HasSubstr("bad.graphml:3: node id 'a' is used twice"));
    EXPECT_THAT(error_of("<graphml><graph>\n<edge source='a' target='b'/></graph></graphml>"),
                HasSubstr("bad.graphml:2: source 'a' of edge ''; expected the id of a node"));
    EXPECT_THAT(error_of("<!DOCTYPE graphml [<!ENTITY a 'b'>]>\n<graphml/>"),
                HasSubstr("bad.graphml:1: a document type with declarations"));
    EXPECT_THAT(error_of("<graphml>\n\xFF</graphml>"), HasSubstr("bad.graphml:2: byte 10 is not UTF-8"));
    EXPECT_THAT(error_of(std::string("<graphml>\0</graphml>", 20)), HasSubstr("NUL"));
    EXPECT_THAT(error_of("<graphml><graph><node id='a'"), HasSubstr("cut short"));
}

/// A file of ours with this on its only edge.
std::string error_of_edge(const std::string& name, const std::string& value) {
    return error_of("<graphml>\n<key id='e' for='edge' attr.name='" + name +
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
    EXPECT_THAT(error_of("<graphml><graph><node id='a'/>\n<edge id='b' source='a' target='a'/>\n"
                         "<edge id='b' source='a' target='a'/></graph></graphml>"),
                HasSubstr("bad.graphml:3: edge id 'b' is used twice"));
}

TEST(Graphml, LaysNestedGraphsFlat) {
    const auto graph =
        read_graphml("<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'><g:graph edgedefault='undirected'>"
                     "<g:edge source='a' target='b' directed='true'/><g:edge source='b' target='a'/>"
                     "<g:node id='a'><g:graph><g:node id='b'/></g:graph></g:node></g:graph></g:graphml>",
                     "nested.graphml");
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 2u);
    ASSERT_EQ(graph->claims().size(), 1u);
    EXPECT_TRUE(graph->claims()[0].symmetric);
}

TEST(Export, NamesTheKnownFormats) {
    const auto format = format_of("graph.xyz");
    ASSERT_FALSE(format);
    EXPECT_THAT(format.error().describe(), HasSubstr(".graphml, .dot, .jsonl"));
    EXPECT_THAT(read_graph("/no/such.graphml").error().describe(), HasSubstr("no such file"));
    EXPECT_THAT(read_graph("x.dot").error().describe(), HasSubstr("cannot be read back"));
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
