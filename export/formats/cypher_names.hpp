#pragma once

#include "export/rows.hpp"

#include <string>
#include <string_view>

/// What Neo4j calls things. Labels and types are of letters, digits and underscores (bytes beyond ASCII as they are),
/// so that no text can get out of them.
namespace claimgraph {

/// The text with underscores for all other characters.
std::string cypher_name(std::string_view text);

/// The labels of a node: "Entity" and its type, "Entity;Person" with a separator of ';'; "Claim".
std::string neo4j_labels(const NodeRow& row, char separator);

/// The type of a relationship: its relation, or its part of a claim, in capitals: COMMITS_TO, OPEN_DO.
std::string neo4j_type(const EdgeRow& row);

} // namespace claimgraph
