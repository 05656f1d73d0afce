#pragma once

#include "export/rows.hpp"

#include <string>
#include <string_view>

/// Names for Neo4j. Labels and types consist of letters, digits and underscores (non-ASCII bytes are kept), so that
/// text cannot become part of a statement.
namespace claimgraph {

/// The text with underscores for all other characters.
std::string cypher_name(std::string_view text);

/// The labels of a node: "Entity" and its type, "Entity;Person" with a separator of ';'; "Claim".
std::string neo4j_labels(const NodeRow& row, char separator);

/// The type of a relationship: its relation, or its part of a claim, in capitals: COMMITS_TO, OPEN_DO.
std::string neo4j_type(const EdgeRow& row);

} // namespace claimgraph
