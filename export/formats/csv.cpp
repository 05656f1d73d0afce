#include "export/csv/csv_table.hpp"
#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/readers/csv_reader.hpp"
#include "export/rows.hpp"

#include <array>
#include <ostream>

namespace claimgraph {
namespace {

/// Writes a line of cells, of which the first ones are given.
class CsvLines {
  public:
    explicit CsvLines(std::ostream& out) : out_(out) {}

    void write(std::initializer_list<std::string_view> first, std::span<const std::string_view> rest) {
        line_.clear();
        for (const std::string_view cell : first) add(cell);
        for (const std::string_view cell : rest) add(cell);
        line_.back() = '\n'; // was a comma
        out_ << line_;
    }

  private:
    void add(std::string_view cell) {
        append_csv(line_, for_spreadsheet(cell));
        line_ += ',';
    }

    std::ostream& out_;
    std::string line_;
};

std::vector<std::string_view> names_of(std::span<const RowColumn> columns) {
    std::vector<std::string_view> names;
    for (const RowColumn& column : columns) names.push_back(column.name);
    return names;
}

// Gephi wants these names, and Kind for what others call the type of an edge.
void write_nodes(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    CsvLines lines(out);
    lines.write({"Id"}, names_of(rows.node_columns()));
    rows.for_each_node([&](const NodeRow& row) { lines.write({row.id}, row.values); });
}

void write_edges(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    CsvLines lines(out);
    lines.write({"Source", "Target", "Type", "Kind", "Id"}, names_of(rows.edge_columns()));
    rows.for_each_edge([&](const EdgeRow& row) {
        lines.write({row.source, row.target, "Directed", row.kind, row.id}, row.values);
    });
}

void write_documents(const Graph& graph, std::ostream& out, const WriteOptions&) {
    CsvLines lines(out);
    std::vector<std::string> values;
    const auto write = [&](const auto& value_of) {
        values.clear();
        for (const SourceField& field : kSourceFields) values.push_back(value_of(field));
        lines.write({}, std::vector<std::string_view>(values.begin(), values.end()));
    };
    write([](const SourceField& field) { return std::string(field.in_files()); });
    for (const SourceDocument& document : graph.documents())
        write([&](const SourceField& field) { return document_value(field, document); });
}

constexpr std::array<FormatPart, 3> kParts = {
    {{".nodes.csv", write_nodes, true}, {".edges.csv", write_edges}, {".documents.csv", write_documents, true}}};

} // namespace

extern const Format kCsvFormat = {
    .name = "csv",
    .extension = ".csv",
    .description = "Gephi's spreadsheets, tables of all kinds: a file of nodes, one of edges, one of "
                   "documents",
    .write = nullptr,
    .read = read_csv_graph,
    .parts = kParts};

} // namespace claimgraph
