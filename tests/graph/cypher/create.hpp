#pragma once

#include "graph/cypher/values/error.hpp"
#include "tests/graph/cypher/memory_graph.hpp"

#include <string>

namespace claimgraph::cypher {

/// Carries out a query that ends with CREATE, or with CREATE and clauses that read before and between, on a graph for
/// tests. The program itself has no such thing.
QueryResult<void> create(std::string text, MemoryGraph& graph);

} // namespace claimgraph::cypher
