#include "export/readers/graphml_reader.hpp"

#include "export/attribute_columns.hpp"
#include "export/readers/graph_assembler.hpp"
#include "export/xml/xml_source.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

bool is_directed(const XmlNode* graph) { return attribute(graph, "edgedefault") != "undirected"; }

class GraphmlReader {
  public:
    GraphmlReader(XmlSource& source, const std::string& file, Warnings& warnings)
        : source_(source), assembler_(file, warnings) {}

    Result<Graph> read() {
        const XmlNode* root = source_.parse_tag(source_.outline().front());
        if (!is(root, "graphml")) return source_.bad("no <graphml> element; expected GraphML");
        const XmlElement* graph = nullptr; // the first one
        for (const XmlElement& element : source_.outline()) {
            if (element.depth != 1) continue;
            const std::string_view name = source_.name_of(element);
            if (name == "key") read_key(source_.parse(element));
            if (name == "data") read_graph_value(element);
            if (name != "graph") continue;
            if (graph == nullptr)
                graph = &element;
            else
                assembler_.leave_out("graphs behind the first");
        }
        nodes_.description = assembler_.node_column("desc", AttributeType::kText);
        edges_.description = assembler_.edge_column("desc", AttributeType::kText);
        if (graph == nullptr) {
            source_.parse_tag(source_.outline().front());
            return source_.bad("no <graph> in <graphml>");
        }
        if (auto done = read_graph(*graph); !done) return tl::unexpected(source_.here(done.error()));
        source_.release();
        return assembler_.finish();
    }

  private:
    /// A key of nodes or of edges.
    struct Key {
        std::string id;
        std::string name;
        AttributeType type{};
        std::size_t column = 0;
        std::string otherwise; ///< <default>
    };
    /// The keys of one kind of element.
    struct Keys {
        std::vector<Key> list;
        StringMap<std::size_t> by_id; ///< in list
        bool has_defaults = false;
        std::size_t description = 0; ///< the column of <desc>
    };
    /// An edge of a graph within a node, which is read after all nodes.
    struct InnerEdge {
        EdgeInput edge;
        std::vector<std::string> strings; ///< what the views of `edge` point into
        std::vector<ColumnValue> values;
    };

    Result<void> read_graph(const XmlElement& graph) {
        const bool directed = is_directed(source_.parse_tag(graph));
        const auto& outline = source_.outline();
        std::vector<const XmlElement*> nodes;
        std::vector<const XmlElement*> edges; // they may stand before their nodes
        for (const XmlElement* element = &graph + 1;
             element != outline.data() + outline.size() && element->depth > graph.depth; ++element) {
            const std::string_view name = source_.name_of(*element);
            if (name == "node") nodes.push_back(element);
            if (name == "edge") edges.push_back(element);
            if (name == "hyperedge") assembler_.leave_out("hyperedges");
            if (name == "data") read_graph_value(*element);
            if (name == "desc")
                assembler_.add_graph_value("desc", content(source_.parse(*element), text_), AttributeType::kText);
        }
        assembler_.expect(nodes.size(), edges.size());
        for (const XmlElement* node : nodes)
            if (auto read = read_node(source_.parse(*node)); !read) return read;
        for (const XmlElement* edge : edges)
            if (auto read = assembler_.add_edge(edge_of(source_.parse(*edge), directed)); !read) return read;
        for (const InnerEdge& inner : inner_edges_)
            if (auto read = assembler_.add_edge(inner.edge); !read) return read;
        return {};
    }

    /// A value of the graph; its documents are one.
    void read_graph_value(const XmlElement& element) {
        const XmlNode* data = source_.parse(element);
        const auto key = graph_keys_.find(attribute(data, "key"));
        if (key == graph_keys_.end())
            return assembler_.leave_out("values of the graph itself of keys that are not declared");
        if (has_elements(data)) return assembler_.leave_out("values that are XML");
        const auto& [name, type] = key->second;
        const std::string_view value = content(data, text_);
        if (name != "documents" || !assembler_.set_documents(value)) assembler_.add_graph_value(name, value, type);
    }

    void read_key(const XmlNode* node) {
        const std::string_view element = attribute(node, "for");
        if (attribute(node, "yfiles.type").size() > 0) assembler_.leave_out("keys of yFiles graphics");
        const std::string_view id = attribute(node, "id");
        std::string_view name = attribute(node, "attr.name");
        if (name.empty()) name = id;
        const AttributeType type = attribute_type(attribute(node, "attr.type"));
        Key key{.id = std::string(id), .name = std::string(name), .type = type};
        if (const XmlNode* otherwise = first_child(node, "default")) key.otherwise = content(otherwise, text_);
        const auto add = [&](Keys& keys, std::size_t column) {
            key.column = column;
            keys.by_id.emplace(id, keys.list.size());
            keys.has_defaults |= !key.otherwise.empty();
            keys.list.push_back(key);
        };
        // "all" is for nodes, edges and more; it is the default
        const bool all = element == "all" || element.empty();
        if (element == "node" || all) add(nodes_, assembler_.node_column(name, type));
        if (element == "edge" || all) add(edges_, assembler_.edge_column(name, type));
        if (element == "graph" || element == "graphml" || all)
            graph_keys_.emplace(id, std::pair(std::string(name), type));
    }

