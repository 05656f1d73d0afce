#include "tests/export/format_text.hpp"
#include "tests/graph/graph_of.hpp"
#include "tests/graph/random_claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

/// "x=1 integer" of each value of a table, by column and row.
std::vector<std::string> lines_of(const AttributeTable& table, std::size_t rows) {
    constexpr const char* kNames[] = {"boolean", "integer", "number", "json", "text"};
    std::vector<std::string> lines;
    for (std::size_t column = 0; column < table.size(); ++column)
        for (std::size_t row = 0; row < rows; ++row)
            if (!table.value(column, row).empty())
                lines.push_back(table.name(column) + "=" + std::string(table.value(column, row)) + " " +
                                kNames[static_cast<std::size_t>(table.type(column))]);
    return lines;
}

void set(AttributeTable& table, std::string_view name, std::size_t row, std::string_view value,
         std::optional<AttributeType> type = {}) {
    table.set(table.add_column(name), row, value, type);
}

/// Two entities, two claims, and attributes of all types.
ClaimBatch foreign_batch() {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.confidence = 1;
    claim.relation = claim.label = "owns";
    batch.claims = {claim, claim};
    batch.claims[1].relation = batch.claims[1].label = "sells";
    AttributeTable& entities = batch.attributes.entities;
    set(entities, "founded", 0, "1907");
    set(entities, "share", 1, "0.25");
    set(entities, "listed", 1, "true");
    set(entities, "note", 0, "R& &D \"x\" ]]> \xC5\xA1");
    set(entities, "5% & more: \"odd\" name", 1, "007");
    AttributeTable& claims = batch.attributes.claims;
    set(claims, "since", 1, "-300");
    set(claims, "weight", 0, "2.5");
    set(claims, "source text", 0, "annual report");
    set(claims, "original_confidence", 0, "95");
    return batch;
}

class KeptAttributes : public testing::TestWithParam<const Format*> {
  protected:
    void expect_kept(const Graph& graph, Shape shape, const std::vector<std::string>& of_entities) {
        const auto files = written(*GetParam(), graph, {.shape = shape});
        Warnings warnings;
        const auto again = read(*GetParam(), files, warnings);
        ASSERT_TRUE(again) << again.error().describe() << text_of(files);
        EXPECT_EQ(lines_of(again->attributes().entities, 2), of_entities) << text_of(files);
        EXPECT_EQ(lines_of(again->attributes().claims, 2), lines_of(graph.attributes().claims, 2)) << text_of(files);
        if (GetParam()->parts.empty()) { // CSV has no place for them
            EXPECT_EQ(again->attributes().graph, graph.attributes().graph) << text_of(files);
        }
        EXPECT_EQ(text_of(written(*GetParam(), *again, {.shape = shape})), text_of(files));
        for (const Error& warning : warnings) ADD_FAILURE() << warning.describe();
    }
};

TEST_P(KeptAttributes, ComeBackWithTheirTypes) {
    ClaimBatch batch = foreign_batch();
    set(batch.attributes.graph, "licence", 0, "CC \"BY\"");
    set(batch.attributes.graph, "year", 0, "2024");
    const Graph graph = graph_of(std::move(batch));
    auto lines = lines_of(graph.attributes().entities, 2);
    if (GetParam()->name == "gml") // which knows no truth values
        std::ranges::replace(lines, std::string("listed=true boolean"), std::string("listed=1 integer"));
    expect_kept(graph, Shape::kFlat, lines);
    expect_kept(graph, Shape::kReified, lines);
}

TEST_P(KeptAttributes, MayHaveAnyNameAndText) {
    for (const std::string& text : hostile_strings()) {
        ClaimBatch batch = foreign_batch();
        set(batch.attributes.entities, "n" + text, 0, "t" + text);
        set(batch.attributes.claims, "n" + text, 1, "t" + text);
        const Graph graph = graph_of(std::move(batch));
        SCOPED_TRACE(text);
        auto lines = lines_of(graph.attributes().entities, 2);
        if (GetParam()->name == "gml")
            std::ranges::replace(lines, std::string("listed=true boolean"), std::string("listed=1 integer"));
        expect_kept(graph, Shape::kFlat, lines);
    }
}

