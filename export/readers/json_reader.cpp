#include "export/readers/json_reader.hpp"

#include "export/readers/graph_assembler.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

namespace claimgraph {
namespace {

using JsonTree = nlohmann::json; // members sorted: looking for one takes no walk along all

constexpr int kMaxDepth = 100;
constexpr std::string_view kClaims = "claims"; // the type of our graphs in JSON Graph Format

/// A value as the text of a column.
std::string text_of(const JsonTree& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    return value.dump(-1, ' ', false, JsonTree::error_handler_t::replace);
}

/// The same of an id: 2.0 is 2, as in ids that went through a table of numbers.
std::string id_of(const JsonTree& value) {
    if (value.is_number_float() && std::abs(value.get<double>()) < 1e15 &&
        std::trunc(value.get<double>()) == value.get<double>())
        return fmt::format("{}", static_cast<std::int64_t>(value.get<double>()));
    return text_of(value);
}

AttributeType type_of(const JsonTree& value) {
    return value.is_boolean()          ? AttributeType::kBoolean
           : value.is_number_integer() ? AttributeType::kInteger
           : value.is_number()         ? AttributeType::kNumber
           : value.is_structured()     ? AttributeType::kJson
                                       : AttributeType::kText;
}

const JsonTree& member(const JsonTree& object, const char* name) {
    static const JsonTree kNone;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? kNone : *found;
}

std::size_t count_members(const JsonTree& value) {
    std::size_t count = value.is_object() ? value.size() : 0;
    if (value.is_structured())
        for (const JsonTree& inner : value) count += count_members(inner);
    return count;
}

class JsonGraphReader {
  public:
    JsonGraphReader(const std::string& file, Warnings& warnings) : assembler_(file, warnings) {}

    Result<Graph> read(const JsonTree& root, std::size_t members) {
        assembler_.leave_out("members of an object that has one of that name already", members - count_members(root));
        if (auto done = read_graph(root); !done) return tl::unexpected(done.error());
        return assembler_.finish();
    }

  private:
    using Columns = StringMap<std::size_t>; ///< by name

    Result<void> read_graph(const JsonTree& root) {
        const JsonTree* graph = &member(root, "graph");
        const JsonTree& graphs = member(root, "graphs");
        if (graphs.is_array() && !graphs.empty()) {
            graph = &graphs.front();
            assembler_.leave_out("graphs behind the first", graphs.size() - 1);
        }
        const bool is_jgf = member(*graph, "nodes").is_structured() || member(*graph, "edges").is_array();
        if (!is_jgf) graph = &root;
        const JsonTree& nodes = member(*graph, "nodes");
        JsonTree neighbors; // edges that stood with their nodes
        const JsonTree* listed = is_jgf ? &member(*graph, "edges") : edges_of(root);
        if (const JsonTree& adjacency = member(root, "adjacency");
            !is_jgf && adjacency.is_array() && nodes.is_array()) {
            neighbors = edges_of_adjacency(nodes, adjacency, member(root, "directed"));
            listed = &neighbors;
        }
        if (!nodes.is_structured() || listed == nullptr || !(listed->is_array() || listed->is_null()))
            return fail(ErrorCode::kBadFormat,
                        "no graph; expected an object with \"nodes\" and \"links\", or \"graph\"");
        const JsonTree& links = *listed;
        if (const Ends* ends = links.empty() || !links.front().is_object() ? nullptr : ends_of(links.front()))
            ends_ = *ends;
        settle_ids(nodes, links);
        const JsonTree& directed = member(*graph, "directed");
        directed_ = directed.is_boolean() ? directed.get<bool>() : is_jgf; // the default of JSON Graph Format
        add_graph_values(*graph, listed);
        if (const JsonTree& own = member(*graph, is_jgf ? "metadata" : "graph"); own.is_object())
            add_graph_values(own, nullptr);
        else
            assembler_.leave_out("values of the graph itself that have no name", own.size());
        const auto edge_column = [&](const std::string& name) { return assembler_.edge_column(name); };
        const auto node_column = [&](const std::string& name) { return assembler_.node_column(name); };
        const std::vector<std::string_view> node_frame = {"id", "metadata"}; // members that are no column
        std::vector<std::string_view> edge_frame = {"id",       "source",   "target",     "key",
                                                    "directed", "metadata", ends_.source, ends_.target};
        // JSON Graph Format has a "relation" of its own: what others call a label
        if (is_jgf) edge_frame.push_back("relation");
        for (const JsonTree& link : links) {
            note_columns(link, edge_frame, edge_columns_, edge_column);
            note_columns(member(link, "metadata"), {}, edge_columns_, edge_column);
        }
        for (const JsonTree& node : nodes) {
            note_columns(node, node_frame, node_columns_, node_column);
            note_columns(member(node, "metadata"), {}, node_columns_, node_column);
        }
        if (nodes.is_object()) {
            for (const auto& [id, node] : nodes.items())
                if (auto read = read_node(id, node); !read) return read;
        } else {
            std::size_t number = 0;
            for (const JsonTree& node : nodes)
                if (auto read = read_node(node_id(node, number++), node); !read) return read;
        }
        for (const JsonTree& link : links)
            if (auto read = read_edge(link); !read) return read;
        return {};
    }

