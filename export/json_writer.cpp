#include "export/json_writer.hpp"

#include "export/claim_json.hpp"
#include "export/document_json.hpp"
#include "graph/base/json_list.hpp"

namespace claimgraph {

void append_members(std::string& json, std::span<const RowColumn> columns, std::span<const std::string_view> values,
                    std::string_view first) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (values[i].empty()) continue;
        json += std::exchange(first, ",");
        append_json(json, columns[i].name);
        json += ':';
        if (columns[i].type == ColumnType::kText)
            append_json(json, values[i]);
        else
            json += values[i];
    }
}

void append_node(std::string& json, const GraphRows& rows, const NodeRow& row) {
    json += "{\"id\":";
    append_json(json, row.id);
    append_members(json, rows.node_columns(), row.values, ",");
    json += '}';
}

void append_link(std::string& json, const GraphRows& rows, const EdgeRow& row) {
    json += "{\"source\":";
    append_json(json, row.source);
    json += ",\"target\":";
    append_json(json, row.target);
    json += ",\"key\":";
    append_json(json, row.id);
    append_members(json, rows.edge_columns(), row.values, ",");
    json += '}';
}

std::string attribute_members(const AttributeTable& own) {
    std::vector<RowColumn> columns;
    std::vector<std::string_view> values;
    for (std::size_t i = 0; i < own.size(); ++i) {
        columns.push_back({own.name(i), column_type(own.type(i))});
        values.push_back(own.value(i, 0));
    }
    std::string json;
    append_members(json, columns, values, "");
    return json;
}

std::string graph_members(const Graph& graph) {
    std::string json = attribute_members(graph.attributes().graph);
    if (graph.documents().empty()) return json;
    return json.append(json.empty() ? "" : ",").append("\"documents\":").append(documents_json(graph.documents()));
}

} // namespace claimgraph
