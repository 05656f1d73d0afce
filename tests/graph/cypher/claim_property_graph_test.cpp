#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "graph/graph_builder.hpp"
#include "tests/export/news_graph.hpp"
#include "tests/graph/random_claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ordered_rows_of(const std::string& text, const PropertyGraph& graph) {
    const auto query = Query::compile(text, graph);
    if (!query) return {"error " + query.error().message};
    std::vector<std::string> rows;
    const auto run = query->run({}, {}, [&](const std::vector<Value>& row) {
        std::string line;
        for (const Value& value : row) line += (line.empty() ? "" : ", ") + to_text(value, graph);
        rows.push_back(std::move(line));
        return true;
    });
    return run ? rows : std::vector<std::string>{"error " + run.error().message};
}

std::vector<std::string> rows_of(const std::string& text, const Graph& claims = news_graph()) {
    return ordered_rows_of(text, ClaimPropertyGraph(claims));
}

TEST(ClaimPropertyGraph, EntitiesAreNodesWithTheirFields) {
    EXPECT_THAT(rows_of("MATCH (n) RETURN labels(n), count(*) ORDER BY labels(n)"),
                ElementsAre("['Document'], 4", "['Entity', 'Concept'], 1", "['Entity', 'Organization'], 1",
                            "['Entity', 'Person'], 2", "['Entity', 'Place'], 1"));
    EXPECT_THAT(rows_of("MATCH (n:Entity) RETURN count(*)"), ElementsAre("5"));
    EXPECT_THAT(rows_of("MATCH (n:Entity:Person) WHERE n:Entity RETURN count(*)"), ElementsAre("2"));
    EXPECT_THAT(
        rows_of("MATCH (n:Organization) RETURN n"),
        ElementsAre(
            "(:Entity:Organization {aliases: ['North Atlantic Treaty Organization', 'the \"Alliance\"'], id: 'Q7184', "
            "kb: 'Q7184', mentions: 3, name: 'NATO', type: 'organization', unnamed: false})"));
    EXPECT_THAT(rows_of("MATCH (n:organization) RETURN n.name"), ElementsAre("'NATO'")); // labels in any case
    EXPECT_THAT(rows_of("MATCH (n {id: 'ana-kola'}) RETURN n.name, n.kb"), ElementsAre("'Ana Kola', null"));
    EXPECT_THAT(rows_of("MATCH (n:Nothing) RETURN n"), IsEmpty());
}

TEST(ClaimPropertyGraph, DocumentsAreNodesWithTheirFields) {
    EXPECT_THAT(rows_of("MATCH (d:Document {name: 'news/b.txt'}) RETURN d"),
                ElementsAre("(:Document {name: 'news/b.txt', publisher: 'NATO', url: 'javascript:alert(1)'})"));
    EXPECT_THAT(rows_of("MATCH (d:Document) WHERE d.words > 0 RETURN d.name, d.words, d.date, d.mentions"),
                ElementsAre("'news/a.txt', 14, '2025-03-12', null"));
    EXPECT_THAT(rows_of("MATCH (d:Document)-[r]-() RETURN r"), IsEmpty());
    EXPECT_THAT(rows_of("MATCH (d:Document) MATCH (a)-[r]->() WHERE d.name IN r.documents AND d.title CONTAINS 'calm' "
                        "RETURN type(r) ORDER BY type(r)"),
                ElementsAre("'urges'", "'visits'"));
    EXPECT_THAT(rows_of("MATCH (d {name: 'news/d.txt'}) RETURN d.same_as, d:Document, d:Entity"),
                ElementsAre("'news/a.txt', true, false"));
}

