#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/graphs/store_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "graph/graph_builder.hpp"
#include "graph/store/store.hpp"
#include "tests/export/news_graph.hpp"
#include "tests/graph/time_forms.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

/// The rows, in the order of their texts: rows of a store lie in another order than a graph's.
std::vector<std::string> rows_of(const std::string& text, const PropertyGraph& graph) {
    const auto query = Query::compile(text, graph);
    if (!query) return {"error " + query.error().message};
    std::vector<std::string> rows;
    const auto run = query->run({}, {}, [&](const std::vector<Value>& row) {
        std::string line;
        for (const Value& value : row) line += to_text(value, graph) + "\n";
        rows.push_back(std::move(line));
        return true;
    });
    if (!run) return {"error " + run.error().message};
    std::ranges::sort(rows);
    return rows;
}

TEST(StorePropertyGraph, AnswersAsTheGraphInMemoryDoes) {
    const Graph claims = news_graph();
    const ClaimPropertyGraph in_memory(claims);
    const auto store = Store::in_memory(claims);
    ASSERT_TRUE(store);
    const StorePropertyGraph on_disk(store->database());
    for (const char* query :
         {"MATCH (n) RETURN n",
          "MATCH (n:person) RETURN n.name, labels(n)",
          "MATCH (n:Nothing) RETURN n",
          "MATCH (n:Entity) RETURN n, n:Person, n:Document",
          "MATCH (d:Document) RETURN d, labels(d), d.words, d.kb",
          "MATCH (d {name: 'news/b.txt'}) OPTIONAL MATCH (d)-[r]-() RETURN d.name, d:Entity, r",
          "MATCH (a:Person)-[r:urges|visits]->(b:Place) RETURN a.id, r.id",
          "MATCH (a)-[r:meets_with]-(b) RETURN a.id, b.id",
          "MATCH (a)<-[r]-(b) RETURN a.id, b.id, type(r)",
          "MATCH (a)-[r:visits]->(b), (c)-[s:visits|urges]->(d) RETURN r, s",
          "MATCH (a:Node)-[r:VISITS]->(b) RETURN a.label, r.attributed_to, r.weight, b.label",
          "CALL db.labels()",
          "CALL db.relationshipTypes()",
          "CALL db.propertyKeys()",
          "MATCH (a)-[r]->(b) RETURN a.id, r, b.id",
          "MATCH (a {name: 'NATO'})-[r]-(b) RETURN r.id, type(r), b.name",
          "MATCH (a {id: 'mark-rutte'})<-[r]-(b) RETURN r.id, b",
          "MATCH (a {name: 'nato'}) RETURN a",
          "MATCH (a)-[r:visits|urges]->(b) RETURN r.time_value, r.documents, r.sentences, r.evidence, r.confidence",
          "MATCH ()-[r]->() RETURN r.time_value, r.time_from, r.time_until, r.first_seen",
          "MATCH (a)-[r:no_such]->(b) RETURN r",
          "MATCH p = (a {name: 'Ana Kola'})-[*2..3]-(b) RETURN p",
          "MATCH ()-[r]->() WHERE r.speaker_id = 'mark-rutte' RETURN r.id, r.report, r.condition, startNode(r).name",
          "MATCH ()-[r]->() RETURN r.nothing, keys(r), r.place_id, r.polarity, r.modality, r.symmetric",
          "MATCH ()-[r]->() RETURN count(*)",
          "MATCH ()-[r:leaves]->() WHERE r.polarity = '+' RETURN count(*)",
          "MATCH ()-[r]->() RETURN DISTINCT type(r), r.polarity",
          "MATCH ()-[r]->() RETURN r.time_value, r.place, r.modality, count(*)",
          "MATCH (a)-[r:visits|urges]->() WHERE r.confidence > 0 RETURN a.name, type(r), count(r), max(r.documents)",
          "MATCH (:Place)<-[r]-(a) RETURN a, count(r)",
          "MATCH p = shortestPath((a {name: 'Ana Kola'})-[*]-(b {name: 'NATO'})) RETURN length(p)"}) {
        const auto expected = rows_of(query, in_memory);
        EXPECT_EQ(rows_of(query, on_disk), expected) << query;
    }
    EXPECT_TRUE(store->database().status());
    EXPECT_EQ(rows_of("MATCH (a)-[r]->(b) RETURN r", on_disk).size(), claims.claims().size());
}

TEST(StorePropertyGraph, HasTheDaysOfEveryFormOfTime) {
    GraphBuilder builder;
    builder.add(batch_of_forms());
    const Graph claims = builder.build();
    const auto store = Store::in_memory(claims);
    ASSERT_TRUE(store);
    std::vector<std::string> expected;
    for (const TimeForm& form : time_forms()) {
        const auto day = [](std::string_view text) { return text.empty() ? "null" : fmt::format("'{}'", text); };
        expected.push_back(fmt::format("'{}'\n{}\n{}\n", form.value, day(form.first), day(form.last)));
    }
    std::ranges::sort(expected);
    const char* query = "MATCH ()-[r]->() RETURN r.time_value, r.time_from, r.time_until";
    EXPECT_EQ(rows_of(query, ClaimPropertyGraph(claims)), expected);
    EXPECT_EQ(rows_of(query, StorePropertyGraph(store->database())), expected);
    const char* all = "MATCH ()-[r]->() RETURN r";
    EXPECT_EQ(rows_of(all, StorePropertyGraph(store->database())), rows_of(all, ClaimPropertyGraph(claims)));
}

} // namespace
} // namespace claimgraph::cypher
