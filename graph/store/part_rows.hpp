#pragma once

#include "graph/store/database.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_rows.hpp"

namespace claimgraph {

/// Selects the rows of a part of the graph, by the indexes of docs/store.md if the part is restricted by entities,
/// relations, documents or a time. The selection may refer to a temporary table, so read it within the same Snapshot.
RowSelection select_part(const Database& database, const GraphPart& part);

} // namespace claimgraph