TEST(ClaimPropertyGraph, ClaimsAreRelationshipsWithTheirFields) {
    EXPECT_THAT(
        rows_of("MATCH (a)-[r:visits]->(b) RETURN a.name, b.name, r.time, r.time_value, r.evidence, r.documents, "
                "r.confidence, r.speaker"),
        ElementsAre(
            "'Mark Rutte', 'Kosovo', 'on 11 March 2025', '2025-03-11', 2, ['news/a.txt', 'news/c.txt'], 0.8, null"));
    EXPECT_THAT(
        rows_of("MATCH ()-[r {speaker: 'Mark Rutte'}]->() RETURN r.id, r.speaker_id, r.report, r.modality, r.polarity, "
                "r.condition, type(r)"),
        ElementsAre("'Q7184.secures.Q1246.future.by.mark-rutte', 'mark-rutte', 'states', 'future', '+', 'if asked', "
                    "'secures'"));
    EXPECT_THAT(
        rows_of("MATCH (a)-[r:leaves|urges]->() RETURN a.name, r.polarity, r.complement, r.place_id ORDER BY a.name"),
        ElementsAre("'Mark Rutte', '+', 'calm & restraint', 'Q1246'", "'NATO', '-', null, null"));
}

TEST(ClaimPropertyGraph, AttributesArePropertiesWithTheirTypes) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = "owns";
    batch.claims = {claim};
    const auto set = [](AttributeTable& table, std::string_view name, std::size_t row, std::string_view value) {
        table.set(table.add_column(name), row, value);
    };
    set(batch.attributes.entities, "founded", 0, "1907");
    set(batch.attributes.entities, "listed", 1, "true");
    set(batch.attributes.entities, "share", 1, "x");
    set(batch.attributes.claims, "share", 0, "0.5");
    GraphBuilder builder;
    builder.add(std::move(batch));
    const Graph graph = builder.build();
    EXPECT_THAT(rows_of("MATCH (a)-[r]->(b) WHERE a.founded < 1908 RETURN a.founded + 1, r.share, b.share, b.listed, "
                        "a.listed, r.founded, b.nothing",
                        graph),
                ElementsAre("1908, 0.5, 'x', true, null, null, null"));
    EXPECT_THAT(rows_of("MATCH ()-[r {share: 0.5}]->() RETURN properties(r).share, type(r)", graph),
                ElementsAre("0.5, 'owns'"));
}

TEST(ClaimPropertyGraph, IsWalkedBothWays) {
    EXPECT_THAT(rows_of("MATCH (a {name: 'Mark Rutte'})-[r]-(b) RETURN type(r), b.name ORDER BY type(r)"),
                ElementsAre("'meets_with', 'Ana Kola'", "'urges', 'calm & restraint in the whole of the north'",
                            "'visits', 'Kosovo'"));
    EXPECT_THAT(
        rows_of("MATCH (a {name: 'Ana Kola'})-[*2]-(b:Place)<-[r]-(c:Organization) RETURN DISTINCT b.name, c.name, "
                "r.polarity ORDER BY r.polarity"),
        ElementsAre("'Kosovo', 'NATO', '+'", "'Kosovo', 'NATO', '-'"));
}

TEST(ClaimPropertyGraph, StartsWhereAnIndexHelps) {
    const Graph claims = news_graph();
    const ClaimPropertyGraph graph(claims);
    const auto plan = [&](const char* text) { return Query::compile(text, graph)->plan(); };
    EXPECT_THAT(plan("MATCH (a)-[:urges]->(b)-[]->(c) WHERE c.name = 'Kosovo' RETURN a"),
                HasSubstr("look up by property (c), check 1 condition\n  expand"));
    EXPECT_THAT(plan("MATCH (a:Person)-[r]->(b {id: $id}) RETURN a"), HasSubstr("look up by property (b)"));
    EXPECT_THAT(plan("MATCH (a:Person)-[r]->(b) RETURN a"), HasSubstr("scan by label (a:Person)"));
    EXPECT_THAT(plan("MATCH (a:Person)-[r:urges]->(b)-->(c) RETURN a"),
                HasSubstr("scan by type (a:Person)-[r:urges]->(b)\n  expand"));
    EXPECT_THAT(plan("MATCH (a)-[r]->(b) RETURN a"), HasSubstr("scan all relationships (a)-[r]->(b)"));
    EXPECT_THAT(plan("MATCH (a)-[r]->(b) WHERE b.mentions > 3 RETURN a"), HasSubstr("scan all nodes (b), check 1"));
    EXPECT_THAT(plan("MATCH (a)-[r:urges*]->(b) RETURN a"), HasSubstr("scan all nodes (a)"));
    EXPECT_THAT(plan("MATCH (a) MATCH (a)-[r:urges]->(b) RETURN a"), HasSubstr("take (a)\n  expand"));
    EXPECT_THAT(plan("MATCH (a)-[r:no_such]->(b) RETURN a"), HasSubstr("nothing"));
}

