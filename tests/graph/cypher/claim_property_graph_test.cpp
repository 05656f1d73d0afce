#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "tests/export/news_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> rows_of(const std::string& text, const Graph& claims = news_graph()) {
    const ClaimPropertyGraph graph(claims);
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

} // namespace
} // namespace claimgraph::cypher
