#include "graph/cypher/graphs/store_property_graph.hpp"

#include "graph/base/fold.hpp"
#include "graph/base/json_list.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"
#include "graph/cypher/values/temporal_text.hpp"
#include "graph/model/entity.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace claimgraph::cypher {
namespace {

constexpr std::size_t kEdges = 1u << 16; // remembered

Value value_of(const SqlStatement& row, int column, ValueForm form) {
    if (row.is_null(column)) return {};
    switch (form) {
    case ValueForm::kInteger:
        return Value(row.number(column));
    case ValueForm::kFloat:
        return Value(row.real(column));
    case ValueForm::kBoolean:
        return Value(row.number(column) != 0);
    case ValueForm::kText:
        return row.text(column).empty() ? Value() : Value(std::string(row.text(column)));
    case ValueForm::kDate: {
        const auto date = instant_from(row.text(column), TemporalKind::kDate);
        return date ? Value(*date) : Value(std::string(row.text(column)));
    }
    case ValueForm::kDay: {
        const std::int64_t day = row.number(column);
        return is_open_day(day) ? Value() : Value(Instant{TemporalKind::kDate, 0, day, 0, nullptr});
    }
    case ValueForm::kList: {
        List items;
        const auto texts = list_from_json(row.text(column));
        for (const std::string& text : texts.value_or(std::vector<std::string>())) items.emplace_back(text);
        return items.empty() ? Value() : Value(std::move(items));
    }
    }
    return {};
}

/// All of a table's properties in one statement.
template <class Properties>
std::string all_of(const Properties& properties, std::string_view table) {
    std::string sql;
    for (const auto& property : properties) sql.append(sql.empty() ? "" : ", ").append(property.sql);
    return fmt::format("SELECT {} FROM {} WHERE id = ?", sql, table);
}

template <class Properties>
Map properties_of(const Properties& properties, SqlStatement& row) {
    Map map;
    if (row.step())
        for (std::size_t i = 0; i < properties.size(); ++i)
            if (Value value = value_of(row, static_cast<int>(i), properties[i].form); !value.is_null())
                map.emplace(properties[i].name, std::move(value));
    row.reset();
    return map;
}

Value property_of(ValueForm form, SqlStatement& row) {
    Value value = row.step() ? value_of(row, 0, form) : Value();
    row.reset();
    return value;
}

} // namespace

StorePropertyGraph::StorePropertyGraph(const Database& database)
    : database_(database), snapshot_(database), edges_(kEdges, {-1, {}}) {}

claimgraph::SqlStatement& StorePropertyGraph::statement(const std::string& sql) const {
    const auto known = statements_.find(sql);
    return known != statements_.end() ? known->second : statements_.emplace(sql, database_.prepare(sql)).first->second;
}

claimgraph::SqlStatement& StorePropertyGraph::property_statement(std::size_t key, std::string_view column,
                                                                 std::string_view table) const {
    if (property_statements_.size() <= key) property_statements_.resize(key + 1);
    if (!property_statements_[key])
        property_statements_[key] = &statement(fmt::format("SELECT {} FROM {} WHERE id = ?", column, table));
    return *property_statements_[key];
}

Symbol StorePropertyGraph::label(std::string_view name) const {
    const auto type = entity_type_from(lower_ascii(name));
    return type ? static_cast<Symbol>(*type) : kNoSymbol;
}

Symbol StorePropertyGraph::intern(std::string_view relation) const {
    if (const auto known = relations_.find(relation); known != relations_.end()) return known->second;
    const auto added = relations_.emplace(relation, static_cast<Symbol>(relation_names_.size())).first;
    relation_names_.push_back(added->first);
    return added->second;
}

Symbol StorePropertyGraph::type(std::string_view name) const {
    SqlStatement& row = statement("SELECT 1 FROM claim WHERE relation = ? LIMIT 1");
    row.start(name);
    const bool found = row.step();
    row.reset();
    return found ? intern(name) : kNoSymbol;
}

Symbol StorePropertyGraph::key(std::string_view name) const { return property_key(name); }

void StorePropertyGraph::nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const {
    // a statement of its own: a pattern may scan within a scan
    SqlStatement row = database_.prepare(label ? "SELECT id FROM entity WHERE type = ? ORDER BY id"
                                               : "SELECT id FROM entity ORDER BY id");
    if (label) row.bind(0, to_string(static_cast<EntityType>(*label)));
    while (row.step())
        if (!visit({row.number(0)})) return;
}

bool StorePropertyGraph::has_index(Symbol key) const {
    return key == property_key("id") || key == property_key("name");
}

void StorePropertyGraph::nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const {
    if (!value.is(ValueKind::kString)) return;
    const std::string text(value.text());
    if (key == property_key("id")) {
        SqlStatement& row = statement("SELECT id FROM entity WHERE key = ?");
        row.start(text);
        while (row.step()) found.push_back({row.number(0)});
        return;
    }
    SqlStatement& row = statement("SELECT entity.id FROM entity_name JOIN entity ON entity.id = entity_name.entity "
                                  "WHERE entity_name.name = ? AND entity.name = ? ORDER BY entity.id");
    const std::string folded = name_key(text);
    row.start(folded, text);
    while (row.step()) found.push_back({row.number(0)});
}

