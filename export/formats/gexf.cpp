#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/readers/gexf_reader.hpp"
#include "export/rows.hpp"
#include "export/xml/xml_writer.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

/// Writes GEXF 1.3, a node or an edge at a time. The label and the weight have attributes of their own, other columns
/// are attvalues.
class GexfWriter {
  public:
    GexfWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph), rows_(graph, options), xml_(out) {}

    void write() {
        xml_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
                 "<meta><creator>claimgraph</creator>");
        if (!graph_.documents().empty()) // which GEXF has no place for
            xml_.raw("<cg:documents xmlns:cg=\"urn:claimgraph:term:\">")
                .text(documents_json(graph_.documents()))
                .raw("</cg:documents>");
        const AttributeTable& own = graph_.attributes().graph;
        for (std::size_t i = 0; i < own.size(); ++i)
            xml_.raw("<cg:attribute xmlns:cg=\"urn:claimgraph:term:\"")
                .attribute("title", own.name(i))
                .attribute("type", name_of(column_type(own.type(i))))
                .raw(">")
                .text(own.value(i, 0))
                .raw("</cg:attribute>");
        xml_.raw("</meta>\n"
                 "<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
                 "timerepresentation=\"interval\">\n");
        write_columns("node", rows_.node_columns());
        write_columns("edge", rows_.edge_columns());
        xml_.raw("<nodes>\n");
        rows_.for_each_node([&](const NodeRow& row) {
            xml_.raw("<node").attribute("id", row.id).attribute("label", row.values[0]);
            write_days(row.begin, row.end);
            xml_.raw(">");
            write_values(rows_.node_columns(), row.values);
            write_color(row.color);
            write_position(row);
            xml_.raw(fmt::format("<viz:size value=\"{}\"/></node>", row.size)).end_line();
        });
        xml_.raw("</nodes>\n<edges>\n");
        rows_.for_each_edge([&](const EdgeRow& row) {
            xml_.raw("<edge").attribute("id", row.id).attribute("source", row.source).attribute("target", row.target);
            xml_.attribute("kind", row.kind).attribute("label", row.values[0]).attribute("weight", row.weight);
            if (row.spells.empty()) write_days(row.begin, row.end);
            xml_.raw(">");
            write_values(rows_.edge_columns(), row.values);
            write_spells(row);
            write_color(row.color);
            xml_.raw("</edge>").end_line();
        });
        xml_.raw("</edges>\n</graph>\n</gexf>\n");
    }

  private:
    /// Whether it is an attvalue.
    bool stands(const RowColumn& column, std::span<const RowColumn> columns) const {
        const bool of_edge = columns.data() == rows_.edge_columns().data();
        return column.name != "label" && !(of_edge && column.name == kWeight);
    }

    void write_columns(std::string_view element, std::span<const RowColumn> columns) {
        xml_.raw("<attributes").attribute("class", element).raw(" mode=\"static\">\n");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!stands(columns[i], columns)) continue;
            xml_.raw("<attribute").attribute("id", std::to_string(i)).attribute("title", columns[i].name);
            xml_.attribute("type", name_of(columns[i].type)).raw("/>").end_line();
        }
        xml_.raw("</attributes>\n");
    }

    void write_days(std::string_view begin, std::string_view end) {
        if (!begin.empty()) xml_.attribute("start", begin);
        if (!end.empty()) xml_.attribute("end", end);
    }

    void write_spells(const EdgeRow& row) {
        if (row.spells.empty()) return;
        xml_.raw("<spells>");
        for (const auto& [begin, end] : row.spells) {
            xml_.raw("<spell");
            write_days(begin, end);
            xml_.raw("/>");
        }
        xml_.raw("</spells>");
    }

    void write_values(std::span<const RowColumn> columns, std::span<const std::string_view> values) {
        xml_.raw("<attvalues>");
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values[i].empty() && stands(columns[i], columns))
                xml_.raw("<attvalue").attribute("for", fmt::to_string(i)).attribute("value", values[i]).raw("/>");
        xml_.raw("</attvalues>");
    }

    void write_color(Color color) {
        xml_.raw(fmt::format("<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>", color.red, color.green, color.blue));
    }

    /// Where another program has put it.
    void write_position(const NodeRow& row) {
        const std::string_view x = position_of(row, "x");
        const std::string_view y = position_of(row, "y");
        const std::string_view z = position_of(row, "z");
        if (x.empty() || y.empty()) return;
        xml_.raw("<viz:position").attribute("x", x).attribute("y", y).attribute("z", z.empty() ? "0" : z).raw("/>");
    }
    std::string_view position_of(const NodeRow& row, std::string_view axis) const {
        const AttributeTable& table = graph_.attributes().entities;
        const std::size_t attribute = table.find(axis);
        if (attribute == table.size() || column_type(table.type(attribute)) == ColumnType::kText) return {};
        const auto column = std::ranges::find(rows_.node_columns(), axis, &RowColumn::name);
        return column == rows_.node_columns().end()
                   ? std::string_view()
                   : row.values[static_cast<std::size_t>(column - rows_.node_columns().begin())];
    }

    const Graph& graph_;
    GraphRows rows_;
    XmlWriter xml_;
};

void write_gexf(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GexfWriter(graph, out, options).write();
}

} // namespace

extern const Format kGexfFormat = {.name = "gexf",
                                   .extension = ".gexf",
                                   .description = "Gephi, with days, colours and kinds of edges; keeps everything",
                                   .write = write_gexf,
                                   .read = read_one<read_gexf>};

} // namespace claimgraph
