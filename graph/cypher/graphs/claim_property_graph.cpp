#include "graph/cypher/graphs/claim_property_graph.hpp"

#include "graph/base/fold.hpp"
#include "graph/base/time_interval.hpp"
#include "graph/cypher/values/temporal.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace claimgraph::cypher {
namespace {

Value text(std::string_view text) { return text.empty() ? Value() : Value(Text::borrowed(text)); }

Value texts(const std::set<std::string_view>& distinct) {
    List items;
    for (const std::string_view item : distinct) items.emplace_back(Text::borrowed(item));
    return Value(std::move(items));
}

Value aliases(const Entity& entity) {
    if (entity.aliases.empty()) return {};
    List items;
    for (const std::string& alias : entity.aliases) items.emplace_back(Text::borrowed(alias));
    return Value(std::move(items));
}

/// The properties of nodes. One line each; the table is what there is.
struct NodeProperty {
    std::string_view name;
    Value (*of)(const Entity& entity);
};
constexpr NodeProperty kNodeProperties[] = {
    {"id", [](const Entity& e) { return text(e.id); }},
    {"name", [](const Entity& e) { return text(e.name); }},
    {"type", [](const Entity& e) { return text(to_string(e.type)); }},
    {"aliases", aliases},
    {"mentions", [](const Entity& e) { return Value(std::int64_t{e.mentions}); }},
    {"kb", [](const Entity& e) { return text(e.kb); }},
};

Value date(std::optional<std::int64_t> day) {
    return day ? Value(Instant{TemporalKind::kDate, 0, *day, 0, nullptr}) : Value();
}

/// What it says, open at both ends if that is no time.
TimeInterval time_of(const Claim& claim) { return time_interval(claim.time_value).value_or(TimeInterval()); }

const Entity* at(const Graph& graph, EntityIndex index) { return index ? &graph[index] : nullptr; }

Value name_of(const Entity* entity) { return entity ? text(entity->name) : Value(); }
Value id_of(const Entity* entity) { return entity ? text(entity->id) : Value(); }

template <std::string Evidence::*Field>
Value distinct_texts(const Claim& claim) {
    std::set<std::string_view> distinct;
    for (const Evidence& evidence : claim.evidence)
        if (!(evidence.*Field).empty()) distinct.insert(evidence.*Field);
    return distinct.empty() ? Value() : texts(distinct);
}

/// The properties of relationships.
struct EdgeProperty {
    std::string_view name;
    Value (*of)(const Graph& graph, ClaimIndex index, const Claim& claim);
};
#define CLAIM_PROPERTY(name, value)                                                                                    \
    {                                                                                                                  \
        name, []([[maybe_unused]] const Graph& g, [[maybe_unused]] ClaimIndex i, const Claim& c) {                     \
            (void)c;                                                                                                   \
            return value;                                                                                              \
        }                                                                                                              \
    }
constexpr EdgeProperty kEdgeProperties[] = {
    CLAIM_PROPERTY("id", Value(g.claim_id(i))),
    CLAIM_PROPERTY("label", text(c.label)),
    CLAIM_PROPERTY("symmetric", Value(c.symmetric)),
    CLAIM_PROPERTY("speaker", name_of(at(g, c.attributed_to))),
    CLAIM_PROPERTY("speaker_id", id_of(at(g, c.attributed_to))),
    CLAIM_PROPERTY("report", text(c.report)),
    CLAIM_PROPERTY("polarity", text(to_string(c.polarity))),
    CLAIM_PROPERTY("modality", text(to_string(c.modality))),
    CLAIM_PROPERTY("time", text(c.time)),
    CLAIM_PROPERTY("time_value", text(c.time_value)),
    CLAIM_PROPERTY("time_from", date(time_of(c).first_day())),
    CLAIM_PROPERTY("time_until", date(time_of(c).last_day())),
    CLAIM_PROPERTY("place", text(c.place)),
    CLAIM_PROPERTY("place_id", id_of(at(g, c.place_entity))),
    CLAIM_PROPERTY("condition", text(c.condition)),
    CLAIM_PROPERTY("complement", text(c.complement)),
    CLAIM_PROPERTY("confidence", Value(c.confidence)),
    CLAIM_PROPERTY("evidence", Value(static_cast<std::int64_t>(c.evidence.size()))),
    CLAIM_PROPERTY("documents", distinct_texts<&Evidence::document>(c)),
    CLAIM_PROPERTY("sentences", distinct_texts<&Evidence::text>(c)),
    CLAIM_PROPERTY("triggers", distinct_texts<&Evidence::trigger>(c)),
    CLAIM_PROPERTY("rules", distinct_texts<&Evidence::rule>(c)),
};
#undef CLAIM_PROPERTY

// One number for a name: those of nodes, then those of relationships. A name of both has the number of the first.
constexpr auto kNodeKeys = static_cast<Symbol>(std::size(kNodeProperties));
constexpr Symbol kId = 0;
constexpr Symbol kName = 1;

std::string label_of(EntityType type) {
    std::string label(to_string(type));
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

template <class Table>
Symbol find(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, [](const auto& property) { return property.name; });
    return found == std::end(table) ? kNoSymbol : static_cast<Symbol>(found - std::begin(table));
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
    if (const Symbol node = find(kNodeProperties, name); node != kNoSymbol) return node;
    const Symbol edge = find(kEdgeProperties, name);
    return edge == kNoSymbol ? kNoSymbol : kNodeKeys + edge;
}

void ClaimPropertyGraph::nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const {
    for (std::size_t i = 0; i < graph_.entities().size(); ++i) {
        const NodeId id{static_cast<std::int64_t>(i)};
        if ((!label || has_label(id, *label)) && !visit(id)) return;
    }
}

bool ClaimPropertyGraph::has_index(Symbol key) const { return key == kId || key == kName; }

void ClaimPropertyGraph::nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const {
    if (!value.is(ValueKind::kString)) return;
    if (key == kId) {
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
    if (key < 0 || key >= kNodeKeys) return {};
    return kNodeProperties[key].of(entity(node));
}

Map ClaimPropertyGraph::properties(NodeId node) const {
    Map map;
    for (const NodeProperty& property : kNodeProperties)
        if (Value value = property.of(entity(node)); !value.is_null()) map.emplace(property.name, std::move(value));
    return map;
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
    if (key < 0) return {};
    // a name that nodes have too: id
    const Symbol edge = key < kNodeKeys ? find(kEdgeProperties, kNodeProperties[key].name) : key - kNodeKeys;
    if (edge == kNoSymbol) return {};
    const ClaimIndex index(static_cast<std::size_t>(relationship.value));
    return kEdgeProperties[edge].of(graph_, index, graph_[index]);
}

Map ClaimPropertyGraph::properties(RelationshipId relationship) const {
    const ClaimIndex index(static_cast<std::size_t>(relationship.value));
    Map map;
    for (const EdgeProperty& property : kEdgeProperties)
        if (Value value = property.of(graph_, index, graph_[index]); !value.is_null())
            map.emplace(property.name, std::move(value));
    return map;
}

} // namespace claimgraph::cypher
