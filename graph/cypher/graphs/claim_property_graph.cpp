#include "graph/cypher/graphs/claim_property_graph.hpp"

#include "graph/base/fold.hpp"
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

} // namespace

Symbol ClaimPropertyGraph::label(std::string_view name) const {
    const auto type = entity_type_from(lower_ascii(name));
    return type ? static_cast<Symbol>(*type) : kNoSymbol;
}

Symbol ClaimPropertyGraph::type(std::string_view name) const {
    const auto relations = graph_.relations();
    const auto found = std::ranges::lower_bound(relations, name);
    return found == relations.end() || *found != name ? kNoSymbol : static_cast<Symbol>(found - relations.begin());
}

Symbol ClaimPropertyGraph::key(std::string_view name) const { return property_key(name); }

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
    return property ? property->of(graph_, EntityIndex(static_cast<std::size_t>(node.value))) : Value();
}

Map ClaimPropertyGraph::properties(NodeId node) const {
    return values_of(node_properties(), graph_, EntityIndex(static_cast<std::size_t>(node.value)));
}

/// Calls visit(claim, other end) for each hop, by the rows of the graph alone: claims are large and far apart.
template <class Visit>
void ClaimPropertyGraph::each_hop(NodeId node, Direction direction, std::span<const Symbol> types,
                                  const Visit& visit) const {
    const EntityIndex entity(static_cast<std::size_t>(node.value));
    const auto numbers = graph_.relation_numbers();
    const auto along = [&](std::span<const ClaimIndex> claims, std::span<const EntityIndex> ends, bool with_loops) {
        for (std::size_t i = 0; i < claims.size(); ++i)
            if ((with_loops || ends[i] != entity) &&
                (types.empty() ||
                 std::ranges::find(types, static_cast<Symbol>(numbers[claims[i].value])) != types.end()))
                visit(claims[i], ends[i]);
    };
    // a loop is met among the claims of its subject, and not again
    if (direction != Direction::kIn) along(graph_.out_claims(entity), graph_.objects_of(entity), true);
    if (direction != Direction::kOut)
        along(graph_.in_claims(entity), graph_.subjects_about(entity), direction == Direction::kIn);
}

void ClaimPropertyGraph::hops(NodeId node, Direction direction, std::span<const Symbol> types,
                              std::vector<Hop>& found) const {
    each_hop(node, direction, types, [&](ClaimIndex claim, EntityIndex end) {
        found.push_back({{std::int64_t{claim.value}}, {std::int64_t{end.value}}});
    });
}

std::size_t ClaimPropertyGraph::count_hops(NodeId node, Direction direction, std::span<const Symbol> types) const {
    const EntityIndex entity(static_cast<std::size_t>(node.value));
    if (types.empty() && direction == Direction::kOut) return graph_.out_claims(entity).size();
    if (types.empty() && direction == Direction::kIn) return graph_.in_claims(entity).size();
    std::size_t count = 0;
    each_hop(node, direction, types, [&](ClaimIndex, EntityIndex) { ++count; });
    return count;
}

Participants ClaimPropertyGraph::ends(RelationshipId relationship) const {
    const Claim& of = graph_[ClaimIndex(static_cast<std::size_t>(relationship.value))];
    return {{std::int64_t{of.subject.value}}, {std::int64_t{of.object.value}}};
}

std::string_view ClaimPropertyGraph::type_name(RelationshipId relationship) const {
    return graph_.relations()[static_cast<std::size_t>(type(relationship))];
}

Value ClaimPropertyGraph::property(RelationshipId relationship, Symbol key) const {
    const EdgeProperty* property = edge_property(key);
    if (property == nullptr || property->of == nullptr) return {};
    return property->of(graph_, ClaimIndex(static_cast<std::size_t>(relationship.value)));
}

Map ClaimPropertyGraph::properties(RelationshipId relationship) const {
    return values_of(edge_properties(), graph_, ClaimIndex(static_cast<std::size_t>(relationship.value)));
}

} // namespace claimgraph::cypher
