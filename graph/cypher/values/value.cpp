#include "graph/cypher/values/value.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace claimgraph::cypher {
namespace {

constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max() / 4;

std::size_t added(std::size_t a, std::size_t b) { return std::min(a + b, kMost); }

template <class T>
int sign_of(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

/// An integer against a float, exactly: not every integer has a float of its own.
int order_of(std::int64_t a, double b) {
    constexpr double kAbove = 9223372036854775808.0; // 2^63
    if (b >= kAbove) return -1;
    if (b < -kAbove) return 1;
    const auto whole = static_cast<std::int64_t>(b);
    if (a != whole) return a < whole ? -1 : 1;
    return sign_of(0.0, b - static_cast<double>(whole));
}

/// Neither is NaN.
int order_of_numbers(const Value& a, const Value& b) {
    if (a.is(ValueKind::kInteger))
        return b.is(ValueKind::kInteger) ? sign_of(a.integer(), b.integer()) : order_of(a.integer(), b.real());
    return b.is(ValueKind::kInteger) ? -order_of(b.integer(), a.real()) : sign_of(a.real(), b.real());
}

bool is_nan(const Value& value) { return value.is(ValueKind::kFloat) && std::isnan(value.real()); }

Ternary of(bool value) { return value ? Ternary::kTrue : Ternary::kFalse; }

/// Of one kind.
bool same_temporal(const Value& a, const Value& b) {
    return a.is_instant() ? compare(a.instant(), b.instant()) == 0 : a.duration() == b.duration();
}

/// Equal, for what is neither null nor made of other values.
bool same_atom(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return !is_nan(a) && !is_nan(b) && order_of_numbers(a, b) == 0;
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
    case ValueKind::kBoolean:
        return a.boolean() == b.boolean();
    case ValueKind::kString:
        return a.text() == b.text();
    case ValueKind::kNode:
        return a.node() == b.node();
    case ValueKind::kRelationship:
        return a.relationship() == b.relationship();
    case ValueKind::kPath:
        return a.path() == b.path();
    default:
        return a.is_temporal() && same_temporal(a, b);
    }
}

/// Where a kind stands in the order of ORDER BY.
int rank(const Value& value) {
    constexpr int kRanks[] = {15, 12, 13, 13, 11, 3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10}; // in the order of ValueKind
    return is_nan(value) ? 14 : kRanks[static_cast<std::size_t>(value.kind())];
}

std::size_t mixed(std::size_t seed, std::size_t hash) {
    return seed ^ (hash + 0x9e37'79b9'7f4a'7c15u + (seed << 6) + (seed >> 2));
}

} // namespace

std::string_view to_string(ValueKind kind) {
    constexpr std::string_view kNames[] = {"null",           "a boolean", "an integer",  "a float",
                                           "a string",       "a list",    "a map",       "a node",
                                           "a relationship", "a path",    "a datetime",  "a localdatetime",
                                           "a date",         "a time",    "a localtime", "a duration"};
    return kNames[static_cast<std::size_t>(kind)];
}

Value::Value(List items) {
    auto list = std::make_shared<ListData>();
    list->bytes = sizeof(ListData);
    for (const Value& item : items) {
        list->bytes = added(list->bytes, item.bytes());
        list->depth = std::max(list->depth, item.depth() + 1);
    }
    list->items = std::move(items);
    data_ = std::shared_ptr<const ListData>(std::move(list));
}

Value::Value(Map entries) {
    auto map = std::make_shared<MapData>();
    map->bytes = sizeof(MapData);
    for (const auto& [key, value] : entries) {
        map->bytes = added(map->bytes, value.bytes() + key.size() + 64);
        map->depth = std::max(map->depth, value.depth() + 1);
    }
    map->entries = std::move(entries);
    data_ = std::shared_ptr<const MapData>(std::move(map));
}

std::size_t Value::bytes() const {
    switch (kind()) {
    case ValueKind::kString:
        return sizeof(Value) + text().size();
    case ValueKind::kList:
        return sizeof(Value) + (*std::get_if<std::shared_ptr<const ListData>>(&data_))->bytes;
    case ValueKind::kMap:
        return sizeof(Value) + (*std::get_if<std::shared_ptr<const MapData>>(&data_))->bytes;
    case ValueKind::kPath:
        return sizeof(Value) + sizeof(Path) + 16 * path().nodes.size();
    default:
        return sizeof(Value);
    }
}

std::size_t Value::depth() const {
    if (is(ValueKind::kList)) return (*std::get_if<std::shared_ptr<const ListData>>(&data_))->depth;
    if (is(ValueKind::kMap)) return (*std::get_if<std::shared_ptr<const MapData>>(&data_))->depth;
    return 0;
}

Value Value::kept_with(std::shared_ptr<const void> owner) const {
    struct Both {
        Value value;
        std::shared_ptr<const void> owner;
    };
    const auto both = std::make_shared<const Both>(Both{*this, std::move(owner)});
    Value kept = *this;
    if (auto* text = std::get_if<Text>(&kept.data_)) *text = Text(text->view(), both);
    if (auto* list = std::get_if<std::shared_ptr<const ListData>>(&kept.data_)) *list = {both, list->get()};
    if (auto* map = std::get_if<std::shared_ptr<const MapData>>(&kept.data_)) *map = {both, map->get()};
    return kept;
}

Ternary equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return Ternary::kUnknown;
    Ternary result = Ternary::kTrue;
    if (a.is(ValueKind::kList) && b.is(ValueKind::kList)) {
        if (a.list().size() != b.list().size()) return Ternary::kFalse;
        for (std::size_t i = 0; i < a.list().size(); ++i) {
            const Ternary item = equal(a.list()[i], b.list()[i]);
            if (item == Ternary::kFalse) return item;
            if (item == Ternary::kUnknown) result = item;
        }
        return result;
    }
    if (a.is(ValueKind::kMap) && b.is(ValueKind::kMap)) {
        if (a.map().size() != b.map().size()) return Ternary::kFalse;
        for (auto left = a.map().begin(), right = b.map().begin(); left != a.map().end(); ++left, ++right) {
            if (left->first != right->first) return Ternary::kFalse;
            const Ternary item = equal(left->second, right->second);
            if (item == Ternary::kFalse) return item;
            if (item == Ternary::kUnknown) result = item;
        }
        return result;
    }
    return of(same_atom(a, b));
}

