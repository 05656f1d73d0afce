#include "export/export.hpp"
#include "export/graphml_reader.hpp"
#include "graph/graph_builder.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
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
    const std::string text = written(graph_of(batch));
    EXPECT_THAT(text, HasSubstr("label=\"urges\""));
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
    EXPECT_THAT(error_of("<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>"), HasSubstr("no well-formed XML"));
    EXPECT_THAT(error_of("<html/>"), HasSubstr("no <graphml> element"));
    EXPECT_THAT(error_of("<graphml/>"), HasSubstr("no <graph>"));
    EXPECT_THAT(error_of("<graphml><graph>\n<node id='a'/>\n<node id='a'/></graph></graphml>"),
                HasSubstr("bad.graphml:3: node id 'a' is used twice"));
    EXPECT_THAT(error_of("<graphml><graph>\n<edge source='a' target='b'/></graph></graphml>"),
                HasSubstr("bad.graphml:2: source 'a' of an edge"));
    EXPECT_THAT(error_of("<!DOCTYPE graphml [<!ENTITY a 'b'>]>\n<graphml/>"),
                HasSubstr("bad.graphml:1: a document type declaration"));
    EXPECT_THAT(error_of("<graphml>\n\xFF</graphml>"), HasSubstr("bad.graphml:2: byte 10 is not UTF-8"));
    EXPECT_THAT(error_of(std::string("<graphml>\0</graphml>", 20)), HasSubstr("NUL"));
    EXPECT_THAT(error_of("<graphml><graph><node id='a'"), HasSubstr("cut short"));
}

TEST(Graphml, BoundsTheDepth) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "<a>";
    EXPECT_THAT(error_of(text), HasSubstr("nested deeper than 100"));
}

TEST(Export, NamesTheKnownFormats) {
    const auto format = format_of("graph.xyz");
    ASSERT_FALSE(format);
    EXPECT_THAT(format.error().describe(), HasSubstr(".graphml, .dot, .jsonl"));
    EXPECT_THAT(read_graph("/no/such.graphml").error().describe(), HasSubstr("no such file"));
    EXPECT_THAT(read_graph("x.dot").error().describe(), HasSubstr("cannot be read back"));
}

} // namespace
} // namespace claimgraph
