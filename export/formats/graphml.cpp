#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/readers/graphml_reader.hpp"
#include "export/rows.hpp"
#include "export/xml/xml_writer.hpp"

#include <array>
#include <fmt/format.h>
#include <span>

namespace claimgraph {
namespace {

/// Writes a node or an edge at a time: the document never stands in memory as a whole.
class GraphmlWriter {
  public:
    GraphmlWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph), rows_(graph, options), xml_(out) {}

    void write() {
        xml_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        std::vector<std::string> graph_data;
        const AttributeTable& own = graph_.attributes().graph;
        for (std::size_t i = 0; i < own.size(); ++i)
            write_key("graph", 'g', graph_data, {own.name(i), column_type(own.type(i))});
        if (!graph_.documents().empty()) write_key("graph", 'g', graph_data, {"documents", ColumnType::kJson});
        for (const RowColumn& column : rows_.node_columns()) write_key("node", 'n', node_data_, column);
        for (const char* name : kColors) write_key("node", 'n', node_data_, {name, ColumnType::kCount});
        write_key("node", 'n', node_data_, {"size", ColumnType::kNumber});
        for (const RowColumn& column : rows_.edge_columns()) write_key("edge", 'e', edge_data_, column);
        for (const char* name : kColors) write_key("edge", 'e', edge_data_, {name, ColumnType::kCount});
        xml_.raw("<graph id=\"G\" edgedefault=\"directed\">\n");
        for (std::size_t i = 0; i < own.size(); ++i)
            xml_.raw(graph_data[i]).text(own.value(i, 0)).raw("</data>").end_line();
        if (!graph_.documents().empty())
            xml_.raw(graph_data.back()).text(documents_json(graph_.documents())).raw("</data>").end_line();
        rows_.for_each_node([&](const NodeRow& row) {
            xml_.raw("<node").attribute("id", row.id).raw(">");
            write_values(node_data_, row.values);
            write_color(std::span(node_data_).subspan(row.values.size()), row.color);
            xml_.raw(node_data_.back()).raw(fmt::to_string(row.size)).raw("</data>");
            xml_.raw("</node>").end_line();
        });
        rows_.for_each_edge([&](const EdgeRow& row) {
            xml_.raw("<edge").attribute("id", row.id).attribute("source", row.source).attribute("target", row.target);
            xml_.attribute("label", row.kind).raw(">"); // Gephi reads kinds only from here
            write_values(edge_data_, row.values);
            write_color(std::span(edge_data_).subspan(row.values.size()), row.color);
            xml_.raw("</edge>").end_line();
        });
        xml_.raw("</graph>\n</graphml>\n");
    }

  private:
    /// Ids are neutral on purpose: Gephi takes a key named by a built-in column ("label", "weight") for that column,
    /// whatever its attr.name says.
    void write_key(std::string_view element, char letter, std::vector<std::string>& data, const RowColumn& column) {
        const std::string id = fmt::format("{}{}", letter, data.size());
        xml_.raw("<key").attribute("id", id).attribute("for", element).attribute("attr.name", column.name);
        xml_.attribute("attr.type", name_of(column.type)).raw("/>").end_line();
        data.push_back(fmt::format("<data key=\"{}\">", id));
    }

    void write_values(const std::vector<std::string>& data, std::span<const std::string_view> values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values[i].empty()) xml_.raw(data[i]).text(values[i]).raw("</data>");
    }

    void write_color(std::span<const std::string> data, Color color) {
        const std::array<int, 3> parts = {color.red, color.green, color.blue};
        for (std::size_t i = 0; i < parts.size(); ++i)
            xml_.raw(data[i]).raw(fmt::format_int(parts[i]).c_str()).raw("</data>");
    }

    static constexpr std::array<const char*, 3> kColors = {"r", "g", "b"}; // as Gephi knows them

    const Graph& graph_;
    GraphRows rows_;
    XmlWriter xml_;
    std::vector<std::string> node_data_; ///< tags, one a key
    std::vector<std::string> edge_data_;
};

void write_graphml(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphmlWriter(graph, out, options).write();
}

} // namespace

extern const Format kGraphmlFormat = {.name = "graphml",
                                      .extension = ".graphml",
                                      .description = "Gephi, Cytoscape, yEd, networkx, igraph; keeps everything",
                                      .write = write_graphml,
                                      .read = read_one<read_graphml>};

} // namespace claimgraph
