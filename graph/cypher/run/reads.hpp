#pragma once

#include "graph/cypher/parse/ast.hpp"

#include <vector>

namespace claimgraph::cypher {

/// What operators read of a variable beyond whether it is null, so that rows which agree in it can be made one.
struct Reads {
    bool whole = false; ///< all of it
    bool order = false; ///< the result depends on the order of rows, or differs from look to look as rand() does
    bool type = false;  ///< of a relationship
    std::vector<Symbol> keys{};

    /// Whether anything is read of its value.
    bool any() const { return whole || type || !keys.empty(); }
};

/// Adds what an expression reads of the variable in a slot. Properties and types that patterns and subqueries in it ask
/// for count as the whole.
void add_reads(const Expr& expr, Slot slot, Reads& reads);

} // namespace claimgraph::cypher
