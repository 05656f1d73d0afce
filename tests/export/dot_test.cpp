#include "export/readers/dot_reader.hpp"
#include "graph/graph_builder.hpp"
#include "tests/export/format_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A star: the first entity does something to each of the others.
Graph star(std::vector<std::string> names, std::size_t claims_each = 1) {
    ClaimBatch batch;
    for (std::string& name : names) batch.entities.push_back({.id = name, .name = name});
    for (std::size_t i = 1; i < names.size(); ++i) {
        for (std::size_t n = 0; n < claims_each; ++n) {
            Claim& claim = batch.claims.emplace_back();
            claim.subject = EntityIndex{0};
            claim.object = EntityIndex{i};
            claim.relation = claim.label = "does" + std::to_string(n);
            claim.evidence.push_back({.document = "d", .text = "It \"does\" & did."});
        }
    }
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

std::string dot_of(const Graph& graph, const WriteOptions& options = {}) {
    return text_of(written(format_named("dot"), graph, options));
}

TEST(Dot, QuotesIdsAndLabels) {
    const std::string text = dot_of(star({"graph", "R&D \"x\\"}));
    EXPECT_THAT(text, HasSubstr("\"graph\" -> \"R&D \\\"x\\\\\" ["));
    EXPECT_THAT(text, HasSubstr("label=\"R&amp;D \\\"x\\\\\"")) << "labels decode entities, ids do not";
    EXPECT_THAT(text, HasSubstr("tooltip=\"It \\\"does\\\" &amp; did.\""));
}

TEST(Dot, FoldsParallelClaimsIntoOneArrow) {
    const std::string text = dot_of(star({"a", "b"}, 3));
    EXPECT_THAT(text, HasSubstr("\"a\" -> \"b\" [label=\"does0\\ndoes1\\ndoes2\""));
    EXPECT_EQ(text.find("->"), text.rfind("->"));
    EXPECT_THAT(dot_of(star({"a", "b"}, 20)), HasSubstr("does14\\nand 13 more")) << "in the order of the graph";
}

TEST(Dot, ColoursArrowsByWhatTheirFamilyAmountsTo) {
    const std::vector<RelationFamily> known = {{.name = "REQUEST", .tone = QuadClass::kAsks},
                                               {.name = "AID", .tone = QuadClass::kHelps}};
    const auto families = RelationFamilies::parse("id\tfamily\ndoes0\tREQUEST\ndoes1\tAID\n", "t", known);
    ASSERT_TRUE(families);
    EXPECT_THAT(dot_of(star({"a", "b"}), {.families = *families}), HasSubstr("color=\"#8f5f00\"")) << "asks";
    EXPECT_THAT(dot_of(star({"a", "b"}, 2), {.families = *families}), HasSubstr("color=\"#4a5568\"")) << "both";
    const std::string text = dot_of(star({"a", "b"}), {.families = *families});
    EXPECT_THAT(text, HasSubstr("\u2192 asks")) << "the legend";
    EXPECT_THAT(text, Not(HasSubstr("\u2192 helps")));
}

TEST(Dot, LinksWhatIsKnownToWikidata) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A", .kb = "Q42"}, {.id = "b", .name = "B", .kb = "Q1\" onload=\"x"}};
    batch.claims = {{.subject = EntityIndex{0}, .relation = "visits", .object = EntityIndex{1}, .label = "visits"}};
    GraphBuilder builder;
    builder.add(batch);
    const std::string text = dot_of(builder.build());
    EXPECT_THAT(text, HasSubstr("URL=\"https://www.wikidata.org/wiki/Q42\""));
    EXPECT_EQ(text.find("URL="), text.rfind("URL="));
}

TEST(Dot, LaysManyEntitiesOutAsSpringsWould) {
    std::vector<std::string> names;
    for (int i = 0; i < 200; ++i) names.push_back("e" + std::to_string(i));
    const std::string few = dot_of(star({names.begin(), names.begin() + 50}));
    EXPECT_THAT(few, Not(HasSubstr("layout=")));
    EXPECT_THAT(few, HasSubstr("[label=\"does0\""));
    const std::string many = dot_of(star(names));
    EXPECT_THAT(many, HasSubstr("layout=sfdp"));
    EXPECT_THAT(many, Not(HasSubstr("[label=\"does0\""))) << "labels would hide the names";
    EXPECT_THAT(many, HasSubstr("tooltip=\"does0\\nIt"));
}

TEST(Dot, ShowsTheEntitiesWithMostClaims) {
    const std::string text = dot_of(star({"z", "a", "b", "c"}), {.top = 2});
    EXPECT_THAT(text, HasSubstr("\"z\" -> \"a\""));
    EXPECT_THAT(text, Not(HasSubstr("\"b\"")));
}

