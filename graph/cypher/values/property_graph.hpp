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

/// The number of a name in a graph: of a label, a relationship type or a property. Looked up once when a query is
/// compiled. kNoSymbol: not in the graph.
using Symbol = std::int32_t;
inline constexpr Symbol kNoSymbol = -1;

/// The direction in which relationships are followed.
enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// A relationship as seen from one of its nodes.
struct Hop {
    RelationshipId relationship;
    NodeId to;
};

/// The start and end node of a relationship.
struct Participants {
    NodeId from;
    NodeId to;
};

/// What a query reads of relationships: those that agree in all of it are alike to it.
struct RelationshipReads {
    bool type = false;
    bool from = false; ///< anything of the start node
    bool to = false;
    std::vector<Symbol> keys{}; ///< of properties of the relationship
};

/// What a name in a query is a name of.
enum class NameOf : std::uint8_t { kLabel, kType, kNodeKey, kRelationshipKey };

/// The interface of a graph for queries: nodes with labels, directed relationships with a type, both with properties.
/// Read-only; must not change while a query runs. Returned values may borrow from it, so it must outlive them. The
/// implementation says whether threads can share it.
class PropertyGraph {
  public:
    virtual ~PropertyGraph() = default;

    virtual Symbol label(std::string_view name) const = 0;
    virtual Symbol type(std::string_view name) const = 0;
    virtual Symbol key(std::string_view name) const = 0;

    /// The labels of its nodes, the types of its relationships, the keys of properties that either may have; sorted.
    virtual std::vector<std::string> names(NameOf kind) const = 0;
    /// What the author of a query should know of a name in it: that nothing can have it, that nothing here has it, that
    /// it is an older one. Nothing for a good name.
    virtual std::optional<std::string> remark(NameOf, std::string_view) const { return std::nullopt; }

    /// All nodes with this label, or all nodes; in the same order each time. `visit` returns whether to continue.
    virtual void nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const = 0;
    /// Whether nodes_with() has an index on this property.
    virtual bool has_index(Symbol key) const = 0;
    /// Appends the nodes whose property equals `value`, by the index.
    virtual void nodes_with(Symbol key, const Value& value, std::vector<NodeId>& found) const = 0;

    virtual bool has_label(NodeId node, Symbol label) const = 0;
    virtual std::vector<std::string> labels(NodeId node) const = 0;
    virtual Value property(NodeId node, Symbol key) const = 0;
    virtual Map properties(NodeId node) const = 0;

    /// Appends the relationships of a node with one of the types; without types, of any type. A loop is one hop.
    virtual void hops(NodeId node, Direction direction, std::span<const Symbol> types,
                      std::vector<Hop>& found) const = 0;
    /// All relationships with one of the types, or all; in the same order each time. `visit` returns whether to
    /// continue.
    virtual void relationships(std::span<const Symbol> types,
                               const std::function<bool(RelationshipId, Participants)>& visit) const = 0;
    /// The same, but those that are alike once: the first of them, and how many there are, in the order of the first
    /// ones. False, without a visit, where that is not faster than visiting all.
    virtual bool alike_relationships(std::span<const Symbol>, const RelationshipReads&,
                                     const std::function<bool(RelationshipId, Participants, std::uint64_t)>&) const {
        return false;
    }
    /// How many hops() finds.
    virtual std::size_t count_hops(NodeId node, Direction direction, std::span<const Symbol> types) const {
        std::vector<Hop> found;
        hops(node, direction, types, found);
        return found.size();
    }
    virtual Participants ends(RelationshipId relationship) const = 0;
    virtual Symbol type(RelationshipId relationship) const = 0;
    virtual std::string_view type_name(RelationshipId relationship) const = 0;
    virtual Value property(RelationshipId relationship, Symbol key) const = 0;
    virtual Map properties(RelationshipId relationship) const = 0;
};

/// A value in Cypher syntax: 'text', [1, 2], {a: 1}, (:Person {name: 'Ann'}), [:urges {time: 'today'}],
/// <(:A)-[:T]->(:B)>. Canonical: equal results have equal texts. With Detail::kNames, nodes have only the property
/// `name`, and relationships none.
enum class Detail : std::uint8_t { kAll, kNames };
std::string to_text(const Value& value, const PropertyGraph& graph, Detail detail = Detail::kAll);

/// A date, time or duration in ISO 8601, without the quotes of to_text().
std::string temporal_text(const Value& value);

/// A value as JSON. Nodes: {"id", "labels", "properties"}; relationships: {"id", "type", "from", "to", "properties"};
/// paths: {"nodes", "relationships"}. NaN and infinities, which JSON does not have, dates, times and durations are
/// strings.
std::string to_json(const Value& value, const PropertyGraph& graph);

} // namespace claimgraph::cypher