std::vector<const Format*> keeping() {
    std::vector<const Format*> formats;
    for (const Format* format : claimgraph::formats())
        if (format->read != nullptr && format->name != "pajek") formats.push_back(format);
    return formats;
}
INSTANTIATE_TEST_SUITE_P(EveryFormat, KeptAttributes, testing::ValuesIn(keeping()), name_of_format);

Graph graph_from(const char* format, std::vector<SourceFile> files, std::vector<std::string>* told = nullptr) {
    Warnings warnings;
    auto graph = read(format_named(format), std::move(files), warnings);
    if (told != nullptr)
        for (const Error& warning : warnings) told->push_back(warning.message);
    if (graph) return std::move(*graph);
    ADD_FAILURE() << graph.error().describe();
    return {};
}

std::vector<std::string> entity_lines(const Graph& graph) {
    return lines_of(graph.attributes().entities, graph.entities().size());
}
std::vector<std::string> claim_lines(const Graph& graph) {
    return lines_of(graph.attributes().claims, graph.claims().size());
}

TEST(ForeignAttributes, OfGraphmlHaveTheTypesOfItsKeys) {
    std::vector<std::string> told;
    const Graph graph = graph_from(
        "graphml",
        {{"x.graphml",
          "<graphml><key id='0' for='node' attr.name='age' attr.type='int'/><key id='1' for='node' attr.name='code' "
          "attr.type='string'/><key id='2' for='node' attr.name='ok' attr.type='boolean'/><key id='3' for='edge' "
          "attr.name='weight' attr.type='double'/><key id='4' for='graph' attr.name='author' attr.type='string'/>"
          "<key id='5' for='node' attr.name='confidence' attr.type='double'/>"
          "<graph edgedefault='directed'><data key='4'>Ida Holm</data><node id='a'><data key='0'>41</data>"
          "<data key='1'>12</data><data key='2'>True</data><desc>in words</desc></node>"
          "<node id='b'><data key='5'>95</data></node>"
          "<edge id='e1' source='a' target='b' label='pays'><data key='3'>0.5</data></edge></graph></graphml>"}},
        &told);
    EXPECT_THAT(entity_lines(graph), testing::UnorderedElementsAre("age=41 integer", "code=12 text", "ok=true boolean",
                                                                   "desc=in words text", "confidence=95.0 number"));
    EXPECT_THAT(claim_lines(graph), testing::ElementsAre("original_id=e1 text", "weight=0.5 number"));
    EXPECT_THAT(lines_of(graph.attributes().graph, 1), testing::ElementsAre("author=Ida Holm text"));
    EXPECT_THAT(told, testing::IsEmpty());
}

TEST(ForeignAttributes, OfJsonHaveTheTypesOfItsValues) {
    const Graph graph =
        graph_from("json", {{"x.json", R"({"directed":true,"graph":{"name":"trade"},"version":2,"nodes":[
            {"id":"a","n":"5","pos":[0.5,1],"size":2},{"id":"b","n":"x","big":1e300}],
            "edges":[{"source":"a","target":"b","label":"pays","weight":3,"when":{"y":1999}}]})"}});
    EXPECT_THAT(entity_lines(graph), testing::ElementsAre("big=1e+300 number", "n=5 text", "n=x text",
                                                          "original_size=2 integer", "pos=[0.5,1] json"));
    EXPECT_THAT(claim_lines(graph), testing::ElementsAre("weight=3 integer", "when={\"y\":1999} json"));
    EXPECT_THAT(lines_of(graph.attributes().graph, 1), testing::ElementsAre("name=trade text", "version=2 integer"));
    EXPECT_THAT(text_of(written(format_named("json"), graph)), HasSubstr("\"pos\":[0.5,1]"));
    EXPECT_THAT(text_of(written(format_named("pajek"), graph)), HasSubstr("1 2 3 l \"pays\""));
}

