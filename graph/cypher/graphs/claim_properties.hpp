#pragma once

#include "graph/cypher/values/property_graph.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>

/// What queries see of entities and claims, one table for graphs in memory and in stores: made of the rows of
/// graph/model/entity_fields.hpp, graph/model/claim_fields.hpp and graph/model/evidence_fields.hpp, and what follows
/// from them. docs/query.md has the meaning of each.
namespace claimgraph::cypher {

/// What becomes of the value that a store has.
enum class ValueForm : std::uint8_t { kText, kInteger, kFloat, kBoolean, kDate, kDay, kList };

template <class Index>
struct Property {
    std::string_view name;
    ValueForm form;
    /// The value in SQL: of a row of `entity` or `claim`.
    std::string sql;
    /// The value in memory, which may point into the graph. Null for what only a store knows.
    Value (*of)(const Graph& graph, Index index);
};
using NodeProperty = Property<EntityIndex>;
using EdgeProperty = Property<ClaimIndex>;

std::span<const NodeProperty> node_properties();
std::span<const EdgeProperty> edge_properties();

/// One number for a name: its place among those of nodes, or else behind them among those of relationships.
Symbol property_key(std::string_view name);
/// The property of nodes (relationships) with the name of that number; null if they have none.
const NodeProperty* node_property(Symbol key);
const EdgeProperty* edge_property(Symbol key);

} // namespace claimgraph::cypher
