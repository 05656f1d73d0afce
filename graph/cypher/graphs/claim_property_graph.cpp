#include "graph/cypher/graphs/claim_property_graph.hpp"

#include "graph/base/number.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"

#include <algorithm>

namespace claimgraph::cypher {
namespace {

/// All of them that are there.
template <class Index>
Map values_of(std::span<const Property<Index>> properties, const Graph& graph, Index index) {
    Map map;
    for (const Property<Index>& property : properties)
        if (property.of != nullptr)
            if (Value value = property.of(graph, index); !value.is_null()) map.emplace(property.name, std::move(value));
    return map;
}

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

Value attribute_value(const AttributeTable& table, std::string_view name, std::size_t row) {
    return attribute_value(table, table.find(name), row);
}

/// Fields of the same name come first.
Map with_attributes(Map map, const AttributeTable& table, std::size_t row) {
    for (std::size_t column = 0; column < table.size(); ++column)
        if (Value value = attribute_value(table, column, row); !value.is_null())
            map.try_emplace(table.name(column), std::move(value));
    return map;
}

} // namespace

ClaimPropertyGraph::ClaimPropertyGraph(const Graph& graph, KnownRelations known_relations)
    : ClaimNames(std::move(known_relations)), graph_(graph) {}

Symbol ClaimPropertyGraph::type(std::string_view name) const {
    const auto place_of = [&](std::string_view relation) {
        const auto found = std::ranges::lower_bound(graph_.relations(), relation);
        return found != graph_.relations().end() && *found == relation
                   ? static_cast<Symbol>(found - graph_.relations().begin())
                   : kNoSymbol;
    };
    const Symbol symbol = place_of(name);
    return symbol != kNoSymbol ? symbol : place_of(relation_formerly(name));
}

/// Attributes have the keys behind those of fields: of entities, then of claims.
Symbol ClaimPropertyGraph::key(std::string_view name) const {
    const Symbol field = ClaimNames::key(name);
    const AttributeTable& entities = graph_.attributes().entities;
    const AttributeTable& claims = graph_.attributes().claims;
    if (field != kNoSymbol || (entities.empty() && claims.empty())) return field;
    std::size_t place = entities.find(name);
    if (place == entities.size()) place += claims.find(name);
    return place == entities.size() + claims.size() ? kNoSymbol : property_keys() + static_cast<Symbol>(place);
}

std::string_view ClaimPropertyGraph::attribute_name(Symbol key) const {
    const AttributeTable& entities = graph_.attributes().entities;
    const auto place = static_cast<std::size_t>(key - property_keys());
    return place < entities.size() ? entities.name(place) : graph_.attributes().claims.name(place - entities.size());
}

std::vector<std::string> ClaimPropertyGraph::attributes(NameOf kind) const {
    const AttributeTable& table = kind == NameOf::kNodeKey ? graph_.attributes().entities : graph_.attributes().claims;
    std::vector<std::string> names;
    for (std::size_t column = 0; column < table.size(); ++column) names.push_back(table.name(column));
    return names;
}

std::vector<std::string> ClaimPropertyGraph::relations() const {
    return {graph_.relations().begin(), graph_.relations().end()};
}

bool ClaimPropertyGraph::is_used(Symbol label) const {
    bool used = false;
    nodes(label, [&](NodeId) {
        used = true;
        return false;
    });
    return used;
}

void ClaimPropertyGraph::nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const {
    const std::size_t entities = graph_.entities().size();
    const std::size_t first = label == kDocumentLabel ? entities : 0;
    const std::size_t end = label && label != kDocumentLabel ? entities : entities + graph_.documents().size();
    for (std::size_t i = first; i < end; ++i) {
        const NodeId id{static_cast<std::int64_t>(i)};
        if ((!label || has_label(id, *label)) && !visit(id)) return;
    }
}

void ClaimPropertyGraph::nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const {
    if (!value.is(ValueKind::kString)) return;
    const auto entities = graph_.entities();
    if (key == property_key("id")) {
        const auto with_id = std::ranges::lower_bound(entities, value.text(), {},
                                                      [](const Entity& e) { return std::string_view(e.id); });
        if (with_id != entities.end() && with_id->id == value.text()) found.push_back({with_id - entities.begin()});
        return;
    }
    std::call_once(named_, [&] {
        names_.reserve(entities.size());
        for (std::uint32_t i = 0; i < entities.size(); ++i) names_.emplace(entities[i].name, i);
    });
    const std::size_t before = found.size();
    const auto [begin, end] = names_.equal_range(value.text());
    for (auto name = begin; name != end; ++name) found.push_back({std::int64_t{name->second}});
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
    if (const SourceDocument* document = graph_.find_document(value.text()))
        found.push_back({static_cast<std::int64_t>(entities.size()) + (document - graph_.documents().data())});
}

bool ClaimPropertyGraph::has_label(NodeId node, Symbol label) const {
    return is_entity(node) ? cypher::has_label(entity(node).type, label) : label == kDocumentLabel;
}

std::vector<std::string> ClaimPropertyGraph::labels(NodeId node) const {
    return is_entity(node) ? labels_of(entity(node).type) : std::vector{std::string(kDocumentLabelName)};
}

Value ClaimPropertyGraph::property(NodeId node, Symbol key) const {
    if (is_entity(node)) {
        if (is_attribute(key)) return attribute_value(graph_.attributes().entities, attribute_name(key), place(node));
        const EntityProperty* property = entity_property(key);
        return property ? property->of(graph_, EntityIndex(place(node))) : Value();
    }
    const DocumentProperty* property = document_property(key);
    return property ? property->of(graph_, document(node)) : Value();
}

Map ClaimPropertyGraph::properties(NodeId node) const {
    if (!is_entity(node)) return values_of(document_properties(), graph_, document(node));
    return with_attributes(values_of(entity_properties(), graph_, EntityIndex(place(node))),
                           graph_.attributes().entities, place(node));
}

/// Calls visit(claim, other end) for each hop, by the rows of the graph alone: claims are large and far apart.
template <class Visit>
void ClaimPropertyGraph::each_hop(NodeId node, Direction direction, std::span<const Symbol> types,
                                  const Visit& visit) const {
    if (!is_entity(node)) return;
    const EntityIndex entity(place(node));
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
    if (!is_entity(node)) return 0;
    const EntityIndex entity(place(node));
    if (types.empty() && direction == Direction::kOut) return graph_.out_claims(entity).size();
    if (types.empty() && direction == Direction::kIn) return graph_.in_claims(entity).size();
    std::size_t count = 0;
    each_hop(node, direction, types, [&](ClaimIndex, EntityIndex) { ++count; });
    return count;
}

/// Calls visit(claim, subject, object), until it returns false. By the rows of the graph alone: see each_hop().
template <class Visit>
void ClaimPropertyGraph::each_relationship(std::span<const Symbol> types, const Visit& visit) const {
    const auto each = [&](const auto& take) {
        for (std::uint32_t subject = 0; subject < graph_.entities().size(); ++subject) {
            const auto claims = graph_.out_claims(EntityIndex(subject));
            const auto objects = graph_.objects_of(EntityIndex(subject));
            for (std::size_t i = 0; i < claims.size(); ++i)
                if (!take(claims[i].value, subject, objects[i].value)) return;
        }
    };
    if (types.empty()) return each(visit);
    std::call_once(grouped_, [&] { // a counting sort
        const auto numbers = graph_.relation_numbers();
        first_of_type_.assign(graph_.relations().size() + 1, 0);
        for (const std::uint32_t type : numbers) ++first_of_type_[type + 1];
        for (std::size_t i = 1; i < first_of_type_.size(); ++i) first_of_type_[i] += first_of_type_[i - 1];
        of_type_.resize(numbers.size());
        std::vector<std::uint32_t> next = first_of_type_;
        each([&](std::uint32_t claim, std::uint32_t subject, std::uint32_t object) {
            of_type_[next[numbers[claim]]++] = {claim, subject, object};
            return true;
        });
    });
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (std::ranges::find(types.first(i), types[i]) != types.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        const auto type = static_cast<std::size_t>(types[i]);
        for (std::uint32_t at = first_of_type_[type]; at < first_of_type_[type + 1]; ++at)
            if (!visit(of_type_[at].claim, of_type_[at].subject, of_type_[at].object)) return;
    }
}

void ClaimPropertyGraph::relationships(std::span<const Symbol> types,
                                       const std::function<bool(RelationshipId, Participants)>& visit) const {
    each_relationship(types, [&](std::uint32_t claim, std::uint32_t subject, std::uint32_t object) {
        return visit({std::int64_t{claim}}, {{std::int64_t{subject}}, {std::int64_t{object}}});
    });
}

/// Each column that is read is a digit of a number, which claims that are alike have in common.
bool ClaimPropertyGraph::alike_relationships(
    std::span<const Symbol> types, const RelationshipReads& read,
    const std::function<bool(RelationshipId, Participants, std::uint64_t)>& visit) const {
    std::vector<const EdgeProperty*> properties;
    std::size_t kinds = (read.from ? graph_.entities().size() : 1) * (read.to ? graph_.entities().size() : 1) *
                        (read.type ? graph_.relations().size() : 1);
    for (const Symbol key : read.keys) {
        const EdgeProperty* property = is_attribute(key) ? nullptr : edge_property(key);
        if (property == nullptr || property->codes == 0) return false;
        properties.push_back(property);
        kinds *= property->codes;
    }
    constexpr std::size_t kMostKindsOfClaim = 4; // more than claims, but to count them costs less than to look at each
    if (kinds > kMostKindsOfClaim * graph_.claims().size()) return false;

    struct First {
        Edge edge;
        std::size_t kind;
    };
    std::vector<First> firsts;
    std::vector<std::uint32_t> counts(kinds);
    each_relationship(types, [&](std::uint32_t claim, std::uint32_t subject, std::uint32_t object) {
        std::size_t kind = read.from ? subject : 0;
        if (read.to) kind = kind * graph_.entities().size() + object;
        if (read.type) kind = kind * graph_.relations().size() + graph_.relation_numbers()[claim];
        for (const EdgeProperty* property : properties)
            kind = kind * property->codes + property->code(graph_, ClaimIndex(claim));
        if (counts[kind]++ == 0) firsts.push_back({{claim, subject, object}, kind});
        return true;
    });
    for (const auto& [edge, kind] : firsts)
        if (!visit({std::int64_t{edge.claim}}, {{std::int64_t{edge.subject}}, {std::int64_t{edge.object}}},
                   counts[kind]))
            break;
    return true;
}

Participants ClaimPropertyGraph::ends(RelationshipId relationship) const {
    const Claim& of = graph_[ClaimIndex(static_cast<std::size_t>(relationship.value))];
    return {{std::int64_t{of.subject.value}}, {std::int64_t{of.object.value}}};
}

std::string_view ClaimPropertyGraph::type_name(RelationshipId relationship) const {
    return graph_.relations()[static_cast<std::size_t>(type(relationship))];
}

Value ClaimPropertyGraph::property(RelationshipId relationship, Symbol key) const {
    const auto row = static_cast<std::size_t>(relationship.value);
    if (is_attribute(key)) return attribute_value(graph_.attributes().claims, attribute_name(key), row);
    const EdgeProperty* property = edge_property(key);
    return property == nullptr || property->of == nullptr ? Value() : property->of(graph_, ClaimIndex(row));
}

Map ClaimPropertyGraph::properties(RelationshipId relationship) const {
    const auto row = static_cast<std::size_t>(relationship.value);
    return with_attributes(values_of(edge_properties(), graph_, ClaimIndex(row)), graph_.attributes().claims, row);
}

} // namespace claimgraph::cypher
