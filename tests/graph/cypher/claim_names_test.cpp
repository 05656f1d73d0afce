#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/graphs/store_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "graph/store/store.hpp"
#include "tests/export/news_graph.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace claimgraph::cypher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What is said of the names of a query, the same by a graph in memory and by a store.
std::vector<std::string> remarks_on(const std::string& text, std::vector<std::string> known_relations = {"accuses"}) {
    const Graph claims = news_graph();
    const auto known = [known_relations] { return known_relations; };
    const auto of = [&](const PropertyGraph& graph) {
        std::vector<std::string> remarks;
        const auto query = Query::compile(text, graph);
        EXPECT_TRUE(query) << text;
        if (query)
            for (const Notification& note : query->notifications())
                remarks.push_back(fmt::format("{}:{} {}", note.at.line, note.at.column, note.message));
        return remarks;
    };
    const auto store = Store::in_memory(claims);
    EXPECT_TRUE(store);
    const auto remarks = of(ClaimPropertyGraph(claims, known));
    EXPECT_EQ(of(StorePropertyGraph(store->database(), known)), remarks) << text;
    return remarks;
}

TEST(ClaimNames, ThatAreGoodGetNoRemark) {
    for (const char* query :
         {"MATCH (a:Person)-[r:urges]->(b:Entity {id: 'x'}) WHERE r.speaker = a.name RETURN r.time_from, b.kb",
          "MATCH (d:Document) RETURN d.title, d.words", "MATCH (a:person) RETURN a.name",
          // what this graph might have and has not: no rows are the answer
          "MATCH (a:Event)-[:accuses]->(b) RETURN b.aliases",
          // of these nobody knows what they are
          "MATCH (a) WITH {size: 1, thing: a} AS m RETURN m.size, m.thing.colour",
          "RETURN date('2025-03-11').year AS year", "UNWIND [1] AS x RETURN x"})
        EXPECT_THAT(remarks_on(query), IsEmpty()) << query;
}

TEST(ClaimNames, ThatNothingCanHaveAreTold) {
    EXPECT_THAT(remarks_on("MATCH (a:Persn) RETURN a"),
                ElementsAre("1:7 no node can have the label :Persn; did you mean :Person?"));
    EXPECT_THAT(remarks_on("MATCH (a) WHERE a:Xylophone RETURN a"),
                ElementsAre(HasSubstr("no node can have the label :Xylophone; there are :Person, :Organization, ")));
    EXPECT_THAT(remarks_on("MATCH (a)\nRETURN a.nmae, a.nmae AS again"),
                ElementsAre("2:9 nodes can have no property 'nmae'; did you mean name?"));
    EXPECT_THAT(remarks_on("MATCH (a {nmae: 'x'})-[r {polarty: '+'}]->(b) RETURN r"),
                ElementsAre(HasSubstr("nodes can have no property 'nmae'"),
                            HasSubstr("relationships can have no property 'polarty'; did you mean polarity?")));
    EXPECT_THAT(remarks_on("MATCH (a) RETURN a.confidence"),
                ElementsAre("1:19 nodes have no property 'confidence'; relationships have it"));
    EXPECT_THAT(remarks_on("MATCH (a)-[:urgse|acuses|visits]->(b) RETURN b"),
                ElementsAre("1:10 no claim can have the relationship type :urgse; did you mean :urges?",
                            "1:10 no claim can have the relationship type :acuses; did you mean :accuses?"));
    EXPECT_THAT(remarks_on("MATCH (a) WHERE EXISTS { (a)-[:Visits]->() } RETURN a"),
                ElementsAre(HasSubstr("did you mean :visits?")));
}

TEST(ClaimNames, ThatOnlyThisGraphLacksAreToldAsThat) {
    EXPECT_THAT(remarks_on("MATCH (a)-[:`open:veto`]->(b) RETURN b"),
                ElementsAre("1:10 nothing in this graph has the relationship type :`open:veto`"));
    // without the table of relations nobody knows what else there might be
    EXPECT_THAT(remarks_on("MATCH (a)-[:urgse]->(b) RETURN b", {}),
                ElementsAre("1:10 nothing in this graph has the relationship type :urgse; did you mean :urges?"));
}

TEST(ClaimNames, OfEarlierVersionsAreUnderstoodAndTold) {
    EXPECT_THAT(remarks_on("MATCH (a:Node)-[r:MEETS_WITH]->(b) RETURN a.label, r.attributed_to, r.relation, r.label"),
                ElementsAre(HasSubstr("the label :Node is :Entity now"),
                            HasSubstr("the relationship type :MEETS_WITH is :meets_with now"),
                            HasSubstr("the property 'label' of nodes is 'name' now"),
                            HasSubstr("the property 'attributed_to' of relationships is 'speaker' now"),
                            HasSubstr("relationships have no property 'relation'; type(r) gives it")));
    EXPECT_EQ(former_type("open:veto"), "OPEN_VETO");
    const Graph claims = news_graph();
    const ClaimPropertyGraph graph(claims);
    const auto query = Query::compile(
        "MATCH (a:Node)-[r:SECURES]->(b {label: 'Kosovo'}) RETURN a.label, r.attributed_to_id, r.weight, r.label",
        graph);
    ASSERT_TRUE(query);
    std::vector<std::string> rows;
    ASSERT_TRUE(query->run({}, {}, [&](const std::vector<Value>& row) {
        for (const Value& value : row) rows.push_back(to_text(value, graph));
        return true;
    }));
    EXPECT_THAT(rows, ElementsAre("'NATO'", "'mark-rutte'", "1", "'secures'"));
}

TEST(ClaimNames, OfEarlierVersionsStandInTheDocumentation) {
    std::stringstream page;
    page << std::ifstream(CLAIMGRAPH_SOURCE_DIR "/docs/query.md").rdbuf();
    for (const FormerName& former : former_names()) {
        const std::string_view sign = former.of == NameOf::kLabel ? ":" : "";
        EXPECT_THAT(page.str(), HasSubstr(fmt::format("`{0}{1}` | `{0}{2}` |", sign, former.now, former.name)));
    }
}

} // namespace
} // namespace claimgraph::cypher
