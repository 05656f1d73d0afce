#include "export/format.hpp"
#include "export/json_writer.hpp"
#include "export/readers/json_reader.hpp"
#include "export/rows.hpp"
#include "graph/base/json_list.hpp"

#include <ostream>

namespace claimgraph {
namespace {

/// JSON Graph Format, version 2.
void write_jgf(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphRows rows(graph, options);
    std::string text;
    const auto metadata = [&](std::span<const RowColumn> columns, std::span<const std::string_view> values) {
        text += ",\"metadata\":{";
        append_members(text, columns.subspan(1), values.subspan(1), "");
        text += "}}";
    };
    const auto member = [&](std::string_view name, std::string_view value) {
        text += name;
        append_json(text, value);
    };
    out << "{\"graph\":{\"directed\":true,\"type\":\"claims\",";
    if (const std::string own = graph_members(graph); !own.empty()) out << "\"metadata\":{" << own << "},";
    out << "\n\"nodes\":{";
    JsonLines nodes(out);
    rows.for_each_node([&](const NodeRow& row) {
        text.clear();
        append_json(text, row.id);
        member(":{\"label\":", row.values[0]);
        metadata(rows.node_columns(), row.values);
        nodes.write(text);
    });
    out << "},\n\"edges\":[";
    JsonLines edges(out);
    rows.for_each_edge([&](const EdgeRow& row) {
        text.clear();
        member("{\"id\":", row.id);
        member(",\"source\":", row.source);
        member(",\"target\":", row.target);
        member(",\"relation\":", row.kind);
        member(",\"label\":", row.values[0]);
        metadata(rows.edge_columns(), row.values);
        edges.write(text);
    });
    out << "]}}\n";
}

} // namespace

extern const Format kJgfFormat = {.name = "jgf",
                                  .extension = ".jgf.json",
                                  .description = "JSON Graph Format 2; keeps everything",
                                  .write = write_jgf,
                                  .read = read_one<read_json_graph>};

} // namespace claimgraph
