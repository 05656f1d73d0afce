#pragma once

#include "graph/cypher/values/property_graph.hpp"
#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>

/// The properties of nodes and relationships, one table for graphs in memory, in stores and in files for Neo4j: made of
/// the rows of graph/model/entity_fields.hpp, claim_fields.hpp, evidence_fields.hpp and source_fields.hpp, and values
/// derived from them. Constant; safe to share between threads. docs/query.md has the meaning of each.
namespace claimgraph::cypher {

/// How the value of a store is converted.
enum class ValueForm : std::uint8_t { kText, kInteger, kFloat, kBoolean, kDate, kDay, kList };

template <class Index>
struct Property {
    std::string_view name;
    ValueForm form;
    /// The value in SQL: of a row of `entity`, `document` or `claim`.
    std::string sql;
    /// The value in memory, which may borrow from the graph.
    Value (*of)(const Graph& graph, Index index);
    /// Of what the graph keeps beside claims, which are large and far apart: a number below `codes` for each value.
    std::uint32_t codes = 0;
    std::uint32_t (*code)(const Graph& graph, Index index) = nullptr;
};
/// Of nodes that are entities.
using EntityProperty = Property<EntityIndex>;
/// Of nodes that are documents, by their positions in documents().
using DocumentProperty = Property<std::size_t>;
/// Of relationships.
using EdgeProperty = Property<ClaimIndex>;

std::span<const EntityProperty> entity_properties();
std::span<const DocumentProperty> document_properties();
std::span<const EdgeProperty> edge_properties();

/// The number of a name that one of them has, or had in files of earlier versions (claim_names.hpp).
Symbol property_key(std::string_view name);
/// How many of these numbers there are.
Symbol property_keys();
/// The property with that number; null if there is none.
const EntityProperty* entity_property(Symbol key);
const DocumentProperty* document_property(Symbol key);
const EdgeProperty* edge_property(Symbol key);

} // namespace claimgraph::cypher
