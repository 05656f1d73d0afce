#include "export/readers/gexf_reader.hpp"

#include "export/attribute_columns.hpp"
#include "export/readers/graph_assembler.hpp"
#include "export/xml/xml_source.hpp"
#include "graph/base/time/time_interval.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::size_t kNodeDepth = 3; // gexf, graph, nodes, node
// Attributes of nodes and edges, which become columns; the last one is made of elements.
constexpr std::array<const char*, 8> kTimes = {"start",     "end",        "startopen", "endopen",
                                               "timestamp", "timestamps", "intervals", "spells"};
constexpr std::size_t kSpells = kTimes.size() - 1;
constexpr std::array<const char*, 3> kAxes = {"x", "y", "z"};
constexpr std::string_view kCreator = "claimgraph";

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
        read_meta();
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

    /// What is said of the graph. Our files have documents and attributes there.
    void read_meta() {
        bool is_meta = false;
        for (const XmlElement& element : source_.outline()) {
            const std::string_view name = source_.name_of(element);
            if (element.depth == 1) is_meta = name == "meta";
            if (element.depth != 2 || !is_meta) continue;
            const bool is_documents = name == "documents";
            const std::string own(name);
            const XmlNode* node = source_.parse(element);
            const std::string_view value = content(node, text_);
            if (own == "attribute")
                assembler_.add_graph_value(attribute(node, "title"), value, attribute_type(attribute(node, "type")));
            else if ((!is_documents || !assembler_.set_documents(value)) && !(own == "creator" && value == kCreator))
                assembler_.add_graph_value(own, value, AttributeType::kText);
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
        axes_ = assembler_.node_column(kAxes.front());
        for (const char* axis : std::span(kAxes).subspan(1)) assembler_.node_column(axis);
        node_times_ = assembler_.node_column(kTimes.front());
        edge_times_ = assembler_.edge_column(kTimes.front());
        for (const char* name : std::span(kTimes).subspan(1)) {
            assembler_.node_column(name);
            assembler_.edge_column(name);
        }
        for (const XmlElement* node : nodes)
            if (auto read = read_node(source_.parse(*node)); !read) return read;
        for (const XmlElement* edge : edges)
            if (auto read = read_edge(source_.parse(*edge)); !read) return read;
        return {};
    }

    void read_attributes(const XmlNode* list) {
        const bool of_nodes = attribute(list, "class") != "edge";
        for (const XmlNode* node = first_child(list, "attribute"); node != nullptr; node = next(node, "attribute")) {
            const std::string_view id = attribute(node, "id");
            const std::string_view title = attribute(node, "title").empty() ? id : attribute(node, "title");
            const XmlNode* otherwise = first_child(node, "default");
            const AttributeType type = attribute_type(attribute(node, "type"));
            const std::size_t column =
                of_nodes ? assembler_.node_column(title, type) : assembler_.edge_column(title, type);
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
        if (assembler_.is_ours() || (of_edge && read_times(element))) return;
        for (std::size_t i = 0; i < kTimes.size(); ++i)
            if (const std::string_view value = attribute(element, kTimes[i]); !value.empty())
                values_.push_back({(of_edge ? edge_times_ : node_times_) + i, value});
    }

    void read_other(const XmlNode* child, bool of_edge) {
        if (is(child, "position") && !of_edge) {
            for (std::size_t i = 0; i < kAxes.size(); ++i)
                values_.push_back({axes_ + i, attribute(child, kAxes[i]), AttributeType::kNumber});
            return;
        }
        if (!is(child, "spells") && !is(child, "slices"))
            return assembler_.leave_out("colours, sizes and other details of pictures");
        std::string list;
        bool is_dated = of_edge;
        std::size_t count = 0;
        for (const XmlNode* spell = child->first_node(); spell != nullptr; spell = spell->next_sibling()) {
            if (spell->type() != rapidxml::node_element) continue;
            is_dated = is_dated && read_times(spell);
            list += fmt::format("{}[{}, {}]", count++ == 0 ? "" : "; ", end_of(spell, "start", "startopen"),
                                end_of(spell, "end", "endopen"));
        }
        if (!is_dated || count > 1) // of several dates the claim has the first and the last
            values_.push_back({(of_edge ? edge_times_ : node_times_) + kSpells, kept_.emplace_back(std::move(list)),
                               AttributeType::kText});
    }

    static std::string_view end_of(const XmlNode* element, const char* name, const char* open) {
        const std::string_view closed = attribute(element, name);
        return closed.empty() ? attribute(element, open) : closed;
    }

    /// Widens the time of the edge by what an element says; false if it says nothing, or what is no date. Those who
    /// write the end of a time that is open leave it out.
    bool read_times(const XmlNode* element) {
        bool has_list = false;
        for (const char* name : {"timestamp", "timestamps", "intervals"}) {
            const std::string_view list = attribute(element, name);
            constexpr std::string_view kBetween = "<>[](),; "; // "<[2009-03-01, 2009-03-31]>"
            const bool has_blanks = std::string_view(name) == "timestamp";
            for (std::size_t at = 0; at < list.size();) {
                const std::size_t begin = has_blanks ? 0 : list.find_first_not_of(kBetween, at);
                if (begin == std::string_view::npos) break;
                at = has_blanks ? list.size() : std::min(list.find_first_of(kBetween, begin), list.size());
                const std::string_view time = list.substr(begin, at - begin);
                if (!widen_time(time, time)) return false;
                has_list = true;
            }
        }
        return widen_time(end_of(element, "start", "startopen"), end_of(element, "end", "endopen")) || has_list;
    }

    bool widen_time(std::string_view from, std::string_view until) {
        const auto in_iso = [](std::string_view time) {
            std::string value(time);
            if (value.size() > 10 && value[10] == ' ') value[10] = 'T'; // as databases write it
            return value.substr(0, 16);                                 // up to the minute
        };
        const std::string first = in_iso(from);
        const std::string last = in_iso(until);
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
        kept_.clear();
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
        kept_.clear();
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
    std::size_t axes_ = 0;       // the first of kAxes, of kTimes
    std::size_t node_times_ = 0;
    std::size_t edge_times_ = 0;
    bool has_time_ = false; // the edge at hand, from first_ to last_, which are empty where it is open
    std::string first_, last_;
    Attributes node_attributes_;
    Attributes edge_attributes_;
    std::vector<ColumnValue> values_;
    std::deque<std::string> kept_; ///< what values_ view, of the element at hand
    std::string text_;
};

} // namespace

Result<Graph> read_gexf(std::string text, const std::string& file, Warnings& warnings) {
    return read_xml(std::move(text), file, "GEXF", kNodeDepth,
                    [&](XmlSource& source) { return GexfReader(source, file, warnings).read(); });
}

} // namespace claimgraph
