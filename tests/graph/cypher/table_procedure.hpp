#pragma once

#include "graph/cypher/functions/procedures.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// A procedure for tests: `signature` is "name(in :: TYPE?, ...) :: (out :: TYPE?, ...)", the first row of `table`
/// names arguments and results, each other one has their values as Cypher text. A call gives the results of the rows
/// whose arguments are those of the call, null among them. Throws std::runtime_error for what cannot be read.
Procedure table_procedure(std::string_view signature, const std::vector<std::vector<std::string>>& table);

} // namespace claimgraph::cypher
