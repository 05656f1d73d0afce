#pragma once

#include "graph/store/database.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_rows.hpp"

namespace claimgraph {

/// The rows of a part of the graph. Looks them up by the indexes of docs/store.md where the part names entities,
/// relations, documents or a time. May leave a temporary table that the selection refers to, so it is to be read within
/// the same Snapshot.
RowSelection select_part(const Database& database, const GraphPart& part);

} // namespace claimgraph
