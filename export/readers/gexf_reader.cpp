#include "export/readers/gexf_reader.hpp"

#include "export/readers/graph_assembler.hpp"
#include "export/xml/xml_source.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::size_t kNodeDepth = 3; // gexf, graph, nodes, node

class GexfReader {
  public:
    GexfReader(XmlSource& source, const std::string& file, Warnings& warnings)
        : source_(source), assembler_(file, warnings) {}

    Result<Graph> read() {
        const XmlNode* root = source_.parse_tag(source_.outline().front());
        if (!is(root, "gexf")) return source_.bad("no <gexf> element; expected GEXF");
        const XmlElement* graph = nullptr;
        for (const XmlElement& element : source_.outline())
            if (element.depth == 1 && source_.name_of(element) == "graph" && graph == nullptr) graph = &element;
        if (graph == nullptr) return source_.bad("no <graph> in <gexf>");
        directed_ = attribute(source_.parse_tag(*graph), "defaultedgetype") == "directed";
        node_label_ = assembler_.node_column("label");
        edge_label_ = assembler_.edge_column("label");
        if (auto done = read_graph(*graph); !done) return tl::unexpected(source_.here(done.error()));
        source_.release();
        return assembler_.finish();
    }

  private:
    struct Attribute {
        std::size_t column = 0;
        std::string otherwise; ///< <default>
    };
    using Attributes = StringMap<Attribute>; ///< by id

    Result<void> read_graph(const XmlElement& graph) {
        const auto& outline = source_.outline();
        std::vector<const XmlElement*> nodes;
        std::vector<const XmlElement*> edges;
        for (const XmlElement* element = &graph + 1;
             element != outline.data() + outline.size() && element->depth > graph.depth; ++element) {
            const std::string_view name = source_.name_of(*element);
            if (name == "attributes" && element->depth == 2) read_attributes(source_.parse(*element));
            if (element->depth != kNodeDepth) continue;
            if (name == "node") nodes.push_back(element);
            if (name == "edge") edges.push_back(element);
        }
        weight_ = assembler_.edge_column("weight");
        for (const XmlElement* node : nodes)
            if (auto read = read_node(source_.parse(*node)); !read) return read;
        for (const XmlElement* edge : edges)
            if (auto read = read_edge(source_.parse(*edge)); !read) return read;
        return {};
    }

    void read_attributes(const XmlNode* list) {
        const bool of_nodes = attribute(list, "class") != "edge";
        for (const XmlNode* node = first_child(list, "attribute"); node != nullptr; node = next(node, "attribute")) {
            const std::string_view title = attribute(node, "title");
            const std::string_view id = attribute(node, "id");
            const XmlNode* otherwise = first_child(node, "default");
            const std::size_t column = of_nodes ? assembler_.node_column(title) : assembler_.edge_column(title);
            (of_nodes ? node_attributes_ : edge_attributes_)
                .emplace(id.empty() ? title : id,
                         Attribute{column, otherwise == nullptr ? "" : std::string(content(otherwise, text_))});
        }
    }

    /// Adds the attvalues of an element, and the defaults of those that are missing.
    void read_values(const XmlNode* element, const Attributes& attributes) {
        for (const XmlNode* child = element->first_node(); child != nullptr; child = child->next_sibling()) {
            if (is(child, "attvalues"))
                read_attvalues(child, attributes);
            else if (!assembler_.is_ours() && child->type() == rapidxml::node_element && !is(child, "nodes"))
                assembler_.leave_out(is(child, "spells") || is(child, "slices")
                                         ? "lists of times"
                                         : "colours, sizes, positions and other details of pictures");
        }
        for (const auto& [id, own] : attributes)
            if (!own.otherwise.empty() && std::ranges::find(values_, own.column, &ColumnValue::column) == values_.end())
                values_.push_back({own.column, own.otherwise});
        if (assembler_.is_ours()) return;
        for (const char* time : {"start", "end", "startopen", "endopen", "timestamp", "intervals", "timestamps"})
            if (!attribute(element, time).empty()) assembler_.leave_out("times of nodes and edges");
    }

    void read_attvalues(const XmlNode* list, const Attributes& attributes) {
        for (const XmlNode* entry = first_child(list, "attvalue"); entry != nullptr; entry = next(entry, "attvalue")) {
            std::string_view id = attribute(entry, "for");
            if (id.empty()) id = attribute(entry, "id"); // GEXF 1.0
            const auto found = attributes.find(id);
            if (found == attributes.end()) {
                assembler_.leave_out("values of attributes that are not declared");
                continue;
            }
            values_.push_back({found->second.column, attribute(entry, "value")});
            if (!attribute(entry, "start").empty() || !attribute(entry, "timestamp").empty())
                assembler_.leave_out("times of values");
        }
    }

    /// A node and those within it.
    Result<void> read_node(const XmlNode* node) {
        values_.assign({{node_label_, attribute(node, "label")}});
        read_values(node, node_attributes_);
        if (auto added = assembler_.add_node(attribute(node, "id"), {}, values_); !added) return added;
        if (!attribute(node, "pid").empty()) assembler_.leave_out("levels of nodes within nodes; the nodes are kept");
        for (const XmlNode* nodes = first_child(node, "nodes"); nodes != nullptr; nodes = next(nodes, "nodes")) {
            assembler_.leave_out("levels of nodes within nodes; the nodes are kept");
            for (const XmlNode* inner = first_child(nodes, "node"); inner != nullptr; inner = next(inner, "node"))
                if (auto read = read_node(inner); !read) return read;
        }
        if (first_child(node, "edges") != nullptr) assembler_.leave_out("lists of edges within nodes");
        return {};
    }

    Result<void> read_edge(const XmlNode* edge) {
        values_.assign({{edge_label_, attribute(edge, "label")}, {weight_, attribute(edge, "weight")}});
        read_values(edge, edge_attributes_);
        const std::string_view type = attribute(edge, "type");
        return assembler_.add_edge({.id = attribute(edge, "id"),
                                    .source = attribute(edge, "source"),
                                    .target = attribute(edge, "target"),
                                    .label = attribute(edge, "kind"),
                                    .directed = type.empty() ? directed_ : type == "directed",
                                    .values = values_});
    }

    XmlSource& source_;
    GraphAssembler assembler_;
    bool directed_ = false;
    std::size_t node_label_ = 0;
    std::size_t edge_label_ = 0;
    std::size_t weight_ = 0;
    Attributes node_attributes_;
    Attributes edge_attributes_;
    std::vector<ColumnValue> values_;
    std::string text_;
};

} // namespace

Result<Graph> read_gexf(std::string text, const std::string& file, Warnings& warnings) {
    return read_xml(std::move(text), file, "GEXF", kNodeDepth,
                    [&](XmlSource& source) { return GexfReader(source, file, warnings).read(); });
}

} // namespace claimgraph