TEST(Dot, KeepsEntitiesThatClaimsLinkWhenOnlySomeAreShown) {
    ClaimBatch batch;
    const auto link = [&](std::size_t subject, std::size_t object) {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{subject};
        claim.object = EntityIndex{object};
        claim.relation = claim.label = "meets" + std::to_string(batch.claims.size());
    };
    for (const char* name : {"a", "b", "c", "d", "hub", "other"}) batch.entities.push_back({.id = name, .name = name});
    for (const std::size_t leaf : {0, 1, 2}) link(4, leaf);
    link(5, 3); // two claims each, more than the leaves of the hub have, but none with the hub
    link(3, 5);
    GraphBuilder builder;
    builder.add(batch);
    const std::string text = dot_of(builder.build(), {.top = 3});
    EXPECT_THAT(text, HasSubstr("\"hub\" -> \"a\""));
    EXPECT_THAT(text, HasSubstr("\"hub\" -> \"b\""));
    EXPECT_THAT(text, Not(HasSubstr("\"other\"")));
}

TEST(Dot, SaysTheStatusOnce) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    for (const char* label : {"supports", "backs (future)"}) {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{0};
        claim.object = EntityIndex{1};
        claim.relation = claim.label = label;
        claim.modality = Modality::kFuture;
    }
    GraphBuilder builder;
    builder.add(batch);
    const std::string text = dot_of(builder.build());
    EXPECT_THAT(text, HasSubstr("supports (future)"));
    EXPECT_THAT(text, HasSubstr("backs (future)"));
    EXPECT_THAT(text, Not(HasSubstr("(future) (future)")));
}

TEST(Dot, KeepsTokensShort) {
    const std::string text = dot_of(star({std::string(100'000, 'a'), std::string(100'000, '&')}, 50));
    std::size_t longest = 0; // quotes and backslashes end what Graphviz reads at a time
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        end = std::min(text.find_first_of("\"\\", begin), text.size());
        longest = std::max(longest, end - begin);
    }
    EXPECT_LT(longest, 16'000u) << "Graphviz 2.43 cannot read tokens of 16 kB";
}

TEST(Dot, OfTheTopReadsBackWithThoseThatItsClaimsName) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}, {.id = "speaker", .name = "S"}, {.id = "z"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.attributed_to = EntityIndex{2};
    claim.relation = claim.label = "visits";
    batch.claims = {claim};
    GraphBuilder builder;
    builder.add(batch);
    auto files = written(format_named("dot"), builder.build(), {.top = 2});
    Warnings warnings;
    const auto graph = read_dot(files, warnings);
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 3u);
    ASSERT_EQ(graph->claims().size(), 1u);
    EXPECT_EQ((*graph)[graph->claims()[0].attributed_to].name, "S");
}

TEST(Dot, ReadsWhatOthersWrote) {
    std::vector<SourceFile> files = {
        {"x.gv", "graph G { a [label=\"A \\\\ \\\"x\\\"\", color=red]; a -- b -- c [label=knows]; subgraph s { d } }"}};
    Warnings warnings;
    const auto graph = read_dot(files, warnings);
    ASSERT_TRUE(graph) << graph.error().describe();
    EXPECT_EQ(graph->entities().size(), 4u);
    EXPECT_EQ(graph->entities()[0].name, "A \\ \"x\"");
    ASSERT_EQ(graph->claims().size(), 2u);
    EXPECT_EQ(graph->claims()[0].relation, "open:knows");
    EXPECT_TRUE(graph->claims()[0].symmetric);
    EXPECT_TRUE(warnings.empty());
    const AttributeTable& kept = graph->attributes().entities;
    EXPECT_EQ(kept.value(kept.find("color"), 0), "red");
    files = {{"bad.gv", "digraph {\n a -> ]"}};
    EXPECT_THAT(read_dot(files, warnings).error().describe(), testing::StartsWith("bad.gv:2: no DOT"));
}

TEST(Dot, WrapsLabelsByCharacters) {
    std::string name;
    for (int i = 0; i < 6; ++i) name += "\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1 "; // five letters, ten bytes
    const std::string word = "\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1";
    EXPECT_THAT(dot_of(star({"a", name})), HasSubstr(word + ' ' + word + ' ' + word + ' ' + word + "\\n" + word));
}

TEST(DotReader, RefusesSubgraphsThatGraphvizWouldLose) {
    const auto nested = [](std::size_t depth) {
        const std::string text =
            "digraph {" + std::string(depth, '{') + " a -> b " + std::string(depth, '}') + "c -> \"}\\\"{\" }";
        std::vector<SourceFile> files = {{"deep.dot", text}};
        Warnings warnings;
        return read_dot(files, warnings);
    };
    const auto flat = nested(900);
    ASSERT_TRUE(flat) << flat.error().describe();
    EXPECT_EQ(flat->claims().size(), 2u);
    std::vector<SourceFile> open = {{"open.dot", "digraph { a -> \"b\\"}};
    Warnings none;
    EXPECT_FALSE(read_dot(open, none)) << "a quote that is not closed";
    EXPECT_EQ(nested(5000).error().describe(), "deep.dot: subgraphs nested deeper than 1000");
}

} // namespace
} // namespace claimgraph
