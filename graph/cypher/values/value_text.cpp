#include "graph/base/json_list.hpp"
#include "graph/cypher/values/property_graph.hpp"
#include "graph/cypher/values/temporal_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result + "'";
}

/// The shortest digits that are this float, with a point or an exponent that tells it from an integer.
std::string float_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

bool is_plain_name(std::string_view name) {
    const auto letter = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
    };
    return !name.empty() && std::ranges::all_of(name, letter) && std::isdigit(static_cast<unsigned char>(name[0])) == 0;
}

std::string name_text(std::string_view name) {
    if (is_plain_name(name)) return std::string(name);
    std::string result = "`";
    for (const char c : name) result += c == '`' ? "``" : std::string(1, c);
    return result + "`";
}

std::string map_text(const Map& map, const PropertyGraph& graph, Detail detail) {
    std::string text = "{";
    for (const auto& [key, value] : map) {
        if (text.size() > 1) text += ", ";
        text += name_text(key) + ": " + to_text(value, graph, detail);
    }
    return text + "}";
}

std::string node_text(NodeId node, const PropertyGraph& graph, Detail detail) {
    std::string text = "(";
    for (const std::string& label : graph.labels(node)) text += ":" + name_text(label);
    Map properties = graph.properties(node);
    if (detail == Detail::kNames) std::erase_if(properties, [](const auto& entry) { return entry.first != "name"; });
    if (!properties.empty()) text += (text.size() > 1 ? " " : "") + map_text(properties, graph, detail);
    return text + ")";
}

std::string edge_text(RelationshipId edge, const PropertyGraph& graph, Detail detail) {
    std::string text = "[:" + name_text(graph.type_name(edge));
    const Map properties = detail == Detail::kAll ? graph.properties(edge) : Map();
    if (!properties.empty()) text += " " + map_text(properties, graph, detail);
    return text + "]";
}

std::string path_text(const Path& path, const PropertyGraph& graph, Detail detail) {
    std::string text = "<" + node_text(path.nodes.front(), graph, detail);
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const bool forward = graph.ends(path.relationships[i]).from == path.nodes[i];
        text += fmt::format("{}-{}-{}{}", forward ? "" : "<", edge_text(path.relationships[i], graph, detail),
                            forward ? ">" : "", node_text(path.nodes[i + 1], graph, detail));
    }
    return text + ">";
}

std::string json_string(std::string_view text) {
    std::string json;
    append_json(json, text);
    return json;
}

std::string json_map(const Map& map, const PropertyGraph& graph) {
    std::string text = "{";
    for (const auto& [key, value] : map)
        text += (text.size() > 1 ? "," : "") + json_string(key) + ":" + to_json(value, graph);
    return text + "}";
}

template <class Items, class Show>
std::string json_list(const Items& items, Show&& show) {
    std::string text = "[";
    for (const auto& item : items) text += (text.size() > 1 ? "," : "") + show(item);
    return text + "]";
}

} // namespace

std::string temporal_text(const Value& value) {
    return value.is_instant() ? to_string(value.instant()) : to_string(value.duration());
}

std::string to_text(const Value& value, const PropertyGraph& graph, Detail detail) {
    switch (value.kind()) {
    case ValueKind::kNull:
        return "null";
    case ValueKind::kBoolean:
        return value.boolean() ? "true" : "false";
    case ValueKind::kInteger:
        return fmt::to_string(value.integer());
    case ValueKind::kFloat:
        return float_text(value.real());
    case ValueKind::kString:
        return quoted(value.text());
    case ValueKind::kList: {
        std::string text = "[";
        for (const Value& item : value.list()) text += (text.size() > 1 ? ", " : "") + to_text(item, graph, detail);
        return text + "]";
    }
    case ValueKind::kMap:
        return map_text(value.map(), graph, detail);
    case ValueKind::kNode:
        return node_text(value.node(), graph, detail);
    case ValueKind::kRelationship:
        return edge_text(value.relationship(), graph, detail);
    case ValueKind::kPath:
        return path_text(value.path(), graph, detail);
    default:
        return quoted(temporal_text(value));
    }
}

std::string to_json(const Value& value, const PropertyGraph& graph) {
    switch (value.kind()) {
    case ValueKind::kFloat:
        return std::isfinite(value.real()) ? float_text(value.real()) : json_string(float_text(value.real()));
    case ValueKind::kString:
        return json_string(value.text());
    case ValueKind::kList:
        return json_list(value.list(), [&](const Value& item) { return to_json(item, graph); });
    case ValueKind::kMap:
        return json_map(value.map(), graph);
    case ValueKind::kNode:
        return fmt::format("{{\"id\":{},\"labels\":{},\"properties\":{}}}", value.node().value,
                           json_list(graph.labels(value.node()), json_string),
                           json_map(graph.properties(value.node()), graph));
    case ValueKind::kRelationship: {
        const Participants ends = graph.ends(value.relationship());
        return fmt::format("{{\"id\":{},\"type\":{},\"from\":{},\"to\":{},\"properties\":{}}}",
                           value.relationship().value, json_string(graph.type_name(value.relationship())),
                           ends.from.value, ends.to.value, json_map(graph.properties(value.relationship()), graph));
    }
    case ValueKind::kPath:
        return fmt::format(
            "{{\"nodes\":{},\"relationships\":{}}}",
            json_list(value.path().nodes, [&](NodeId node) { return to_json(Value(node), graph); }),
            json_list(value.path().relationships, [&](RelationshipId edge) { return to_json(Value(edge), graph); }));
    default:
        return value.is_temporal() ? json_string(temporal_text(value)) : to_text(value, graph);
    }
}

} // namespace claimgraph::cypher