bool StorePropertyGraph::has_label(NodeId node, Symbol label) const {
    SqlStatement& row = statement("SELECT type FROM entity WHERE id = ?");
    row.start(node.value);
    const bool has = row.step() && row.text(0) == to_string(static_cast<EntityType>(label));
    row.reset();
    return has;
}

std::vector<std::string> StorePropertyGraph::labels(NodeId node) const {
    SqlStatement& row = statement("SELECT upper(substr(type, 1, 1)) || substr(type, 2) FROM entity WHERE id = ?");
    row.start(node.value);
    std::vector<std::string> labels;
    if (row.step()) labels.emplace_back(row.text(0));
    row.reset();
    return labels;
}

Value StorePropertyGraph::property(NodeId node, Symbol key) const {
    const NodeProperty* property = node_property(key);
    if (property == nullptr) return {};
    SqlStatement& row = property_statement(static_cast<std::size_t>(key), property->sql, "entity");
    row.start(node.value);
    return property_of(property->form, row);
}

Map StorePropertyGraph::properties(NodeId node) const {
    SqlStatement& row = statement(all_of(node_properties(), "entity"));
    row.start(node.value);
    return properties_of(node_properties(), row);
}

void StorePropertyGraph::hops(NodeId node, Direction direction, std::span<const Symbol> types,
                              std::vector<Hop>& found) const {
    const auto add = [&](const char* sql, bool out) {
        SqlStatement& row = statement(sql);
        row.start(node.value);
        while (row.step()) {
            const NodeId other{row.number(1)};
            const Symbol type = intern(row.text(2));
            if (!types.empty() && std::ranges::find(types, type) == types.end()) continue;
            if (!out && direction == Direction::kBoth && other == node) continue; // a loop was met already
            const RelationshipId id{row.number(0)};
            remember(id.value, {out ? Participants{node, other} : Participants{other, node}, type});
            found.push_back({id, other});
        }
    };
    if (direction != Direction::kIn) add("SELECT id, object, relation FROM claim WHERE subject = ?", true);
    if (direction != Direction::kOut) add("SELECT id, subject, relation FROM claim WHERE object = ?", false);
}

std::size_t StorePropertyGraph::count_hops(NodeId node, Direction direction, std::span<const Symbol> types) const {
    if (!types.empty()) return PropertyGraph::count_hops(node, direction, types);
    const auto count = [&](const char* sql) {
        SqlStatement& row = statement(sql);
        row.start(node.value);
        const std::size_t found = row.step() ? static_cast<std::size_t>(row.number(0)) : 0;
        row.reset();
        return found;
    };
    std::size_t found = 0;
    if (direction != Direction::kIn) found += count("SELECT count(*) FROM claim WHERE subject = ?");
    if (direction == Direction::kIn) found += count("SELECT count(*) FROM claim WHERE object = ?");
    if (direction == Direction::kBoth) // a loop was counted already
        found += count("SELECT count(*) FROM claim WHERE object = ? AND subject <> object");
    return found;
}

StorePropertyGraph::Edge StorePropertyGraph::edge(std::int64_t id) const {
    if (const auto& [known, edge] = edges_[static_cast<std::size_t>(id) % edges_.size()]; known == id) return edge;
    SqlStatement& row = statement("SELECT subject, object, relation FROM claim WHERE id = ?");
    row.start(id);
    Edge edge;
    if (row.step()) edge = {{{row.number(0)}, {row.number(1)}}, intern(row.text(2))};
    row.reset();
    remember(id, edge);
    return edge;
}

Participants StorePropertyGraph::ends(RelationshipId relationship) const { return edge(relationship.value).ends; }
Symbol StorePropertyGraph::type(RelationshipId relationship) const { return edge(relationship.value).type; }

std::string_view StorePropertyGraph::type_name(RelationshipId relationship) const {
    const Symbol type = edge(relationship.value).type;
    return type == kNoSymbol ? std::string_view() : relation_names_[static_cast<std::size_t>(type)];
}

Value StorePropertyGraph::property(RelationshipId relationship, Symbol key) const {
    const EdgeProperty* property = edge_property(key);
    if (property == nullptr) return {};
    const auto place = static_cast<std::size_t>(property - edge_properties().data());
    SqlStatement& row = property_statement(node_properties().size() + place, property->sql, "claim");
    row.start(relationship.value);
    return property_of(property->form, row);
}

Map StorePropertyGraph::properties(RelationshipId relationship) const {
    SqlStatement& row = statement(all_of(edge_properties(), "claim"));
    row.start(relationship.value);
    return properties_of(edge_properties(), row);
}

} // namespace claimgraph::cypher
