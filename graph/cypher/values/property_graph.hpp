#pragma once

#include "graph/cypher/values/value.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// The number that a graph has for a name: of a label, a relationship type or a property. Asked once when a query is
/// compiled. kNoSymbol: the graph does not know the name.
using Symbol = std::int32_t;
inline constexpr Symbol kNoSymbol = -1;

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// A relationship as seen from one of its ends.
struct Hop {
    RelationshipId relationship;
    NodeId to;
};

struct Participants {
    NodeId from;
    NodeId to;
};

/// What a query is asked of: nodes with labels, directed relationships with a type, both with properties. Read-only;
/// must not change while a query runs. Values that it returns may borrow from it.
class PropertyGraph {
  public:
    virtual ~PropertyGraph() = default;

    virtual Symbol label(std::string_view name) const = 0;
    virtual Symbol type(std::string_view name) const = 0;
    virtual Symbol key(std::string_view name) const = 0;

    /// All nodes with this label, or all nodes; in the same order each time. `visit` returns whether to go on.
    virtual void nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const = 0;
    /// Whether nodes_with() has an index on this property.
    virtual bool has_index(Symbol key) const = 0;
    /// Adds the nodes whose property is equal to `value`, by the index.
    virtual void nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const = 0;

    virtual bool has_label(NodeId node, Symbol label) const = 0;
    virtual std::vector<std::string> labels(NodeId node) const = 0;
    virtual Value property(NodeId node, Symbol key) const = 0;
    virtual Map properties(NodeId node) const = 0;

    /// Adds the relationships of a node that have one of the types; no types: of any type. A loop is one hop.
    virtual void hops(NodeId node, Direction direction, std::span<const Symbol> types,
                      std::vector<Hop>& found) const = 0;
    virtual Participants ends(RelationshipId relationship) const = 0;
    virtual Symbol type(RelationshipId relationship) const = 0;
    virtual std::string_view type_name(RelationshipId relationship) const = 0;
    virtual Value property(RelationshipId relationship, Symbol key) const = 0;
    virtual Map properties(RelationshipId relationship) const = 0;
};

/// A value as Cypher writes it: 'text', [1, 2], {a: 1}, (:Person {name: 'Ann'}), [:urges {time: 'today'}],
/// <(:A)-[:T]->(:B)>. For one kind of value there is one text, so that equal results are equal texts.
/// With Detail::kNames, nodes have no property but `name`, and relationships none: for people.
enum class Detail : std::uint8_t { kAll, kNames };
std::string to_text(const Value& value, const PropertyGraph& graph, Detail detail = Detail::kAll);

/// A date, time or duration as ISO 8601 writes it, without the quotes that to_text gives it.
std::string temporal_text(const Value& value);

/// A value as JSON. Nodes: {"id", "labels", "properties"}; relationships: {"id", "type", "from", "to", "properties"};
/// paths: {"nodes", "relationships"}. NaN and infinities, which JSON has not, dates, times and
/// durations as strings.
std::string to_json(const Value& value, const PropertyGraph& graph);

} // namespace claimgraph::cypher
