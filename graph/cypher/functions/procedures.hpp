#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/values/kinds.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// A procedure that CALL runs: it takes values and gives rows. Calls read the graph only; several threads may make
/// them.
struct Procedure {
    /// An argument or a result.
    struct Field {
        std::string name;
        Kinds kinds = kEverything; ///< null is allowed besides
    };

    std::string name; ///< db.labels
    std::vector<Field> takes{};
    std::vector<Field> gives{}; ///< if empty, a call keeps its row and adds nothing
    /// The rows for these arguments, each with a value for each of `gives`.
    std::function<std::vector<List>(Runtime& run, std::span<const Value> arguments)> rows{};
};

/// Those that every graph has: db.labels(), db.relationshipTypes(), db.propertyKeys().
std::span<const Procedure> graph_procedures();

} // namespace claimgraph::cypher
