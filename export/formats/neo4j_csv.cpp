#include "export/claim_json.hpp"
#include "export/csv/csv_table.hpp"
#include "export/format.hpp"
#include "export/formats/neo4j.hpp"
#include "graph/cypher/graphs/claim_names.hpp"

#include <array>
#include <fmt/format.h>
#include <ostream>

/// The files that `neo4j-admin database import` takes: `--array-delimiter=U+001F --nodes x.neo4j.nodes.csv --nodes
/// x.neo4j.documents.csv --relationships x.neo4j.edges.csv`.
namespace claimgraph {
namespace {

using cypher::Value;
using cypher::ValueForm;
using cypher::ValueKind;

/// Between the items of a list, and between labels: the usual semicolon is in sentences and addresses.
constexpr char kBetweenItems = '\x1F';

std::string_view type_of(ValueForm form) {
    switch (form) {
    case ValueForm::kInteger:
        return "long";
    case ValueForm::kFloat:
        return "double";
    case ValueForm::kBoolean:
        return "boolean";
    case ValueForm::kDate:
    case ValueForm::kDay:
        return "date";
    case ValueForm::kList:
        return "string[]";
    case ValueForm::kText:
        break;
    }
    return "string";
}

std::string cell_of(const Value& value) {
    switch (value.kind()) {
    case ValueKind::kNull:
        return {};
    case ValueKind::kBoolean:
        return value.boolean() ? "true" : "false";
    case ValueKind::kInteger:
        return fmt::to_string(value.integer());
    case ValueKind::kFloat:
        return fmt::to_string(value.real());
    case ValueKind::kString:
        return std::string(value.text());
    case ValueKind::kList: {
        std::string cell;
        for (const Value& item : value.list()) {
            if (!cell.empty()) cell += kBetweenItems;
            for (const char c : item.text()) cell += c == kBetweenItems ? ' ' : c;
        }
        return cell;
    }
    default:
        return temporal_text(value);
    }
}

/// A cell and the comma behind it. What reads the files takes a line for a row, so control characters of sentences are
/// spaces; evidence_json has them as they are.
void append_cell(std::string& line, std::string cell) {
    for (char& c : cell)
        if (static_cast<unsigned char>(c) < ' ' && c != kBetweenItems) c = ' ';
    append_csv(line, cell);
    line += ',';
}

/// The headers of these properties; the first of nodes is their id.
template <class Properties>
void append_header(std::string& line, const Properties& properties, std::string_view id_space) {
    for (std::size_t i = 0; i < properties.size(); ++i)
        append_cell(line, fmt::format("{}:{}", properties[i].name,
                                      i == 0 && !id_space.empty() ? id_space : type_of(properties[i].form)));
}

template <class Index>
void append_cells(std::string& line, std::span<const cypher::Property<Index>> properties, const Graph& graph,
                  Index index) {
    for (const auto& property : properties) append_cell(line, cell_of(property.of(graph, index)));
}

void write_neo4j_nodes(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    std::string line;
    append_header(line, cypher::entity_properties(), "ID");
    for (const NodeColumn& column : options.columns)
        append_cell(line, column.name + (column.whole ? ":long" : ":double"));
    out << line << ":LABEL\n";
    for (std::size_t i = 0; i < graph.entities().size(); ++i) {
        line.clear();
        append_cells(line, cypher::entity_properties(), graph, EntityIndex(i));
        for (const NodeColumn& column : options.columns)
            append_cell(line, cell_of(measure(column.values[i], column.whole)));
        const std::vector<std::string> labels = cypher::labels_of(graph.entities()[i].type);
        out << line << labels.front() << kBetweenItems << labels.back() << '\n';
    }
}

void write_neo4j_edges(const Graph& graph, std::ostream& out, const WriteOptions&) {
    std::string line = ":START_ID,:END_ID,";
    append_header(line, cypher::edge_properties(), "");
    out << line << kEvidenceJson << ":string,:TYPE\n";
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& claim = graph.claims()[i];
        line.clear();
        append_cell(line, graph[claim.subject].id);
        append_cell(line, graph[claim.object].id);
        append_cells(line, cypher::edge_properties(), graph, ClaimIndex(i));
        append_cell(line, claim.evidence.empty() ? std::string() : evidence_json(claim.evidence));
        append_csv(line, neo4j_type(claim.relation));
        out << line << '\n';
    }
}

void write_neo4j_documents(const Graph& graph, std::ostream& out, const WriteOptions&) {
    std::string line;
    append_header(line, cypher::document_properties(), "ID(Document)");
    out << line << ":LABEL\n";
    for (std::size_t i = 0; i < graph.documents().size(); ++i) {
        line.clear();
        append_cells(line, cypher::document_properties(), graph, i);
        out << line << cypher::kDocumentLabelName << '\n';
    }
}

constexpr std::array<FormatPart, 3> kNeo4jParts = {{{".neo4j.nodes.csv", write_neo4j_nodes},
                                                    {".neo4j.edges.csv", write_neo4j_edges},
                                                    {".neo4j.documents.csv", write_neo4j_documents}}};

} // namespace

extern const Format kNeo4jFormat = {.name = "neo4j",
                                    .extension = ".neo4j.csv",
                                    .description =
                                        "neo4j-admin database import --array-delimiter=U+001F: a file of nodes, one of "
                                        "relationships, one of documents",
                                    .write = nullptr,
                                    .read = nullptr,
                                    .parts = kNeo4jParts};

} // namespace claimgraph
