#include "graph/cypher/run/evaluate.hpp"

namespace claimgraph::cypher {

namespace {

template <class Result>
Value checked(const std::optional<Result>& result, Runtime& run, Position at) {
    if (result) return Value(*result);
    return run.fail("ArithmeticError", "NumberOutOfRange",
                    "the result is beyond the year 999999999 or a duration of 64 bits", at);
}

Value shifted(const Value& instant, const std::optional<Duration>& by, Runtime& run, Position at) {
    return checked(by ? sum(instant.instant(), *by) : std::nullopt, run, at);
}

} // namespace

std::optional<Value> temporal_arithmetic(char sign, const Value& a, const Value& b, Runtime& run, Position at) {
    const bool by_duration = b.is(ValueKind::kDuration);
    if (sign == '+' && b.is_instant() && a.is(ValueKind::kDuration)) return shifted(b, a.duration(), run, at);
    if (sign == '+' && a.is_instant() && by_duration) return shifted(a, b.duration(), run, at);
    if (sign == '-' && a.is_instant() && by_duration) return shifted(a, negated(b.duration()), run, at);
    if (a.is(ValueKind::kDuration)) {
        if (sign == '+' && by_duration) return checked(sum(a.duration(), b.duration()), run, at);
        if (sign == '-' && by_duration) {
            const auto opposite = negated(b.duration());
            return checked(opposite ? sum(a.duration(), *opposite) : std::nullopt, run, at);
        }
        if (sign == '*' && b.is_number()) return checked(product(a.duration(), b.number()), run, at);
        if (sign == '/' && b.is_number()) {
            if (b.number() == 0) return run.fail("ArithmeticError", "DivisionByZero", "division by zero", at);
            return checked(quotient(a.duration(), b.number()), run, at);
        }
    }
    if (sign == '*' && a.is_number() && by_duration) return checked(product(b.duration(), a.number()), run, at);
    if (sign == '-' && a.is_instant() && b.is_instant())
        return run.fail("TypeError", "InvalidArgumentType", "expected duration.between(a, b), not the difference b - a",
                        at);
    return {};
}

} // namespace claimgraph::cypher