TEST(ForeignAttributes, OfDotAndCsvAreWhatTheyLookLike) {
    const Graph dot = graph_from("dot", {{"x.dot", "digraph { rankdir=LR; a [peripheries=2, shape=box]; "
                                                   "a -> b [label=owns, penwidth=1.5, color=red] }"}});
    EXPECT_THAT(entity_lines(dot), testing::ElementsAre("peripheries=2 integer", "shape=box text"));
    EXPECT_THAT(claim_lines(dot), testing::ElementsAre("color=red text", "penwidth=1.5 number"));
    EXPECT_THAT(lines_of(dot.attributes().graph, 1), testing::ElementsAre("rankdir=LR text"));
    const Graph csv = graph_from("csv", {{"x.nodes.csv", "Id,Label,Born,Zip\na,A,1950,01234\nb,B,,\n"},
                                         {"x.edges.csv", "Source,Target,Label,Weight,Id\na,b,owns,4,e9\n"}});
    EXPECT_THAT(entity_lines(csv), testing::ElementsAre("Born=1950 integer", "Zip=01234 text"));
    EXPECT_THAT(claim_lines(csv), testing::ElementsAre("original_id=e9 text", "weight=4 integer"));
}

TEST(ForeignAttributes, OfGexfKeepTimesAndPlaces) {
    const Graph graph = graph_from(
        "gexf",
        {{"x.gexf", "<gexf><meta lastmodifieddate='2020-01-01'><creator>Somebody</creator></meta><graph "
                    "defaultedgetype='directed'><nodes><node id='a' label='A' start='1999' end='2003'><viz:position "
                    "xmlns:viz='v' x='1.5' y='-2' z='0'/></node><node id='b' label='B'/></nodes><edges>"
                    "<edge source='a' target='b' kind='meets'><spells><spell start='2001-02-03' end='2001-02-05'/>"
                    "<spell start='2004-01-01'/></spells></edge>"
                    "<edge source='b' target='a' kind='sees' timestamps='&lt;[2010-05-01, 2010-05-09]&gt;'/>"
                    "<edge source='b' target='a' kind='hears' start='12.5'/></edges></graph></gexf>"}});
    EXPECT_THAT(entity_lines(graph), testing::ElementsAre("end=2003 integer", "start=1999 integer", "x=1.5 number",
                                                          "y=-2.0 number", "z=0.0 number"));
    EXPECT_THAT(claim_lines(graph),
                testing::ElementsAre("spells=[2001-02-03, 2001-02-05]; [2004-01-01, ] text", "start=12.5 number"));
    std::vector<std::string> times;
    for (const Claim& claim : graph.claims()) times.push_back(claim.label + " " + claim.time_value);
    EXPECT_THAT(times, testing::UnorderedElementsAre("meets 2001-02-03/..", "sees 2010-05-01/2010-05-09", "hears "));
    EXPECT_THAT(lines_of(graph.attributes().graph, 1), testing::ElementsAre("creator=Somebody text"));
    EXPECT_THAT(text_of(written(format_named("gexf"), graph)),
                HasSubstr("<viz:position x=\"1.5\" y=\"-2.0\" z=\"0.0\"/>"));
}

TEST(ForeignAttributes, MeasuresTakeThePlaceOfOlderOnes) {
    const WriteOptions options{.columns = {{.name = "rank", .values = {0.25, 2}}}};
    const auto files = written(format_named("graphml"), graph_of(foreign_batch()), options);
    const Graph again = graph_from("graphml", files);
    EXPECT_THAT(entity_lines(again), testing::Contains("rank=0.25 number"));
    EXPECT_EQ(text_of(written(format_named("graphml"), again, options)), text_of(files));
}

} // namespace
} // namespace claimgraph
