#include "graph/cypher/graphs/store_property_graph.hpp"

#include "graph/base/json_list.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"
#include "graph/cypher/values/temporal_text.hpp"
#include "graph/model/entity.hpp"
#include "graph/model/name_key.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

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

} // namespace

StorePropertyGraph::StorePropertyGraph(const Database& database, KnownRelations known_relations)
    : ClaimNames(std::move(known_relations)), database_(database), snapshot_(database), edges_(kEdges, {-1, {}}) {}

claimgraph::SqlStatement& StorePropertyGraph::statement(const std::string& sql) const {
    const auto known = statements_.find(sql);
    return known != statements_.end() ? known->second : statements_.emplace(sql, database_.prepare(sql)).first->second;
}

template <class Property>
Value StorePropertyGraph::property_of(std::size_t slot, const Property* property, std::string_view table,
                                      std::int64_t id) const {
    if (property == nullptr) return {};
    if (property_statements_.size() <= slot) property_statements_.resize(slot + 1);
    if (!property_statements_[slot])
        property_statements_[slot] = &statement(fmt::format("SELECT {} FROM {} WHERE id = ?", property->sql, table));
    SqlStatement& row = *property_statements_[slot];
    row.start(id);
    Value value = row.step() ? value_of(row, 0, property->form) : Value();
    row.reset();
    return value;
}

Symbol StorePropertyGraph::intern(std::string_view relation) const {
    if (const auto known = relations_.find(relation); known != relations_.end()) return known->second;
    const auto added = relations_.emplace(relation, static_cast<Symbol>(relation_names_.size())).first;
    relation_names_.push_back(added->first);
    return added->second;
}

Symbol StorePropertyGraph::type(std::string_view name) const {
    const auto is_there = [&](std::string_view relation) {
        SqlStatement& row = statement("SELECT 1 FROM claim WHERE relation = ? LIMIT 1");
        row.start(relation);
        const bool found = row.step();
        row.reset();
        return found;
    };
    if (is_there(name)) return intern(name);
    const std::string now = relation_formerly(name);
    return now != name ? intern(now) : kNoSymbol;
}

std::vector<std::string> StorePropertyGraph::relations() const {
    std::vector<std::string> found; // from one to the next by the index, not over all claims
    SqlStatement& next = statement("SELECT min(relation) FROM claim WHERE relation > ?");
    for (std::string last;; found.push_back(last)) {
        next.start(last);
        const bool is_end = !next.step() || next.is_null(0);
        if (!is_end) last = next.text(0);
        next.reset();
        if (is_end) return found;
    }
}

bool StorePropertyGraph::is_used(Symbol label) const {
    bool used = false;
    nodes(label, [&](NodeId) {
        used = true;
        return false;
    });
    return used;
}

void StorePropertyGraph::nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const {
    // statements of their own: a pattern may scan within a scan
    if (label != kDocumentLabel) {
        const bool has_type = label && *label != kEntityLabel;
        SqlStatement row = database_.prepare(has_type ? "SELECT id FROM entity WHERE type = ? ORDER BY id"
                                                      : "SELECT id FROM entity ORDER BY id");
        if (has_type) row.bind(0, to_string(static_cast<EntityType>(*label)));
        while (row.step())
            if (!visit({row.number(0)})) return;
    }
    if (!label || label == kDocumentLabel) {
        SqlStatement row = database_.prepare("SELECT -id FROM document WHERE derived AND name <> '' ORDER BY name");
        while (row.step())
            if (!visit({row.number(0)})) return;
    }
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
    SqlStatement& document = statement("SELECT -id FROM document WHERE name = ? AND derived");
    document.start(text);
    while (document.step()) found.push_back({document.number(0)});
}

std::optional<EntityType> StorePropertyGraph::type_of(NodeId node) const {
    if (is_document(node)) return {};
    SqlStatement& row = statement("SELECT type FROM entity WHERE id = ?");
    row.start(node.value);
    const auto type = row.step() ? entity_type_from(row.text(0)) : std::nullopt;
    row.reset();
    return type;
}

