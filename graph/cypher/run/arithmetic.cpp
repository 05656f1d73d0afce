#include "graph/cypher/run/evaluate.hpp"

#include <cmath>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

Value integer_arithmetic(char sign, std::int64_t a, std::int64_t b, Runtime& run, Position at) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (sign) {
    case '+':
        overflow = __builtin_add_overflow(a, b, &result);
        break;
    case '-':
        overflow = __builtin_sub_overflow(a, b, &result);
        break;
    case '*':
        overflow = __builtin_mul_overflow(a, b, &result);
        break;
    default:
        if (b == 0) return run.fail("ArithmeticError", "DivisionByZero", "division by zero", at);
        overflow = a == INT64_MIN && b == -1;
        if (!overflow) result = sign == '/' ? a / b : a % b;
    }
    if (overflow) return run.fail("ArithmeticError", "IntegerOverflow", "the result is beyond integers of 64 bits", at);
    return Value(result);
}

Value concatenated(const Value& a, const Value& b, Runtime& run, Position at) {
    if (!run.allows(a.bytes() + b.bytes(), at)) return {};
    List items;
    for (const Value* side : {&a, &b}) {
        if (side->is(ValueKind::kList))
            items.insert(items.end(), side->list().begin(), side->list().end());
        else
            items.push_back(*side);
    }
    return run.list(std::move(items), at);
}

} // namespace

Value arithmetic(std::string_view sign, const Value& a, const Value& b, Runtime& run, Position at) {
    const char op = sign.front();
    if (op == '+' && (a.is(ValueKind::kList) || b.is(ValueKind::kList))) {
        const bool both = a.is(ValueKind::kList) && b.is(ValueKind::kList);
        if ((a.is_null() || b.is_null()) && !both) return {};
        return concatenated(a, b, run, at);
    }
    if (a.is_null() || b.is_null()) return {};
    if (a.is(ValueKind::kInteger) && b.is(ValueKind::kInteger) && op != '^')
        return integer_arithmetic(op, a.integer(), b.integer(), run, at);
    if (a.is_temporal() || b.is_temporal()) {
        if (auto result = temporal_arithmetic(op, a, b, run, at)) return *std::move(result);
    }
    if (a.is_number() && b.is_number()) {
        const double x = a.number();
        const double y = b.number();
        switch (op) {
        case '+':
            return Value(x + y);
        case '-':
            return Value(x - y);
        case '*':
            return Value(x * y);
        case '/':
            return Value(x / y);
        case '%':
            return Value(std::fmod(x, y));
        default:
            return Value(std::pow(x, y));
        }
    }
    if (op == '+' && (a.is(ValueKind::kString) || b.is(ValueKind::kString))) {
        const auto shown = [&](const Value& value) {
            return value.is(ValueKind::kString) ? std::string(value.text()) : to_text(value, run.graph);
        };
        const auto addable = [](const Value& value) { return value.is(ValueKind::kString) || value.is_number(); };
        if (addable(a) && addable(b)) {
            if (!run.allows(a.bytes() + b.bytes(), at)) return {};
            return run.text(shown(a) + shown(b), at);
        }
    }
    return run.fail("TypeError", "InvalidArgumentType",
                    fmt::format("found {} {} {}, expected numbers", to_string(a.kind()), sign, to_string(b.kind())),
                    at);
}

} // namespace claimgraph::cypher
