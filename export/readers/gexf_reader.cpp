#include "export/readers/gexf_reader.hpp"

#include "export/readers/graph_assembler.hpp"
#include "export/xml/xml_source.hpp"
#include "graph/base/time_interval.hpp"

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
        read_documents();
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
        bool is_time = false;  ///< `time_value`
    };
    using Attributes = StringMap<Attribute>; ///< by id

    /// What our files have in <meta>.
    void read_documents() {
        for (const XmlElement& element : source_.outline()) {
            if (element.depth != 2 || source_.name_of(element) != "documents") continue;
            const XmlNode* documents = source_.parse(element);
            assembler_.set_documents(content(documents, text_));
            return;
        }
    }

    /// The column of the time of edges: one of the file, or a new one.
    std::size_t time_column() {
        for (const auto& [id, own] : edge_attributes_)
            if (own.is_time) return own.column;
        return assembler_.edge_column("time_value");
    }

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
        time_value_ = time_column();
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
                         Attribute{column, otherwise == nullptr ? "" : std::string(content(otherwise, text_)),
                                   title == "time_value"});
        }
    }

    /// Adds the attvalues of an element, and the defaults of those that are missing.
    void read_values(const XmlNode* element, const Attributes& attributes, bool of_edge) {
        for (const XmlNode* child = element->first_node(); child != nullptr; child = child->next_sibling()) {
            if (is(child, "attvalues"))
                read_attvalues(child, attributes);
            else if (!assembler_.is_ours() && child->type() == rapidxml::node_element && !is(child, "nodes"))
                read_other(child, of_edge);
        }
        for (const auto& [id, own] : attributes)
            if (!own.otherwise.empty() && std::ranges::find(values_, own.column, &ColumnValue::column) == values_.end())
                values_.push_back({own.column, own.otherwise});
        if (assembler_.is_ours()) return;
        if (of_edge && read_time(element, attribute(element, "timestamp"))) return;
        for (const char* time : {"start", "end", "startopen", "endopen", "timestamp", "intervals", "timestamps"})
            if (!attribute(element, time).empty())
                assembler_.leave_out(of_edge ? "times of edges that are no dates" : "times of nodes");
    }

    void read_other(const XmlNode* child, bool of_edge) {
        if (!is(child, "spells") && !is(child, "slices"))
            return assembler_.leave_out("colours, sizes, positions and other details of pictures");
        bool read = of_edge;
        for (const XmlNode* spell = child->first_node(); of_edge && spell != nullptr; spell = spell->next_sibling())
            if (spell->type() == rapidxml::node_element) read &= read_time(spell, {});
        if (!read) assembler_.leave_out(of_edge ? "lists of times that are no dates" : "lists of times");
    }

    /// Widens the time of the edge by what an element says; false if it says none that is a date. Those who write the
    /// end of a time that is open leave it out.
    bool read_time(const XmlNode* element, std::string_view timestamp) {
        const auto end_of = [&](const char* name, const char* open) {
            const std::string_view closed = attribute(element, name);
            std::string value(!timestamp.empty() ? timestamp : closed.empty() ? attribute(element, open) : closed);
            if (value.size() > 10 && value[10] == ' ') value[10] = 'T'; // as databases write it
            return value.substr(0, 16);                                 // up to the minute
        };
        const std::string first = end_of("start", "startopen");
        const std::string last = end_of("end", "endopen");
        if (first.empty() && last.empty()) return false;
        const bool is_date = (first.empty() || time_interval(first)) && (last.empty() || time_interval(last));
        if (!is_date) return false;
        const auto sooner = [](const std::string& a, const std::string& b) {
            return time_interval(a)->first < time_interval(b)->first;
        };
        if (!has_time_ || (!first_.empty() && (first.empty() || sooner(first, first_)))) first_ = first;
        if (!has_time_ || (!last_.empty() && (last.empty() || sooner(last_, last)))) last_ = last;
        has_time_ = true;
        return true;
    }

    /// In ISO 8601.
    std::string time_text() const {
        if (!has_time_ || first_ == last_) return first_;
        return (first_.empty() ? ".." : first_) + '/' + (last_.empty() ? ".." : last_);
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
        read_values(node, node_attributes_, false);
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
        has_time_ = false;
        first_.clear();
        last_.clear();
        read_values(edge, edge_attributes_, true);
        const std::string time = time_text();
        const bool has_own = std::ranges::any_of(
            values_, [&](const ColumnValue& value) { return value.column == time_value_ && !value.value.empty(); });
        if (!time.empty() && !has_own) values_.push_back({time_value_, time});
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
    std::size_t time_value_ = 0; // a column of edges
    bool has_time_ = false;      // the edge at hand, from first_ to last_, which are empty where it is open
    std::string first_, last_;
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
