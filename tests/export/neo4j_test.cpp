#include "export/csv/csv_table.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"
#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "tests/export/format_text.hpp"
#include "tests/export/news_graph.hpp"
#include "tests/graph/cypher/create.hpp"
#include "tests/graph/every_field.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

/// Queries travel: what `query` says of a graph, a graph database says of the files that were written for it. The
/// script and the tables are read into a graph of any labels, types and properties; both graphs are asked the same.
namespace claimgraph::cypher {
namespace {

/// News, every field, and names that a careless writer would break.
Graph graph_to_travel() {
    GraphBuilder builder;
    ClaimBatch batch = every_field();
    batch.claims.front().evidence.front().date = "2025-03-14";
    batch.documents.front().date = "2025-03-14";
    batch.claims.front().time_value = "2025-03-11/2025-03-13";
    builder.add(std::move(batch));
    ClaimBatch odd;
    odd.entities = {{.id = "a", .name = "O'Hara \\ \"Co\"", .aliases = {"one; two", "three, four", "\\u0027"}},
                    {.id = "b", .name = "=1+1"}}; // a formula in a spreadsheet, a name here
    for (const char* relation : {"open:veto", "open:`tick`", "says 'no'", "accuses"}) {
        Claim& claim = odd.claims.emplace_back();
        claim.subject = EntityIndex{0};
        claim.object = EntityIndex{1};
        claim.relation = claim.label = relation;
        claim.confidence = 1;
        claim.evidence.push_back({.document = "x; y.txt", .text = "One line\nand; another."});
    }
    builder.add(std::move(odd));
    Graph graph = builder.build();
    EXPECT_EQ(graph.claims().size(), 5u);
    return graph;
}

MemoryGraph graph_of_script(const Graph& graph) {
    MemoryGraph found;
    std::string text = text_of(written(format_named("cypher"), graph));
    for (std::size_t end; (end = text.find(";\n")) != std::string::npos; text.erase(0, end + 2)) {
        const std::string statement = text.substr(0, end);
        if (statement.starts_with("CREATE CONSTRAINT ")) continue;
        const auto made = create(statement, found);
        EXPECT_TRUE(made) << statement << "\n" << made.error().message;
    }
    EXPECT_EQ(text, "") << "each line is a statement";
    return found;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

constexpr char kBetweenItems = '\x1F'; // --array-delimiter=U+001F

/// A cell as neo4j-admin reads it by the type in the header.
Value value_of(const std::string& cell, const std::string& type) {
    if (cell.empty()) return {};
    if (type == "string" || type.starts_with("ID")) return Value(cell);
    if (type == "boolean") return Value(cell == "true");
    if (type == "long") return Value(static_cast<std::int64_t>(std::stoll(cell)));
    if (type == "double") return Value(std::stod(cell));
    if (type == "date") {
        Value date;
        const MemoryGraph none;
        const auto query = Query::compile("RETURN date('" + cell + "')", none);
        EXPECT_TRUE(query && query->run({}, {}, [&](const std::vector<Value>& row) {
            date = row[0];
            return true;
        }));
        return date;
    }
    EXPECT_EQ(type, "string[]");
    List items;
    for (const std::string& item : split(cell, kBetweenItems)) items.emplace_back(item);
    return Value(std::move(items));
}

MemoryGraph graph_of_tables(const Graph& graph) {
    MemoryGraph found;
    std::map<std::string, NodeId> nodes;
    const std::vector<SourceFile> files = written(format_named("neo4j"), graph);
    for (const std::size_t part : {0u, 2u, 1u}) { // nodes before relationships
        CsvReader reader(files[part].text, files[part].name);
        const std::vector<std::string> header = **reader.next();
        for (auto row = reader.next(); row && !(*row)->empty(); row = reader.next()) {
            EXPECT_EQ((*row)->size(), header.size());
            std::map<std::string, std::string> named;
            Map properties;
            std::string id;
            for (std::size_t i = 0; i < header.size(); ++i) {
                const std::string name = header[i].substr(0, header[i].find(':'));
                const std::string type = header[i].substr(header[i].find(':') + 1);
                const std::string& cell = (**row)[i];
                EXPECT_EQ(cell.find('\n'), std::string::npos);
                if (name.empty()) named[type] = cell;
                if (!name.empty()) properties[name] = value_of(cell, type);
                if (type == "ID") id = cell;
            }
            if (part == 1)
                found.add_relationship(nodes.at(named["START_ID"]), nodes.at(named["END_ID"]), named["TYPE"],
                                       properties);
            else
                nodes[id] = found.add_node(split(named["LABEL"], kBetweenItems), properties);
        }
    }
    return found;
}

/// Sorted; a line end within a text is a space, as in the tables.
std::vector<std::string> rows_of(const std::string& text, const PropertyGraph& graph) {
    const auto query = Query::compile(text, graph);
    EXPECT_TRUE(query) << text << (query ? "" : query.error().message);
    std::vector<std::string> rows;
    if (!query) return rows;
    EXPECT_TRUE(query->run({}, {}, [&](const std::vector<Value>& row) {
        std::string line;
        for (const Value& value : row) line += to_text(value, graph) + " | ";
        for (std::size_t at; (at = line.find("\\n")) != std::string::npos;) line.replace(at, 2, " ");
        rows.push_back(std::move(line));
        return true;
    })) << text;
    std::ranges::sort(rows);
    return rows;
}

template <class Properties>
std::string all_of(const char* variable, const Properties& properties) {
    std::string text;
    for (const auto& property : properties)
        text += fmt::format("{}{}.{}", text.empty() ? "" : ", ", variable, property.name);
    return text;
}

std::vector<std::string> queries() {
    return {
        "MATCH (n) RETURN count(*)",
        "MATCH (n:Entity) RETURN " + all_of("n", entity_properties()),
        "MATCH (d:Document) RETURN " + all_of("d", document_properties()),
        "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, " + all_of("r", edge_properties()),
        "MATCH (p:Person) WHERE 'Rutte' IN p.aliases RETURN p.name",
        "MATCH (l:Law) RETURN l.name",
        "MATCH (a)-[r:accuses|`open:veto`]->(b) RETURN a.name, r.label, b.name",
        "MATCH (a)-[r:`open:``tick```]->(b) RETURN r.id",
        "MATCH (a)-[:visits]->(b:Place {name: 'Kosovo'}) RETURN a.name",
        "MATCH ()-[r]->() WHERE r.first_seen >= date('2025-03-13') RETURN r.id, r.last_seen, r.time_from",
        "MATCH ()-[r]->() WHERE r.speaker = 'Mark Rutte' RETURN r.speaker_id, r.report, r.evidence",
        "MATCH ()-[r]->() WITH DISTINCT r.documents AS names MATCH (d:Document) WHERE d.name IN names RETURN d.title",
        "MATCH ()-[r]->() WHERE any(t IN r.sentences WHERE t CONTAINS 'and; another') RETURN r.documents",
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType",
    };
}

TEST(Neo4jFiles, AnswerQueriesAsTheProgramDoes) {
    const Graph graphs[] = {news_graph(), graph_to_travel()};
    for (const Graph& graph : graphs) {
        const ClaimPropertyGraph asked(graph);
        const MemoryGraph of_script = graph_of_script(graph);
        const MemoryGraph of_tables = graph_of_tables(graph);
        for (const std::string& query : queries()) {
            const std::vector<std::string> expected = rows_of(query, asked);
            EXPECT_EQ(rows_of(query, of_script), expected) << query;
            EXPECT_EQ(rows_of(query, of_tables), expected) << query;
        }
    }
}

TEST(Neo4jFiles, KeepEverything) {
    const Graph graph = graph_to_travel();
    for (const MemoryGraph& found : {graph_of_script(graph), graph_of_tables(graph)}) {
        EXPECT_THAT(
            rows_of(
                "MATCH ()-[r:accuses]->() RETURN r.evidence_json CONTAINS '\"text\":\"One line\\\\nand; another.\"'",
                found),
            testing::ElementsAre("true | "));
    }
}

TEST(Neo4jFiles, HaveTheMeasures) {
    const Graph graph = news_graph();
    const WriteOptions options{.columns = {{"rank", {0.5, 1, 0, 0, 0}}, {"group", {1, 2, 3, 4, 5}, true}}};
    EXPECT_THAT(text_of(written(format_named("cypher"), graph, options)), testing::HasSubstr(", rank: 1.0, group: 2}"));
    EXPECT_THAT(text_of(written(format_named("neo4j"), graph, options)),
                testing::HasSubstr(",rank:double,group:long,:LABEL"));
}

} // namespace
} // namespace claimgraph::cypher