bool StorePropertyGraph::has_label(NodeId node, Symbol label) const {
    if (is_document(node) || label == kDocumentLabel) return is_document(node) && label == kDocumentLabel;
    if (label == kEntityLabel) return true;
    const auto type = type_of(node);
    return type && cypher::has_label(*type, label);
}

std::vector<std::string> StorePropertyGraph::labels(NodeId node) const {
    if (is_document(node)) return {std::string(kDocumentLabelName)};
    const auto type = type_of(node);
    return type ? labels_of(*type) : std::vector<std::string>();
}

Value StorePropertyGraph::property(NodeId node, Symbol key) const {
    const std::size_t slot = 3 * static_cast<std::size_t>(key + 1);
    if (is_document(node)) return property_of(slot, document_property(key), "document", -node.value);
    return property_of(slot + 1, entity_property(key), "entity", node.value);
}

Map StorePropertyGraph::properties(NodeId node) const {
    if (is_document(node)) {
        SqlStatement& row = statement(all_of(document_properties(), "document"));
        row.start(-node.value);
        return properties_of(document_properties(), row);
    }
    SqlStatement& row = statement(all_of(entity_properties(), "entity"));
    row.start(node.value);
    return properties_of(entity_properties(), row);
}

void StorePropertyGraph::hops(NodeId node, Direction direction, std::span<const Symbol> types,
                              std::vector<Hop>& found) const {
    if (is_document(node)) return;
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
    if (is_document(node)) return 0;
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

void StorePropertyGraph::relationships(std::span<const Symbol> types,
                                       const std::function<bool(RelationshipId, Participants)>& visit) const {
    const auto scan = [&](Symbol wanted) {
        // a statement of its own: a pattern may scan within a scan
        SqlStatement row =
            database_.prepare(wanted == kNoSymbol ? "SELECT id, subject, object, relation FROM claim"
                                                  : "SELECT id, subject, object FROM claim WHERE relation = ?");
        if (wanted != kNoSymbol) row.bind(0, relation_names_[static_cast<std::size_t>(wanted)]);
        while (row.step()) {
            const Participants ends{{row.number(1)}, {row.number(2)}};
            remember(row.number(0), {ends, wanted == kNoSymbol ? intern(row.text(3)) : wanted});
            if (!visit({row.number(0)}, ends)) return false;
        }
        return true;
    };
    if (types.empty()) scan(kNoSymbol);
    const std::set<Symbol> distinct(types.begin(), types.end());
    std::ranges::all_of(distinct, scan);
}

bool StorePropertyGraph::alike_relationships(
    std::span<const Symbol> types, const RelationshipReads& read,
    const std::function<bool(RelationshipId, Participants, std::uint64_t)>& visit) const {
    if (read.from && read.to) return false; // hardly any are alike
    std::string columns;
    const auto add = [&](std::string_view sql) { columns.append(columns.empty() ? " GROUP BY " : ", ").append(sql); };
    if (read.type) add("relation");
    if (read.from) add("subject");
    if (read.to) add("object");
    for (const Symbol key : read.keys)
        if (const EdgeProperty* property = edge_property(key)) add(property->sql);
    const auto scan = [&](std::optional<Symbol> wanted) {
        SqlStatement row = database_.prepare(fmt::format("SELECT min(id), count(*) FROM claim{}{} ORDER BY 1",
                                                         wanted ? " WHERE relation = ?" : "", columns));
        if (wanted) row.bind(0, relation_names_[static_cast<std::size_t>(*wanted)]);
        while (row.step()) {
            const std::int64_t first = row.number(0);
            const std::int64_t count = row.number(1); // 0 of no claims at all, where nothing is read
            if (count > 0 && !visit({first}, edge(first).ends, static_cast<std::uint64_t>(count))) return false;
        }
        return true;
    };
    if (types.empty()) scan({});
    const std::set<Symbol> distinct(types.begin(), types.end());
    std::ranges::all_of(distinct, scan);
    return true;
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
    return property_of(3 * static_cast<std::size_t>(key + 1) + 2, edge_property(key), "claim", relationship.value);
}

Map StorePropertyGraph::properties(RelationshipId relationship) const {
    SqlStatement& row = statement(all_of(edge_properties(), "claim"));
    row.start(relationship.value);
    return properties_of(edge_properties(), row);
}

} // namespace claimgraph::cypher
