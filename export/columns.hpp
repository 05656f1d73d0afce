#pragma once

#include "graph/graph.hpp"
#include "graph/model/claim_fields.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The columns of entities and claims in graph files, used by GraphML, GEXF, JSON, CSV, DOT and their readers.
/// They are the fields of graph/model/entity_fields.hpp and graph/model/claim_fields.hpp and values derived from them.
/// Constant; safe to share between threads.
namespace claimgraph {

/// The type of the values of a column.
enum class ColumnType : std::uint8_t {
    kText,
    kCount,  ///< a whole number; of fields, from 0
    kNumber, ///< a double
    kTruth,  ///< "true" or "false"
    kJson,   ///< a list, or an object, in JSON; text to formats that know neither
};

/// What GraphML, GEXF and Neo4j call it: "long", "double", "boolean" or "string".
std::string_view name_of(ColumnType type);

/// A claim that is being read: `claim` without its entities, and the ids of the entities in columns, in the order of
/// kClaimEntities.
struct ClaimDraft {
    Claim claim;
    std::array<std::string_view, kClaimEntities.size()> ids; ///< one lives as long as the value it was set to
};

/// One column: its name and type, and how a value is read from a Thing and set in a Draft.
template <class Thing, class Draft>
struct Column {
    std::string_view name;
    ColumnType type;
    /// The value as text, empty if there is none. A view into the graph, into `scratch` or of a literal.
    std::string_view (*get)(const Graph& graph, const Thing& thing, std::string& scratch);
    /// Sets a non-empty value; false if it is invalid. Null for columns derived from others.
    bool (*set)(Draft& draft, std::string_view value);
    /// "a number from 0 to 1": what set() accepts, for error messages. Empty if it accepts all text, or if invalid
    /// values are left out.
    std::string_view expected;
    /// The predicate in RDF: `cg:` and the name if null, none if empty.
    std::string_view rdf;
};

using EntityColumn = Column<Entity, Entity>;
using ClaimColumn = Column<Claim, ClaimDraft>;

/// All columns, in order. The first one is the label, which many formats store in its own place.
std::span<const EntityColumn> entity_columns();
std::span<const ClaimColumn> claim_columns();

} // namespace claimgraph
