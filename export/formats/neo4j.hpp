#pragma once

#include "graph/cypher/graphs/claim_properties.hpp"

#include <cmath>
#include <string>
#include <string_view>

/// What the files for Neo4j share. They have the nodes, relationships and properties that queries see, by the tables of
/// graph/cypher/graphs, so that a query gives the same there; and besides the measures asked for, and `evidence_json`.
namespace claimgraph {

/// The property of relationships with all evidence, places in the text and all, as JSON.
inline constexpr std::string_view kEvidenceJson = "evidence_json";

/// The type of a relationship: its relation, with underscores for backslashes and control characters, of which Neo4j
/// makes escapes before it reads a statement.
std::string neo4j_type(std::string_view relation);

/// A measure of a node; null where there is none.
inline cypher::Value measure(double value, bool whole) {
    if (!std::isfinite(value)) return {};
    return whole ? cypher::Value(static_cast<std::int64_t>(std::llround(value))) : cypher::Value(value);
}

} // namespace claimgraph
