#pragma once

#include "graph/cypher/values/temporal.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace claimgraph::cypher {

/// The id of a node of a PropertyGraph.
struct NodeId {
    std::int64_t value = -1;
    friend constexpr auto operator<=>(NodeId, NodeId) = default;
};
/// The id of a relationship of a PropertyGraph.
struct RelationshipId {
    std::int64_t value = -1;
    friend constexpr auto operator<=>(RelationshipId, RelationshipId) = default;
};

/// A path: nodes and the relationships between them, one less. Relationships may be followed against their direction.
struct Path {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    friend auto operator<=>(const Path&, const Path&) = default;
};

/// A UTF-8 string. Borrowed from the graph (then it must outlive the value) or owned and shared.
class Text {
  public:
    Text() = default;
    explicit Text(std::string text) {
        auto owned = std::make_shared<const std::string>(std::move(text));
        view_ = *owned;
        owner_ = std::move(owned);
    }
    Text(std::string_view text, std::shared_ptr<const void> owner) : owner_(std::move(owner)), view_(text) {}
    static Text borrowed(std::string_view text) {
        Text value;
        value.view_ = text;
        return value;
    }
    std::string_view view() const { return view_; }

  private:
    std::shared_ptr<const void> owner_;
    std::string_view view_;
};

class Value;
struct ListData;
struct MapData;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// The kind of a value.
enum class ValueKind : std::uint8_t {
    kNull,
    kBoolean,
    kInteger,
    kFloat,
    kString,
    kList,
    kMap,
    kNode,
    kRelationship,
    kPath,
    kDateTime, ///< from here on in the order of TemporalKind
    kLocalDateTime,
    kDate,
    kTime,
    kLocalTime,
    kDuration,
};

/// The kind of a temporal value.
constexpr ValueKind value_kind(TemporalKind kind) {
    return static_cast<ValueKind>(static_cast<unsigned>(ValueKind::kDateTime) + static_cast<unsigned>(kind));
}

/// "a list", for messages.
std::string_view to_string(ValueKind kind);

/// A value of Cypher. Immutable; copies are cheap, since strings, lists and maps are shared. Strings may borrow from
/// the graph, which must outlive it. Safe to share between threads.
class Value {
  public:
    Value() = default;
    explicit Value(bool value) : data_(value) {}
    explicit Value(std::int64_t value) : data_(value) {}
    explicit Value(double value) : data_(value) {}
    explicit Value(Text value) : data_(std::move(value)) {}
    explicit Value(std::string value) : data_(Text(std::move(value))) {}
    explicit Value(const char*) = delete;
    explicit Value(NodeId value) : data_(value) {}
    explicit Value(RelationshipId value) : data_(value) {}
    explicit Value(List items);
    explicit Value(Map entries);
    explicit Value(Path path) : data_(std::make_shared<const Path>(std::move(path))) {}
    explicit Value(const Instant& instant) : data_(Temporal{.instant = instant}) {}
    explicit Value(const Duration& duration) : data_(Temporal{.duration = duration}) {}
    // rows are filled with these: no temporary to be moved and destroyed
    Value& operator=(NodeId value) { return data_ = value, *this; }
    Value& operator=(RelationshipId value) { return data_ = value, *this; }

    ValueKind kind() const {
        if (data_.index() < static_cast<std::size_t>(ValueKind::kDateTime))
            return static_cast<ValueKind>(data_.index());
        return value_kind(std::get_if<Temporal>(&data_)->instant.kind);
    }
    bool is(ValueKind other) const {
        return other < ValueKind::kDateTime ? data_.index() == static_cast<std::size_t>(other) : kind() == other;
    }
    bool is_null() const { return is(ValueKind::kNull); }
    /// Whether a value of this kind can be of any size.
    bool is_large_kind() const {
        return is(ValueKind::kString) || is(ValueKind::kList) || is(ValueKind::kMap) || is(ValueKind::kPath);
    }
    bool is_number() const { return is(ValueKind::kInteger) || is(ValueKind::kFloat); }
    bool is_temporal() const { return std::holds_alternative<Temporal>(data_); }
    bool is_instant() const { return is_temporal() && !is(ValueKind::kDuration); }
    bool is_true() const { return is(ValueKind::kBoolean) && boolean(); }

    // Each only for values of its kind; not checked.
    bool boolean() const { return *std::get_if<bool>(&data_); }
    std::int64_t integer() const { return *std::get_if<std::int64_t>(&data_); }
    double real() const { return *std::get_if<double>(&data_); }
    std::string_view text() const { return std::get_if<Text>(&data_)->view(); }
    NodeId node() const { return *std::get_if<NodeId>(&data_); }
    RelationshipId relationship() const { return *std::get_if<RelationshipId>(&data_); }
    const Path& path() const { return **std::get_if<std::shared_ptr<const Path>>(&data_); }
    const List& list() const;
    const Map& map() const;
    const Instant& instant() const { return std::get_if<Temporal>(&data_)->instant; }
    const Duration& duration() const { return std::get_if<Temporal>(&data_)->duration; }
    /// An integer or a float, as a float.
    double number() const { return is(ValueKind::kInteger) ? static_cast<double>(integer()) : real(); }

    /// The approximate memory of the value in bytes if nothing were shared, used for limits. Stored in lists and maps,
    /// so it takes constant time.
    std::size_t bytes() const;
    /// The same string, list or map, which keeps `owner` alive as long as it or a copy exists.
    Value kept_with(std::shared_ptr<const void> owner) const;
    /// The nesting depth of lists and maps: 0 for everything else.
    std::size_t depth() const;

  private:
    // In the order of ValueKind. Not more than eleven: up to there the compiler makes a switch of what a variant does.
    std::variant<std::monostate, bool, std::int64_t, double, Text, std::shared_ptr<const ListData>,
                 std::shared_ptr<const MapData>, NodeId, RelationshipId, std::shared_ptr<const Path>, Temporal>
        data_;
};

struct ListData {
    List items;
    std::size_t bytes = 0;
    std::size_t depth = 1;
};

struct MapData {
    Map entries;
    std::size_t bytes = 0;
    std::size_t depth = 1;
};

inline const List& Value::list() const { return (*std::get_if<std::shared_ptr<const ListData>>(&data_))->items; }
inline const Map& Value::map() const { return (*std::get_if<std::shared_ptr<const MapData>>(&data_))->entries; }

/// A value of Cypher's three-valued logic.
enum class Ternary : std::uint8_t { kFalse, kTrue, kUnknown };

/// a = b: unknown if a null decides, numbers by value, different kinds are not equal.
Ternary equal(const Value& a, const Value& b);
/// Whether a and b are the same for DISTINCT, grouping and UNION: null is null, NaN is NaN, 1 is 1.0.
bool same(const Value& a, const Value& b);
/// A hash that agrees with same().
std::size_t hash_of(const Value& value);
/// a < b of the comparison operators: -1, 0 or 1 in `order`; kUnknown for null and kinds that cannot be compared, as
/// durations, kFalse for NaN, which is neither less nor more.
Ternary compare(const Value& a, const Value& b, int& order);
/// The order of ORDER BY, over all kinds: maps, nodes, relationships, lists, paths, dates and times by kind, durations,
/// strings, booleans, numbers, NaN, null. Negative, 0 or positive.
int order(const Value& a, const Value& b);

} // namespace claimgraph::cypher
