#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/error.hpp"

#include <string_view>

namespace claimgraph::cypher {

/// The tree of a query. Clauses that write are refused, but for CREATE: that is for who asks the tree to refuse or, in
/// tests, to carry out. Views in the tree point into `text`.
QueryResult<Statement> parse(std::string_view text);

} // namespace claimgraph::cypher
