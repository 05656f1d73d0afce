#pragma once

#include "graph/graph.hpp"
#include "graph/model/claim_fields.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The one table of what a graph file says of entities and claims: GraphML, GEXF, JSON, CSV, DOT, Cypher and their
/// readers all go by it. Made of the rows of graph/model/entity_fields.hpp and graph/model/claim_fields.hpp, and what
/// follows from them.
namespace claimgraph {

enum class ColumnType : std::uint8_t {
    kText,
    kCount,  ///< a whole number, from 0
    kNumber, ///< a double
    kTruth,  ///< "true" or "false"
    kJson,   ///< a JSON list; text to formats that know no lists
};

/// What GraphML, GEXF and Neo4j call it: "long", "double", "boolean" or "string".
std::string_view name_of(ColumnType type);

/// A claim on its way in: `claim` without its entities, and the ids of those that stand in columns, in the order of
/// kClaimEntities.
struct ClaimDraft {
    Claim claim;
    std::array<std::string_view, kClaimEntities.size()> ids; ///< one lives as long as the value it was set to
};

template <class Thing, class Draft>
struct Column {
    std::string_view name;
    ColumnType type;
    /// The value as text, empty where there is none. Points into the graph, into `scratch` or to a literal.
    std::string_view (*get)(const Graph& graph, const Thing& thing, std::string& scratch);
    /// Takes a value that is not empty; false if it is none of this column. Null for what follows from other columns.
    bool (*set)(Draft& draft, std::string_view value);
    /// "a number from 0 to 1": what set() takes, for the error. Empty where it takes all text, or where what it does
    /// not take is left out.
    std::string_view expected;
    /// The predicate in RDF: `cg:` and the name where it is null, none where it is empty.
    std::string_view rdf;
};

using EntityColumn = Column<Entity, Entity>;
using ClaimColumn = Column<Claim, ClaimDraft>;

/// The first column of both is the label, which many formats have a place of their own for.
std::span<const EntityColumn> entity_columns();
std::span<const ClaimColumn> claim_columns();

} // namespace claimgraph
