#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"

#include <string_view>

namespace claimgraph::cypher {

/// The value of an analysed expression for the current row of `run`. It may borrow from the graph. Errors are recorded
/// in `run`; the value is arbitrary then.
Value evaluate(const Expr& expr, Runtime& run);

/// a + b and so on, `sign` one of + - * / % ^.
Value arithmetic(std::string_view sign, const Value& a, const Value& b, Runtime& run, Position at);

/// The same for dates, times and durations; nothing if the operation is not defined for them.
std::optional<Value> temporal_arithmetic(char sign, const Value& a, const Value& b, Runtime& run, Position at);

/// Whether a condition is true; null is not. Fails if it is not a boolean.
bool holds(const Expr& condition, Runtime& run);

} // namespace claimgraph::cypher
