#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"

#include <string_view>

namespace claimgraph::cypher {

/// The value of an analysed expression for the row of `run`. After a failure of the run: any value.
Value evaluate(const Expr& expr, Runtime& run);

/// a + b and so on, `sign` one of + - * / % ^.
Value arithmetic(std::string_view sign, const Value& a, const Value& b, Runtime& run, Position at);

/// The same where dates, times or durations are in it; nothing if they cannot be counted with so.
std::optional<Value> temporal_arithmetic(char sign, const Value& a, const Value& b, Runtime& run, Position at);

/// Whether a condition holds: null does not. Fails when it is no boolean.
bool holds(const Expr& condition, Runtime& run);

} // namespace claimgraph::cypher
