#pragma once

#include "graph/cypher/values/property_graph.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>

/// The properties of nodes and relationships, one table for graphs in memory and in stores: made of the rows of
/// graph/model/entity_fields.hpp, claim_fields.hpp, evidence_fields.hpp and source_fields.hpp, and values derived from
/// them. Constant; safe to share between threads. docs/query.md has the meaning of each.
namespace claimgraph::cypher {

/// How the value of a store is converted.
enum class ValueForm : std::uint8_t { kText, kInteger, kFloat, kBoolean, kDate, kDay, kList };

template <class Index>
struct Property {
    std::string_view name;
    ValueForm form;
    /// The value in SQL: of a row of `entity` or `claim`.
    std::string sql;
    /// The value in memory, which may borrow from the graph. Null if only stores have it.
    Value (*of)(const Graph& graph, Index index);
};
using NodeProperty = Property<EntityIndex>;
using EdgeProperty = Property<ClaimIndex>;

std::span<const NodeProperty> node_properties();
std::span<const EdgeProperty> edge_properties();

/// The number of a name: its position among the properties of nodes, otherwise, counting on, among those of
/// relationships.
Symbol property_key(std::string_view name);
/// The property of nodes (relationships) with that number; null if there is none.
const NodeProperty* node_property(Symbol key);
const EdgeProperty* edge_property(Symbol key);

} // namespace claimgraph::cypher
