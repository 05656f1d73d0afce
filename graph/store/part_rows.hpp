#pragma once

#include "graph/store/database.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_rows.hpp"

#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// Behind `document CROSS JOIN`: what was read in a document and is in the graph. Its rows lie side by side.
inline constexpr std::string_view kEvidenceOfDocument =
    "evidence ON evidence.id BETWEEN first_evidence AND first_evidence + evidences - 1 AND claim > 0";

/// A query for the ids of claims that were read in one of the documents; an id comes as often as it was read.
std::string claims_of_documents(std::span<const std::string> names);

/// Selects the rows of a part of the graph, by the indexes of docs/store.md if the part is restricted by entities,
/// relations, documents or a time. The selection may refer to a temporary table, so read it within the same Snapshot.
RowSelection select_part(const Database& database, const GraphPart& part);

} // namespace claimgraph
