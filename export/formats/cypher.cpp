#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/formats/cypher_names.hpp"
#include "export/rows.hpp"

#include <fmt/format.h>
#include <iterator>
#include <ostream>

namespace claimgraph {
namespace {

/// A Cypher string. Neo4j looks for \u before anything else, and sees none behind a doubled backslash.
void append_string(std::string& cypher, std::string_view text) {
    cypher += '\'';
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            cypher.append(1, '\\') += c;
        else if (static_cast<unsigned char>(c) < ' ')
            fmt::format_to(std::back_inserter(cypher), "\\u{:04X}", static_cast<unsigned>(c));
        else
            cypher += c;
    }
    cypher += '\'';
}

void append_properties(std::string& cypher, std::string_view id, std::span<const RowColumn> columns,
                       std::span<const std::string_view> values) {
    cypher += "{id: ";
    append_string(cypher, id);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (values[i].empty()) continue;
        cypher.append(", `").append(cypher_name(columns[i].name)).append("`: ");
        if (columns[i].type == ColumnType::kText || columns[i].type == ColumnType::kJson)
            append_string(cypher, values[i]);
        else
            cypher += values[i];
    }
    cypher += '}';
}

/// Documents are nodes without edges: claims name them in `evidence`.
void write_documents(const Graph& graph, std::ostream& out) {
    if (graph.documents().empty()) return;
    out << "CREATE CONSTRAINT claimgraph_document IF NOT EXISTS FOR (d:Document) REQUIRE d.name IS UNIQUE;\n";
    std::string statement;
    for (const SourceDocument& document : graph.documents()) {
        statement = "CREATE (:Document {";
        for_each_value<kSourceFields>(document, [&]<class Value>(const SourceField& field, const Value& value) {
            if (!field.is(kCore) && value == Value()) return;
            fmt::format_to(std::back_inserter(statement), "{}`{}`: ", statement.back() == '{' ? "" : ", ", field.name);
            if constexpr (std::is_same_v<Value, std::string>)
                append_string(statement, value);
            else
                fmt::format_to(std::back_inserter(statement), "{}", value);
        });
        out << (statement += "});\n");
    }
}

void write_cypher(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    out << "CREATE CONSTRAINT claimgraph_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;\n";
    std::string statement;
    rows.for_each_node([&](const NodeRow& row) {
        statement = "CREATE (:Node:" + neo4j_labels(row, ':') + " ";
        append_properties(statement, row.id, rows.node_columns(), row.values);
        out << (statement += ");\n");
    });
    rows.for_each_edge([&](const EdgeRow& row) {
        statement = "MATCH (a:Node {id: ";
        append_string(statement, row.source);
        statement += "}), (b:Node {id: ";
        append_string(statement, row.target);
        statement.append("}) CREATE (a)-[:`").append(neo4j_type(row)).append("` ");
        append_properties(statement, row.id, rows.edge_columns(), row.values);
        out << (statement += "]->(b);\n");
    });
    write_documents(graph, out);
}

} // namespace

std::string cypher_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += is_letter || static_cast<unsigned char>(c) >= 0x80 ? c : '_';
    }
    return name;
}

std::string neo4j_labels(const NodeRow& row, char separator) {
    std::string type = cypher_name(row.values[kTypeColumn]);
    if (!type.empty() && type[0] >= 'a' && type[0] <= 'z') type[0] = static_cast<char>(type[0] - 'a' + 'A');
    return row.values[kTypeColumn] == kClaimType ? type : "Entity" + (separator + type);
}

std::string neo4j_type(const EdgeRow& row) {
    std::string type = cypher_name(row.values[kRelationColumn]);
    for (char& c : type)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return type.empty() ? "RELATED" : type;
}

extern const Format kCypherFormat = {.name = "cypher",
                                     .extension = ".cypher",
                                     .description = "Neo4j: a script of CREATE statements for cypher-shell",
                                     .write = write_cypher,
                                     .read = nullptr};

} // namespace claimgraph