bool same(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
    if (is_nan(a) || is_nan(b)) return is_nan(a) && is_nan(b);
    if (a.is(ValueKind::kList) && b.is(ValueKind::kList)) return std::ranges::equal(a.list(), b.list(), same);
    if (a.is(ValueKind::kMap) && b.is(ValueKind::kMap))
        return std::ranges::equal(a.map(), b.map(), [](const auto& left, const auto& right) {
            return left.first == right.first && same(left.second, right.second);
        });
    return same_atom(a, b);
}

std::size_t hash_of(const Value& value) {
    const auto kind = static_cast<std::size_t>(value.kind());
    switch (value.kind()) {
    case ValueKind::kNull:
        return 0x5bd1;
    case ValueKind::kBoolean:
        return value.boolean() ? 0x7a1 : 0x7a2;
    case ValueKind::kInteger: // as the float it may be equal to
        return std::hash<double>()(static_cast<double>(value.integer()));
    case ValueKind::kFloat:
        return is_nan(value) ? 0x7a3 : std::hash<double>()(value.real());
    case ValueKind::kString:
        return std::hash<std::string_view>()(value.text());
    case ValueKind::kNode:
        return mixed(kind, std::hash<std::int64_t>()(value.node().value));
    case ValueKind::kRelationship:
        return mixed(kind, std::hash<std::int64_t>()(value.relationship().value));
    case ValueKind::kPath: {
        std::size_t hash = mixed(kind, static_cast<std::size_t>(value.path().nodes.front().value));
        for (const RelationshipId id : value.path().relationships)
            hash = mixed(hash, static_cast<std::size_t>(id.value));
        return hash;
    }
    case ValueKind::kList: {
        std::size_t hash = kind;
        for (const Value& item : value.list()) hash = mixed(hash, hash_of(item));
        return hash;
    }
    case ValueKind::kMap: {
        std::size_t hash = kind;
        for (const auto& [key, item] : value.map())
            hash = mixed(mixed(hash, std::hash<std::string_view>()(key)), hash_of(item));
        return hash;
    }
    default:
        return value.is_instant() ? hash_of(value.instant()) : hash_of(value.duration());
    }
}

Ternary compare(const Value& a, const Value& b, int& result) {
    if (a.is_number() && b.is_number()) {
        if (is_nan(a) || is_nan(b)) return Ternary::kFalse;
        result = order_of_numbers(a, b);
        return Ternary::kTrue;
    }
    if (a.kind() != b.kind()) return Ternary::kUnknown;
    if (a.is(ValueKind::kString)) {
        result = a.text().compare(b.text());
        result = sign_of(result, 0);
        return Ternary::kTrue;
    }
    if (a.is(ValueKind::kBoolean)) {
        result = sign_of(a.boolean(), b.boolean());
        return Ternary::kTrue;
    }
    if (a.is(ValueKind::kList)) {
        const std::size_t both = std::min(a.list().size(), b.list().size());
        for (std::size_t i = 0; i < both; ++i) {
            const Ternary known = compare(a.list()[i], b.list()[i], result);
            if (known != Ternary::kTrue) return known;
            if (result != 0) return Ternary::kTrue;
        }
        result = sign_of(a.list().size(), b.list().size());
        return Ternary::kTrue;
    }
    if (a.is_instant()) {
        result = compare(a.instant(), b.instant());
        return Ternary::kTrue;
    }
    return Ternary::kUnknown;
}

int order(const Value& a, const Value& b) {
    if (const int ranks = rank(a) - rank(b)) return ranks;
    switch (a.kind()) {
    case ValueKind::kNull:
        return 0;
    case ValueKind::kBoolean:
        return sign_of(a.boolean(), b.boolean());
    case ValueKind::kInteger:
    case ValueKind::kFloat:
        return is_nan(a) ? 0 : order_of_numbers(a, b);
    case ValueKind::kString:
        return a.text().compare(b.text());
    case ValueKind::kNode:
        return sign_of(a.node(), b.node());
    case ValueKind::kRelationship:
        return sign_of(a.relationship(), b.relationship());
    case ValueKind::kPath:
        return sign_of(a.path(), b.path());
    case ValueKind::kList: {
        const std::size_t both = std::min(a.list().size(), b.list().size());
        for (std::size_t i = 0; i < both; ++i)
            if (const int items = order(a.list()[i], b.list()[i])) return items;
        return sign_of(a.list().size(), b.list().size());
    }
    case ValueKind::kMap: {
        if (const int sizes = sign_of(a.map().size(), b.map().size())) return sizes;
        for (auto left = a.map().begin(), right = b.map().begin(); left != a.map().end(); ++left, ++right)
            if (const int keys = left->first.compare(right->first)) return keys;
        for (auto left = a.map().begin(), right = b.map().begin(); left != a.map().end(); ++left, ++right)
            if (const int values = order(left->second, right->second)) return values;
        return 0;
    }
    default:
        return a.is_instant() ? compare(a.instant(), b.instant()) : order(a.duration(), b.duration());
    }
}

} // namespace claimgraph::cypher
