#include "export/csv/csv_table.hpp"
#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/formats/cypher_names.hpp"
#include "export/rows.hpp"

#include <array>
#include <ostream>

/// The files that `neo4j-admin database import` takes: `--nodes x.neo4j.nodes.csv --nodes x.neo4j.documents.csv
/// --relationships x.neo4j.edges.csv`.
namespace claimgraph {
namespace {

void write_header(std::ostream& out, std::string_view first, std::span<const RowColumn> columns,
                  std::string_view last) {
    std::string line(first);
    for (const RowColumn& column : columns)
        append_csv(line += ',', column.name + ':' + std::string(name_of(column.type)));
    out << line << ',' << last << '\n';
}

void write_line(std::ostream& out, std::string& line, std::span<const std::string_view> values, std::string_view last) {
    for (const std::string_view value : values) append_csv(line += ',', value);
    append_csv(line += ',', last);
    out << line << '\n';
    line.clear();
}

void write_neo4j_nodes(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    write_header(out, "id:ID", rows.node_columns(), ":LABEL");
    std::string line;
    rows.for_each_node([&](const NodeRow& row) {
        append_csv(line, row.id);
        write_line(out, line, row.values, neo4j_labels(row, ';'));
    });
}

void write_neo4j_edges(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    write_header(out, ":START_ID,:END_ID,id:string", rows.edge_columns(), ":TYPE");
    std::string line;
    rows.for_each_edge([&](const EdgeRow& row) {
        append_csv(line, row.source);
        append_csv(line += ',', row.target);
        append_csv(line += ',', row.id);
        write_line(out, line, row.values, neo4j_type(row));
    });
}

void write_neo4j_documents(const Graph& graph, std::ostream& out, const WriteOptions&) {
    std::string line;
    for (const SourceField& field : kSourceFields) {
        const bool is_text = std::holds_alternative<std::string SourceDocument::*>(field.member);
        append_csv(line, std::string(field.name) + (field.is(kCore) ? ":ID(Document)" : is_text ? ":string" : ":long"));
        line += ',';
    }
    out << line << ":LABEL\n";
    for (const SourceDocument& document : graph.documents()) {
        line.clear();
        for (const SourceField& field : kSourceFields) {
            append_csv(line, document_value(field, document));
            line += ',';
        }
        out << line << "Document\n";
    }
}

constexpr std::array<FormatPart, 3> kNeo4jParts = {{{".neo4j.nodes.csv", write_neo4j_nodes},
                                                    {".neo4j.edges.csv", write_neo4j_edges},
                                                    {".neo4j.documents.csv", write_neo4j_documents}}};

} // namespace

extern const Format kNeo4jFormat = {.name = "neo4j",
                                    .extension = ".neo4j.csv",
                                    .description =
                                        "neo4j-admin database import: a file of nodes, one of relationships, one of "
                                        "documents",
                                    .write = nullptr,
                                    .read = nullptr,
                                    .parts = kNeo4jParts};

} // namespace claimgraph
