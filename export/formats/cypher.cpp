#include "export/claim_json.hpp"
#include "export/format.hpp"
#include "export/formats/neo4j.hpp"
#include "graph/cypher/graphs/claim_names.hpp"

#include <fmt/format.h>
#include <iterator>
#include <ostream>

namespace claimgraph {
namespace {

using cypher::Value;
using cypher::ValueKind;

/// A Cypher string. Neo4j looks for \u before anything else, and sees none behind a doubled backslash. FalkorDB does
/// not know \u, so that line ends and tabs, which sentences have, are written as both know them.
void append_string(std::string& cypher, std::string_view text) {
    constexpr std::string_view kEscaped = "\n\r\t";
    constexpr std::string_view kEscapes = "nrt";
    cypher += '\'';
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            cypher.append(1, '\\') += c;
        else if (const auto escaped = kEscaped.find(c); escaped != kEscaped.npos)
            cypher.append(1, '\\') += kEscapes[escaped];
        else if (static_cast<unsigned char>(c) < ' ')
            fmt::format_to(std::back_inserter(cypher), "\\u{:04X}", static_cast<unsigned>(c));
        else
            cypher += c;
    }
    cypher += '\'';
}

void append_literal(std::string& cypher, const Value& value) {
    if (value.is(ValueKind::kList)) {
        cypher += '[';
        for (const Value& item : value.list()) {
            if (cypher.back() != '[') cypher += ", ";
            append_string(cypher, item.text()); // lists of claims are of texts
        }
        cypher += ']';
    } else if (value.is(ValueKind::kString)) {
        append_string(cypher, value.text());
    } else if (value.is(ValueKind::kBoolean)) {
        cypher += value.boolean() ? "true" : "false";
    } else if (value.is(ValueKind::kInteger)) {
        cypher += fmt::to_string(value.integer());
    } else if (value.is(ValueKind::kFloat)) {
        const std::string digits = fmt::to_string(value.real());
        cypher += digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
    } else {
        cypher.append("date('").append(temporal_text(value)).append("')");
    }
}

void append_property(std::string& cypher, std::string_view name, const Value& value) {
    if (value.is_null()) return;
    cypher.append(cypher.back() == '{' ? "" : ", ").append(name).append(": ");
    append_literal(cypher, value);
}

template <class Index>
void append_properties(std::string& cypher, std::span<const cypher::Property<Index>> properties, const Graph& graph,
                       Index index) {
    for (const auto& property : properties) append_property(cypher, property.name, property.of(graph, index));
}

void append_end(std::string& cypher, std::string_view variable, const Entity& entity) {
    cypher.append("(").append(variable).append(":Entity {id: ");
    append_string(cypher, entity.id);
    cypher += "})";
}

void write_entities(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    out << "CREATE CONSTRAINT claimgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n";
    std::string statement;
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        statement = "CREATE (";
        for (const std::string& label : cypher::labels_of(graph.entities()[i].type)) statement += ":" + label;
        statement += " {";
        append_properties(statement, cypher::entity_properties(), graph, EntityIndex(i));
        for (const NodeColumn& column : options.columns)
            append_property(statement, column.name, measure(column.values[i], column.whole));
        out << (statement += "});\n");
    }
}

void write_claims(const Graph& graph, std::ostream& out) {
    std::string statement;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& claim = graph.claims()[i];
        statement = "MATCH ";
        append_end(statement, "a", graph[claim.subject]);
        statement += ", ";
        append_end(statement, "b", graph[claim.object]);
        statement += " CREATE (a)-[:`";
        for (const char c : neo4j_type(claim.relation)) statement.append(c == '`' ? 2 : 1, c);
        statement += "` {";
        append_properties(statement, cypher::edge_properties(), graph, ClaimIndex(i));
        if (!claim.evidence.empty()) append_property(statement, kEvidenceJson, Value(evidence_json(claim.evidence)));
        out << (statement += "}]->(b);\n");
    }
}

/// Documents are nodes without edges: claims name them in `documents`.
void write_documents(const Graph& graph, std::ostream& out) {
    if (graph.documents().empty()) return;
    out << "CREATE CONSTRAINT claimgraph_document IF NOT EXISTS FOR (d:Document) REQUIRE d.name IS UNIQUE;\n";
    std::string statement;
    for (std::size_t i = 0; i < graph.documents().size(); ++i) {
        statement = "CREATE (:Document {";
        append_properties(statement, cypher::document_properties(), graph, i);
        out << (statement += "});\n");
    }
}

void write_cypher(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    write_entities(graph, out, options);
    write_claims(graph, out);
    write_documents(graph, out);
}

} // namespace

std::string neo4j_type(std::string_view relation) {
    std::string type(relation);
    for (char& c : type)
        if (c == '\\' || static_cast<unsigned char>(c) < ' ') c = '_';
    return type.empty() ? "related" : type;
}

extern const Format kCypherFormat = {.name = "cypher",
                                     .extension = ".cypher",
                                     .description = "Neo4j: a script of CREATE statements for cypher-shell",
                                     .write = write_cypher,
                                     .read = nullptr};

} // namespace claimgraph