    /// The values of a node or an edge, until the next call.
    std::span<const ColumnValue> values_of(const XmlNode* element, Keys& keys) {
        values_.clear();
        drawn_label_.clear();
        scratch_.resize(keys.list.size());
        std::size_t guess = 0;
        for (const XmlNode* data = element->first_node(); data != nullptr; data = data->next_sibling()) {
            if (!is(data, "data")) {
                if (is(data, "desc")) values_.push_back({keys.description, content(data, description_)});
                continue;
            }
            const std::string_view id = attribute(data, "key");
            const std::size_t at = find_key(keys, id, guess);
            if (at == keys.list.size() && !(&keys == &edges_ && borrow_key(id))) {
                assembler_.leave_out(fmt::format("values of key '{}', which is not declared for <{}>", id,
                                                 std::string_view(element->name(), element->name_size())));
                continue;
            }
            guess = at + 1;
            if (has_elements(data)) {
                assembler_.leave_out("values that are XML");
                if (drawn_label_.empty()) drawn_label_ = yed_label(data);
            }
            values_.push_back({keys.list[at].column, content(data, scratch_[at])});
        }
        if (keys.has_defaults)
            for (const Key& key : keys.list)
                if (!key.otherwise.empty() &&
                    std::ranges::find(values_, key.column, &ColumnValue::column) == values_.end())
                    values_.push_back({key.column, key.otherwise});
        return values_;
    }

    /// Its place in the list, which ends where there is none. Values mostly stand in the order of their keys, with
    /// gaps: it is likely to be little behind `guess`.
    static std::size_t find_key(const Keys& keys, std::string_view id, std::size_t guess) {
        constexpr std::size_t kWidestGap = 16;
        const std::size_t end = std::min(keys.list.size(), guess + kWidestGap);
        for (std::size_t at = guess; at < end; ++at)
            if (keys.list[at].id == id) return at;
        const auto found = keys.by_id.find(id);
        return found == keys.by_id.end() ? keys.list.size() : found->second;
    }

    /// Cytoscape declares keys for nodes and uses them on edges: adds such a key to those of edges, at the end.
    bool borrow_key(std::string_view id) {
        const auto found = nodes_.by_id.find(id);
        if (found == nodes_.by_id.end()) return false;
        const Key& key = nodes_.list[found->second];
        edges_.by_id.emplace(id, edges_.list.size());
        edges_.list.push_back({.id = key.id, .name = key.name, .column = assembler_.edge_column(key.name, key.type)});
        scratch_.resize(edges_.list.size());
        return true;
    }

    static bool has_elements(const XmlNode* data) {
        const XmlNode* child = data->first_node();
        return child != nullptr && child->type() == rapidxml::node_element;
    }

    /// What yEd writes on a node or an edge: the first <NodeLabel> or <EdgeLabel> in its drawing. As deep as
    /// kMaxXmlDepth.
    std::string yed_label(const XmlNode* drawing) {
        for (const XmlNode* child = drawing->first_node(); child != nullptr; child = child->next_sibling()) {
            if (child->type() != rapidxml::node_element) continue;
            std::string label =
                is(child, "NodeLabel") || is(child, "EdgeLabel") ? one_line(content(child, text_)) : yed_label(child);
            if (!label.empty()) return label;
        }
        return {};
    }

    /// A node and the nodes of the graphs within it; their edges are for later.
    Result<void> read_node(const XmlNode* node) {
        const auto values = values_of(node, nodes_);
        if (auto added = assembler_.add_node(attribute(node, "id"), drawn_label_, values); !added) return added;
        for (const XmlNode* child = node->first_node(); child != nullptr; child = child->next_sibling()) {
            if (is(child, "port")) assembler_.leave_out("ports");
            if (!is(child, "graph")) continue;
            assembler_.leave_out("levels of graphs within nodes; what is in them is kept");
            for (const XmlNode* inner = first_child(child, "node"); inner != nullptr; inner = next(inner, "node"))
                if (auto read = read_node(inner); !read) return read;
            for (const XmlNode* edge = first_child(child, "edge"); edge != nullptr; edge = next(edge, "edge"))
                keep(edge_of(edge, is_directed(child)));
        }
        return {};
    }

    /// Its views live until the next element is read.
    EdgeInput edge_of(const XmlNode* edge, bool directed) {
        const std::string_view own = attribute(edge, "directed");
        if (!attribute(edge, "sourceport").empty() || !attribute(edge, "targetport").empty())
            assembler_.leave_out("ports of edges");
        const auto values = values_of(edge, edges_);
        const std::string_view label = attribute(edge, "label");
        return {.id = attribute(edge, "id"),
                .source = attribute(edge, "source"),
                .target = attribute(edge, "target"),
                .label = label.empty() ? drawn_label_ : label,
                .directed = own == "true" || (own != "false" && directed),
                .values = values};
    }

    void keep(EdgeInput edge) {
        InnerEdge& inner = inner_edges_.emplace_back();
        inner.strings.reserve(4 + edge.values.size());
        const auto own = [&](std::string_view text) -> std::string_view { return inner.strings.emplace_back(text); };
        for (const ColumnValue& value : edge.values) inner.values.push_back({value.column, own(value.value)});
        inner.edge = {own(edge.id), own(edge.source), own(edge.target), own(edge.label), edge.directed, inner.values};
    }

    XmlSource& source_;
    GraphAssembler assembler_;
    StringMap<std::pair<std::string, AttributeType>> graph_keys_; ///< name and type, by id
    Keys nodes_;
    Keys edges_;
    std::vector<ColumnValue> values_;
    std::deque<std::string> scratch_; ///< one a key; they stay where they are
    std::string description_;
    std::string drawn_label_; ///< of the element that was read last, in yEd's drawing
    std::string text_;
    std::deque<InnerEdge> inner_edges_; ///< they stay where they are
};

} // namespace

Result<Graph> read_graphml(std::string text, const std::string& file, Warnings& warnings) {
    return read_xml(std::move(text), file, "GraphML", 2,
                    [&](XmlSource& source) { return GraphmlReader(source, file, warnings).read(); });
}

} // namespace claimgraph
