#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/error.hpp"

#include <string_view>

namespace claimgraph::cypher {

/// Parses a query into its syntax tree. Clauses that write are refused, except CREATE: the caller refuses it, or, in
/// tests, carries it out. The tree views `text`. Fails with a QueryError and its position.
QueryResult<Statement> parse(std::string_view text);

} // namespace claimgraph::cypher