    /// What an object says of the graph, but for the parts that are read on their own.
    void add_graph_values(const JsonTree& object, const JsonTree* edges) {
        for (const auto& [name, value] : object.items()) {
            constexpr std::string_view kParts[] = {"nodes", "edges",      "links",    "adjacency",
                                                   "graph", "multigraph", "directed", "metadata"};
            const bool is_part = edges != nullptr && (std::ranges::find(kParts, name) != std::end(kParts) ||
                                                      &value == edges || (name == "type" && value == kClaims));
            if (is_part || (name == "documents" && value.is_array() && assembler_.set_documents(text_of(value))))
                continue;
            assembler_.add_graph_value(name, text_of(value), type_of(value));
        }
    }

    /// The list of edges of a file of nodes and edges: under the names that programs have for it, or whatever has two
    /// ends. Null if there is something that may be edges and is not; an empty list if there is nothing.
    static const JsonTree* edges_of(const JsonTree& root) {
        static const JsonTree kNone;
        for (const char* name : {"links", "edges", "relationships", "relations", "arcs"})
            if (root.contains(name)) return &root.at(name);
        if (!root.is_object()) return &kNone;
        for (const auto& [name, value] : root.items())
            if (name != "nodes" && value.is_array() && !value.empty() && value.front().is_object())
                return ends_of(value.front()) != nullptr ? &value : nullptr;
        return &kNone;
    }

    /// What the ends of an edge are called; null if it has none.
    struct Ends {
        const char* source;
        const char* target;
    };
    static const Ends* ends_of(const JsonTree& edge) {
        static constexpr Ends kEnds[] = {{"source", "target"}, {"from", "to"}};
        for (const Ends& ends : kEnds)
            if (edge.contains(ends.source) && edge.contains(ends.target)) return &ends;
        return nullptr;
    }

    /// The edges of networkx's adjacency_data: a list for each node, of objects with the id of the other end. An
    /// undirected edge stands with both of its nodes.
    static JsonTree edges_of_adjacency(const JsonTree& nodes, const JsonTree& adjacency, const JsonTree& directed) {
        const bool is_directed = !directed.is_boolean() || directed.get<bool>();
        StringMap<std::size_t> places;
        for (std::size_t i = 0; i < nodes.size(); ++i) places.emplace(id_of(member(nodes[i], "id")), i);
        JsonTree edges = JsonTree::array();
        for (std::size_t i = 0; i < std::min(adjacency.size(), nodes.size()); ++i)
            for (const JsonTree& neighbor : adjacency[i]) {
                const auto other = places.find(id_of(member(neighbor, "id")));
                if (!is_directed && other != places.end() && other->second < i) continue;
                JsonTree edge = neighbor.is_object() ? neighbor : JsonTree::object();
                edge["source"] = member(nodes[i], "id");
                edge["target"] = member(neighbor, "id");
                edge.erase("id");
                edges.push_back(std::move(edge));
            }
        return edges;
    }

    /// Nodes without ids have their names as ids, or their numbers where names are missing or shared; edges may call
    /// them by their numbers, as d3 has it.
    void settle_ids(const JsonTree& nodes, const JsonTree& links) {
        const bool have_ids = std::ranges::any_of(nodes, [](const JsonTree& node) { return node.contains("id"); });
        if (have_ids || nodes.is_object()) return;
        StringMap<bool> seen;
        bool is_named = true;
        for (const JsonTree& node : nodes) {
            const std::string name = text_of(member(node, "name"));
            made_ids_.push_back(name.empty() ? text_of(member(node, "label")) : name);
            is_named = is_named && !made_ids_.back().empty() && seen.emplace(made_ids_.back(), true).second;
        }
        for (std::size_t i = 0; i < made_ids_.size() && !is_named; ++i) made_ids_[i] = fmt::format("{}", i);
        by_number_ = std::ranges::all_of(links, [&](const JsonTree& link) {
            return member(link, ends_.source).is_number() && member(link, ends_.target).is_number();
        });
    }

