#include "graph/cypher/graphs/claim_property_graph.hpp"

#include "graph/base/fold.hpp"
#include "graph/base/number.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"

#include <algorithm>

namespace claimgraph::cypher {
namespace {

std::string label_of(EntityType type) {
    std::string label(to_string(type));
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

/// All of them that are there.
template <class Index>
Map values_of(std::span<const Property<Index>> properties, const Graph& graph, Index index) {
    Map map;
    for (const Property<Index>& property : properties)
        if (property.of != nullptr)
            if (Value value = property.of(graph, index); !value.is_null()) map.emplace(property.name, std::move(value));
    return map;
}

/// Attributes have the keys behind those of fields: of entities, then of claims.
Symbol first_attribute() { return static_cast<Symbol>(node_properties().size() + edge_properties().size()); }

Value attribute_value(const AttributeTable& table, std::size_t column, std::size_t row) {
    const std::string_view text = column < table.size() ? table.value(column, row) : std::string_view();
    if (text.empty()) return {};
    switch (table.type(column)) {
    case AttributeType::kBoolean:
        return Value(text == "true");
    case AttributeType::kInteger:
        return Value(number_from<std::int64_t>(text).value_or(0));
    case AttributeType::kNumber:
        return Value(number_from<double>(text).value_or(0));
    case AttributeType::kJson:
    case AttributeType::kText:
        break;
    }
    return Value(Text::borrowed(text));
}

/// Fields of the same name come first.
Map with_attributes(Map map, const AttributeTable& table, std::size_t row) {
    for (std::size_t column = 0; column < table.size(); ++column)
        if (Value value = attribute_value(table, column, row); !value.is_null())
            map.try_emplace(table.name(column), std::move(value));
    return map;
}

} // namespace

ClaimPropertyGraph::ClaimPropertyGraph(const Graph& graph) : graph_(graph) {
    types_.reserve(graph.claims().size());
    for (const Claim& claim : graph.claims())
        types_.push_back(relations_.try_emplace(claim.relation, static_cast<Symbol>(relations_.size())).first->second);
}

Symbol ClaimPropertyGraph::label(std::string_view name) const {
    const auto type = entity_type_from(lower_ascii(name));
    return type ? static_cast<Symbol>(*type) : kNoSymbol;
}

Symbol ClaimPropertyGraph::type(std::string_view name) const {
    const auto found = relations_.find(name);
    return found == relations_.end() ? kNoSymbol : found->second;
}

Symbol ClaimPropertyGraph::key(std::string_view name) const {
    const Symbol field = property_key(name);
    const auto& [entities, claims, own] = graph_.attributes();
    if (field != kNoSymbol || (entities.empty() && claims.empty())) return field;
    std::size_t place = entities.find(name);
    if (place == entities.size()) place += claims.find(name);
    return place == entities.size() + claims.size() ? kNoSymbol : first_attribute() + static_cast<Symbol>(place);
}

std::string_view ClaimPropertyGraph::key_name(Symbol key) const {
    if (key < first_attribute())
        return node_property(key) != nullptr ? node_property(key)->name : edge_property(key)->name;
    const auto& [entities, claims, own] = graph_.attributes();
    const auto place = static_cast<std::size_t>(key - first_attribute());
    return place < entities.size() ? entities.name(place) : claims.name(place - entities.size());
}

void ClaimPropertyGraph::nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const {
    for (std::size_t i = 0; i < graph_.entities().size(); ++i) {
        const NodeId id{static_cast<std::int64_t>(i)};
        if ((!label || has_label(id, *label)) && !visit(id)) return;
    }
}

bool ClaimPropertyGraph::has_index(Symbol key) const {
    return key == property_key("id") || key == property_key("name");
}

void ClaimPropertyGraph::nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const {
    if (!value.is(ValueKind::kString)) return;
    if (key == property_key("id")) {
        const auto entities = graph_.entities();
        const auto entity = std::ranges::lower_bound(entities, value.text(), {},
                                                     [](const Entity& e) { return std::string_view(e.id); });
        if (entity != entities.end() && entity->id == value.text()) found.push_back({entity - entities.begin()});
        return;
    }
    std::call_once(named_, [&] {
        names_.reserve(graph_.entities().size());
        for (std::uint32_t i = 0; i < graph_.entities().size(); ++i) names_.emplace(graph_.entities()[i].name, i);
    });
    const std::size_t before = found.size();
    const auto [begin, end] = names_.equal_range(value.text());
    for (auto name = begin; name != end; ++name) found.push_back({std::int64_t{name->second}});
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
}

bool ClaimPropertyGraph::has_label(NodeId node, Symbol label) const {
    return static_cast<Symbol>(entity(node).type) == label;
}

std::vector<std::string> ClaimPropertyGraph::labels(NodeId node) const { return {label_of(entity(node).type)}; }

Value ClaimPropertyGraph::property(NodeId node, Symbol key) const {
    const NodeProperty* property = node_property(key);
    const auto row = static_cast<std::size_t>(node.value);
    if (property != nullptr) return property->of(graph_, EntityIndex(row));
    const AttributeTable& attributes = graph_.attributes().entities;
    return attributes.empty() || key < 0 ? Value() : attribute_value(attributes, attributes.find(key_name(key)), row);
}

Map ClaimPropertyGraph::properties(NodeId node) const {
    const auto row = static_cast<std::size_t>(node.value);
    return with_attributes(values_of(node_properties(), graph_, EntityIndex(row)), graph_.attributes().entities, row);
}

void ClaimPropertyGraph::hops(NodeId node, Direction direction, std::span<const Symbol> types,
                              std::vector<Hop>& found) const {
    const EntityIndex entity(static_cast<std::size_t>(node.value));
    const auto add = [&](std::span<const ClaimIndex> claims, bool out) {
        for (const ClaimIndex index : claims) {
            if (!types.empty() && std::ranges::find(types, types_[index.value]) == types.end()) continue;
            const Claim& claim = graph_[index];
            // a loop is met among the claims of its subject, and not again
            if (!out && direction == Direction::kBoth && claim.subject == claim.object) continue;
            found.push_back({{std::int64_t{index.value}}, {std::int64_t{(out ? claim.object : claim.subject).value}}});
        }
    };
    if (direction != Direction::kIn) add(graph_.out_claims(entity), true);
    if (direction != Direction::kOut) add(graph_.in_claims(entity), false);
}

Participants ClaimPropertyGraph::ends(RelationshipId relationship) const {
    const Claim& of = claim(relationship);
    return {{std::int64_t{of.subject.value}}, {std::int64_t{of.object.value}}};
}

std::string_view ClaimPropertyGraph::type_name(RelationshipId relationship) const {
    return claim(relationship).relation;
}

Value ClaimPropertyGraph::property(RelationshipId relationship, Symbol key) const {
    const EdgeProperty* property = edge_property(key);
    const auto row = static_cast<std::size_t>(relationship.value);
    if (property != nullptr) return property->of == nullptr ? Value() : property->of(graph_, ClaimIndex(row));
    const AttributeTable& attributes = graph_.attributes().claims;
    return attributes.empty() || key < 0 ? Value() : attribute_value(attributes, attributes.find(key_name(key)), row);
}

Map ClaimPropertyGraph::properties(RelationshipId relationship) const {
    const auto row = static_cast<std::size_t>(relationship.value);
    return with_attributes(values_of(edge_properties(), graph_, ClaimIndex(row)), graph_.attributes().claims, row);
}

} // namespace claimgraph::cypher