/// Counts how often all relationships are gone through one by one.
class WatchedGraph : public ClaimPropertyGraph {
  public:
    using ClaimPropertyGraph::ClaimPropertyGraph;
    void relationships(std::span<const Symbol> types,
                       const std::function<bool(RelationshipId, Participants)>& visit) const override {
        ++scans;
        ClaimPropertyGraph::relationships(types, visit);
    }
    mutable int scans = 0;
};

/// Finds no relationships as one.
class PlainGraph : public ClaimPropertyGraph {
  public:
    using ClaimPropertyGraph::ClaimPropertyGraph;
    bool alike_relationships(std::span<const Symbol>, const RelationshipReads&,
                             const std::function<bool(RelationshipId, Participants, std::uint64_t)>&) const override {
        return false;
    }
};

constexpr const char* kOfColumns[] = {
    "MATCH ()-[r]->() RETURN count(*)",
    "MATCH ()-[r]->() RETURN DISTINCT type(r)",
    "MATCH ()-[r]->() RETURN type(r), r.polarity, count(r)",
    "MATCH ()-[r]->() WHERE r.modality = 'future' RETURN r.symmetric, count(*), min(type(r))",
    "MATCH ()-[r:urges|open:do]->() RETURN r.modality, type(r), count(*)",
    "MATCH (a)-[r]->() RETURN a.name, count(r)",
    "MATCH ()-[r:urges]->(b) WHERE b.mentions > 2 RETURN b, count(r)",
    "MATCH (a:Person)<-[r]-() WITH a.type AS type, r.polarity AS p RETURN type, p, count(*)",
};
constexpr const char* kOfRows[] = {
    "MATCH ()-[r]->() RETURN type(r), avg(r.confidence)", "MATCH ()-[r]->() RETURN collect(type(r))",
    "MATCH ()-[r]->() RETURN r.speaker, count(*)",        "MATCH ()-[r]->() RETURN r.note, count(*)",
    "MATCH (a)-[r]-(b) RETURN a.name, count(r)",          "MATCH (a)-[r]->(a) RETURN a.name, count(r)",
};

TEST(ClaimPropertyGraph, CountsWhatIsAlikeByColumnsInTheSameOrder) {
    std::mt19937 random(5);
    for (int i = 0; i < 30; ++i) {
        GraphBuilder builder;
        for (int batches = 0; batches < 8; ++batches) builder.add(random_batch(random));
        const Graph claims = builder.build();
        const WatchedGraph graph(claims);
        const PlainGraph plain(claims);
        for (const char* query : kOfColumns)
            EXPECT_EQ(ordered_rows_of(query, graph), ordered_rows_of(query, plain)) << query;
        for (const char* query : kOfRows)
            EXPECT_EQ(ordered_rows_of(query, graph), ordered_rows_of(query, plain)) << query;
    }
}

TEST(ClaimPropertyGraph, MakesNoRowForEachClaimWhereColumnsDo) {
    std::mt19937 random(6);
    GraphBuilder builder;
    for (int batches = 0; batches < 20; ++batches) builder.add(random_batch(random));
    const Graph claims = builder.build();
    for (const char* query : kOfColumns) {
        const WatchedGraph graph(claims);
        ordered_rows_of(query, graph);
        EXPECT_EQ(graph.scans, 0) << query;
    }
    for (const char* query : kOfRows) {
        const WatchedGraph graph(claims);
        ordered_rows_of(query, graph);
        EXPECT_GT(graph.scans, 0) << query;
    }
}

} // namespace
} // namespace claimgraph::cypher