    std::string node_id(const JsonTree& node, std::size_t number) const {
        return made_ids_.empty() ? id_of(member(node, "id")) : made_ids_[number];
    }

    /// The id of the node at an end of an edge.
    std::string end_id(const JsonTree& end) const {
        if (!by_number_ || !end.is_number_unsigned() || end.get<std::size_t>() >= made_ids_.size()) return id_of(end);
        return made_ids_[end.get<std::size_t>()];
    }

    template <class Declare>
    void note_columns(const JsonTree& object, std::span<const std::string_view> frame, Columns& columns,
                      const Declare& declare) {
        if (!object.is_object()) return;
        for (const auto& [name, value] : object.items())
            if (std::ranges::find(frame, name) == frame.end() && !columns.contains(name))
                columns.emplace(name, declare(name));
    }

    void read_values(const JsonTree& object, const Columns& columns) {
        if (!object.is_object()) return;
        for (const auto& [name, value] : object.items())
            if (const auto column = columns.find(name); column != columns.end()) add_value(column->second, value);
    }

    void add_value(std::size_t column, const JsonTree& value) {
        if (values_.size() == texts_.size()) texts_.emplace_back();
        std::string& text = texts_[values_.size()];
        text = text_of(value);
        values_.push_back({column, text, type_of(value)});
    }

    std::span<const ColumnValue> values_of(const JsonTree& object, const Columns& columns) {
        values_.clear();
        read_values(object, columns);
        read_values(member(object, "metadata"), columns);
        return values_;
    }

    Result<void> read_node(const std::string& id, const JsonTree& node) {
        if (!node.is_object()) return fail(ErrorCode::kBadFormat, "a node that is not an object");
        return assembler_.add_node(id, {}, values_of(node, node_columns_));
    }

    Result<void> read_edge(const JsonTree& edge) {
        if (!edge.is_object()) return fail(ErrorCode::kBadFormat, "an edge that is not an object");
        const std::string id = id_of(member(edge, edge.contains("id") ? "id" : "key"));
        const std::string source = end_id(member(edge, ends_.source));
        const std::string target = end_id(member(edge, ends_.target));
        const JsonTree& own = member(edge, "directed");
        const auto values = values_of(edge, edge_columns_);
        const std::string label = text_of(member(edge, "relation"));
        return assembler_.add_edge({.id = id,
                                    .source = source,
                                    .target = target,
                                    .label = label,
                                    .directed = own.is_boolean() ? own.get<bool>() : directed_,
                                    .values = values});
    }

    GraphAssembler assembler_;
    bool directed_ = false;
    std::vector<std::string> made_ids_; ///< of nodes that have none
    bool by_number_ = false;            ///< edges call them by their numbers
    Ends ends_{"source", "target"};
    Columns node_columns_;
    Columns edge_columns_;
    std::deque<std::string> texts_; ///< what the views of values_ point to; they stay where they are
    std::vector<ColumnValue> values_;
};

} // namespace

Result<Graph> read_json_graph(std::string_view text, const std::string& file, Warnings& warnings) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::size_t members = 0;
    bool is_deep = false;
    JsonTree root;
    try {
        root = JsonTree::parse(text, [&](int depth, JsonTree::parse_event_t event, JsonTree&) {
            members += event == JsonTree::parse_event_t::key;
            is_deep |= depth > kMaxDepth;
            return !is_deep;
        });
    } catch (const JsonTree::exception& error) {
        const auto* parse_error = dynamic_cast<const JsonTree::parse_error*>(&error);
        const std::size_t byte = parse_error == nullptr ? 0 : std::min(parse_error->byte, text.size());
        const auto line = static_cast<std::uint64_t>(std::ranges::count(text.substr(0, byte), '\n')) + 1;
        return fail(ErrorCode::kBadFormat, fmt::format("no JSON from byte {} on", byte), {.file = file, .line = line});
    }
    auto graph = is_deep ? fail(ErrorCode::kBadFormat, fmt::format("lists nested deeper than {}", kMaxDepth))
                         : JsonGraphReader(file, warnings).read(root, members);
    if (!graph) graph.error().place.file = file;
    return graph;
}

} // namespace claimgraph
