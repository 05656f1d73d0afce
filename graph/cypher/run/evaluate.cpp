#include "graph/cypher/run/evaluate.hpp"

#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/run/pipeline.hpp"
#include "graph/cypher/values/temporal_fields.hpp"
#include "graph/cypher/values/utf8_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

Value of(Ternary value) { return value == Ternary::kUnknown ? Value() : Value(value == Ternary::kTrue); }

Value wrong_kind(Runtime& run, Position at, const Value& found, const char* expected) {
    return run.fail("TypeError", "InvalidArgumentType",
                    fmt::format("found {}, expected {}", to_string(found.kind()), expected), at);
}

/// True, false, or unknown for null.
Ternary truth(const Expr& expr, Runtime& run) {
    const Value value = evaluate(expr, run);
    if (value.is_null()) return Ternary::kUnknown;
    if (value.is(ValueKind::kBoolean)) return value.boolean() ? Ternary::kTrue : Ternary::kFalse;
    wrong_kind(run, expr.at, value, "a boolean");
    return Ternary::kUnknown;
}

/// AND: `decisive` is false; OR: it is true.
Value conjunction(const Expr& expr, Runtime& run, Ternary decisive) {
    Ternary result = decisive == Ternary::kFalse ? Ternary::kTrue : Ternary::kFalse;
    for (const ExprPtr& arg : expr.args) {
        const Ternary value = truth(*arg, run);
        if (value == decisive || run.failed()) return of(decisive);
        if (value == Ternary::kUnknown) result = value;
    }
    return of(result);
}

Value exclusive_or(const Expr& expr, Runtime& run) {
    bool result = false;
    bool known = true;
    for (const ExprPtr& arg : expr.args) {
        const Ternary value = truth(*arg, run);
        known = known && value != Ternary::kUnknown;
        result = result != (value == Ternary::kTrue);
    }
    return known ? Value(result) : Value();
}

Ternary compared(std::string_view sign, const Value& a, const Value& b) {
    if (sign == "=") return equal(a, b);
    if (sign == "<>") {
        const Ternary result = equal(a, b);
        return result == Ternary::kUnknown ? result : result == Ternary::kTrue ? Ternary::kFalse : Ternary::kTrue;
    }
    int order = 0;
    const Ternary known = compare(a, b, order);
    if (known != Ternary::kTrue) return known;
    const bool holds = sign == "<" ? order < 0 : sign == "<=" ? order <= 0 : sign == ">" ? order > 0 : order >= 0;
    return holds ? Ternary::kTrue : Ternary::kFalse;
}

/// a < b <= c: both, each value once.
Value comparison(const Expr& expr, Runtime& run) {
    Ternary result = Ternary::kTrue;
    Value left = evaluate(*expr.args[0], run);
    for (std::size_t i = 0; i < expr.names.size(); ++i) {
        Value right = evaluate(*expr.args[i + 1], run);
        const Ternary holds = compared(expr.names[i], left, right);
        if (holds == Ternary::kFalse) return Value(false);
        if (holds == Ternary::kUnknown) result = holds;
        left = std::move(right);
    }
    return of(result);
}

Value in_list(const Expr& expr, Runtime& run) {
    const Value item = evaluate(*expr.args[0], run);
    const Value list = evaluate(*expr.args[1], run);
    if (list.is_null()) return {};
    if (!list.is(ValueKind::kList)) return wrong_kind(run, expr.at, list, "a list");
    Ternary result = Ternary::kFalse;
    for (const Value& other : list.list()) {
        if (!run.check_limits()) return {};
        const Ternary same = equal(item, other);
        if (same == Ternary::kTrue) return Value(true);
        if (same == Ternary::kUnknown) result = same;
    }
    return of(result);
}

Value string_predicate(const Expr& expr, Runtime& run) {
    const Value whole = evaluate(*expr.args[0], run);
    const Value part = evaluate(*expr.args[1], run);
    if (!whole.is(ValueKind::kString) || !part.is(ValueKind::kString)) return {};
    const std::string_view text = whole.text();
    if (expr.kind == ExprKind::kStartsWith) return Value(text.starts_with(part.text()));
    if (expr.kind == ExprKind::kEndsWith) return Value(text.ends_with(part.text()));
    return Value(find_text(text, part.text()) != std::string_view::npos);
}

Value matches(const Expr& expr, Runtime& run) {
    const Value text = evaluate(*expr.args[0], run);
    const Value pattern = evaluate(*expr.args[1], run);
    if (!text.is(ValueKind::kString) || !pattern.is(ValueKind::kString)) return {};
    if (!run.go_on_over(text)) return {};
    auto found = run.expressions.matches(text.text(), pattern.text());
    if (found) return Value(*found);
    return run.fail(found.error().type, found.error().detail, std::move(found.error().message), expr.at);
}

Value property(const Expr& expr, Runtime& run) {
    const Value of = evaluate(*expr.args[0], run);
    if (of.is_temporal()) {
        auto found = component(of, expr.name);
        return found ? *found : run.fail("TypeError", "InvalidArgumentValue", std::move(found.error()), expr.at);
    }
    switch (of.kind()) {
    case ValueKind::kNull:
        return {};
    case ValueKind::kNode:
        return run.graph.property(of.node(), expr.symbol);
    case ValueKind::kRelationship:
        return run.graph.property(of.relationship(), expr.symbol);
    case ValueKind::kMap: {
        const auto found = of.map().find(expr.name);
        return found == of.map().end() ? Value() : found->second;
    }
    default:
        return run.fail(
            "TypeError", "InvalidArgumentType",
            fmt::format("found .{} of {}, expected a node, a relationship or a map", expr.name, to_string(of.kind())),
            expr.at);
    }
}

/// A place in a list of that size, counted from its end when negative; -1 when it lies outside.
std::int64_t place_in(std::int64_t index, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    if (index < 0) index += count;
    return index < 0 || index >= count ? -1 : index;
}

Value subscript(const Expr& expr, Runtime& run) {
    const Value of = evaluate(*expr.args[0], run);
    const Value index = evaluate(*expr.args[1], run);
    if (of.is_null()) return {};
    if (of.is(ValueKind::kList)) {
        if (index.is_null()) return {};
        if (!index.is(ValueKind::kInteger)) return wrong_kind(run, expr.at, index, "an integer");
        const std::int64_t place = place_in(index.integer(), of.list().size());
        return place < 0 ? Value() : of.list()[static_cast<std::size_t>(place)];
    }
    const bool thing = of.is(ValueKind::kNode) || of.is(ValueKind::kRelationship);
    if (!of.is(ValueKind::kMap) && !thing) return wrong_kind(run, expr.at, of, "a list or a map");
    if (index.is_null()) return {};
    if (!index.is(ValueKind::kString))
        return run.fail("TypeError", "MapElementAccessByNonString",
                        fmt::format("found {}, expected a string as key", to_string(index.kind())), expr.at);
    if (of.is(ValueKind::kMap)) {
        const auto found = of.map().find(index.text());
        return found == of.map().end() ? Value() : found->second;
    }
    const Symbol key = run.graph.key(index.text());
    return of.is(ValueKind::kNode) ? run.graph.property(of.node(), key) : run.graph.property(of.relationship(), key);
}

Value slice(const Expr& expr, Runtime& run) {
    const Value of = evaluate(*expr.args[0], run);
    if (of.is_null()) return {};
    if (!of.is(ValueKind::kList)) return wrong_kind(run, expr.at, of, "a list");
    const auto size = static_cast<std::int64_t>(of.list().size());
    std::int64_t bounds[2] = {0, size};
    for (std::size_t i = 0; i < 2; ++i) {
        if (!expr.args[i + 1]) continue;
        const Value bound = evaluate(*expr.args[i + 1], run);
        if (bound.is_null()) return {};
        if (!bound.is(ValueKind::kInteger)) return wrong_kind(run, expr.args[i + 1]->at, bound, "an integer");
        bounds[i] = std::clamp(bound.integer() < 0 ? bound.integer() + size : bound.integer(), std::int64_t{0}, size);
    }
    if (bounds[0] >= bounds[1]) return Value(List());
    return run.list(List(of.list().begin() + bounds[0], of.list().begin() + bounds[1]), expr.at);
}

Value has_labels(const Expr& expr, Runtime& run) {
    const Value of = evaluate(*expr.args[0], run);
    if (of.is_null()) return {};
    if (of.is(ValueKind::kRelationship)) {
        const Symbol type = run.graph.type(of.relationship());
        return Value(std::ranges::all_of(expr.names, [&](const auto& name) { return run.graph.type(name) == type; }));
    }
    if (!of.is(ValueKind::kNode)) return wrong_kind(run, expr.at, of, "a node");
    return Value(std::ranges::all_of(
        expr.symbols, [&](Symbol label) { return label != kNoSymbol && run.graph.has_label(of.node(), label); }));
}

Value case_of(const Expr& expr, Runtime& run) {
    const Value base = expr.base ? evaluate(*expr.base, run) : Value();
    for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
        const bool chosen = expr.base ? equal(base, evaluate(*expr.args[i], run)) == Ternary::kTrue
                                      : truth(*expr.args[i], run) == Ternary::kTrue;
        if (run.failed()) return {};
        if (chosen) return evaluate(*expr.args[i + 1], run);
    }
    return expr.other ? evaluate(*expr.other, run) : Value();
}

/// A list that is being made, within the limits at any time.
class NewList {
  public:
    NewList(Runtime& run, Position at) : run_(run), at_(at), held_(run) {}
    bool add(Value value) {
        const std::size_t bytes = value.bytes();
        items_.push_back(std::move(value));
        return held_.add(bytes) && run_.allows(held_.bytes(), at_);
    }
    Value done() { return run_.list(std::move(items_), at_); }

  private:
    Runtime& run_;
    Position at_;
    MemoryReservation held_;
    List items_;
};

/// The list that a comprehension goes over; null, also after a failure, when there is none.
Value list_of(const Expr& expr, Runtime& run) {
    Value list = evaluate(*expr.args[0], run);
    if (!list.is_null() && !list.is(ValueKind::kList)) return wrong_kind(run, expr.args[0]->at, list, "a list");
    return list;
}

Value list_comprehension(const Expr& expr, Runtime& run) {
    const Value list = list_of(expr, run);
    if (list.is_null()) return {};
    NewList items(run, expr.at);
    for (const Value& item : list.list()) {
        if (!run.check_limits()) return {};
        run.row[expr.slot] = item;
        if (expr.condition && truth(*expr.condition, run) != Ternary::kTrue) continue;
        if (!items.add(expr.result ? evaluate(*expr.result, run) : item)) return {};
    }
    return items.done();
}

Value quantifier(const Expr& expr, Runtime& run) {
    const Value list = list_of(expr, run);
    if (list.is_null()) return {};
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
    for (const Value& item : list.list()) {
        if (!run.check_limits()) return {};
        run.row[expr.slot] = item;
        const Ternary holds = truth(*expr.condition, run);
        ++(holds == Ternary::kTrue ? yes : holds == Ternary::kFalse ? no : unknown);
    }
    if (expr.name == "all") return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    if (expr.name == "any") return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    if (expr.name == "none") return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
}

Value reduce(const Expr& expr, Runtime& run) {
    const Value list = list_of(expr, run);
    if (list.is_null()) return {};
    Value result = evaluate(*expr.args[1], run);
    for (const Value& item : list.list()) {
        if (!run.check_limits()) return {};
        run.row[expr.slot] = item;
        run.row[expr.slot2] = std::move(result);
        result = evaluate(*expr.result, run);
    }
    return result;
}

Value pattern_comprehension(const Expr& expr, Runtime& run) {
    NewList items(run, expr.at);
    match(*expr.plan, run, [&](std::uint64_t) { return items.add(evaluate(*expr.result, run)); });
    return items.done();
}

Value exists(const Expr& expr, Runtime& run) {
    if (expr.plan) return Value(!match(*expr.plan, run, [](std::uint64_t) { return false; }) && !run.failed());
    return Value(has_rows(*expr.subquery, run));
}

Value call_with(std::span<Value> values, const Expr& expr, Runtime& run) {
    bool null = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = evaluate(*expr.args[i], run);
        null = null || values[i].is_null();
        const Kinds takes = expr.function->takes[std::min<std::size_t>(i, 2)] | kNullKind;
        if (!(takes & set_of(values[i].kind())))
            return run.fail(
                "TypeError", "InvalidArgumentValue",
                fmt::format("found {} as argument {} of {}()", to_string(values[i].kind()), i + 1, expr.function->name),
                expr.at);
    }
    if (run.failed() || (null && !expr.function->takes_null)) return {};
    return expr.function->call(run, expr.at, values);
}

Value call(const Expr& expr, Runtime& run) {
    if (expr.args.size() == 1) { // most functions, for each row
        Value value;
        return call_with({&value, 1}, expr, run);
    }
    std::vector<Value> values(expr.args.size());
    return call_with(values, expr, run);
}

Value negated(const Expr& expr, Runtime& run) {
    const Value value = evaluate(*expr.args[0], run);
    if (value.is_null()) return {};
    if (!value.is_number()) return wrong_kind(run, expr.at, value, "a number");
    if (expr.kind == ExprKind::kPlus) return value;
    if (value.is(ValueKind::kFloat)) return Value(-value.real());
    return arithmetic("-", Value(std::int64_t{0}), value, run, expr.at);
}

Value parameter(const Expr& expr, Runtime& run) {
    const auto found = run.parameters.find(expr.name);
    if (found != run.parameters.end()) return found->second;
    return run.fail("ParameterMissing", "MissingParameter", fmt::format("there is no parameter ${}", expr.name),
                    expr.at);
}

Value list_literal(const Expr& expr, Runtime& run) {
    NewList items(run, expr.at);
    for (const ExprPtr& arg : expr.args)
        if (!items.add(evaluate(*arg, run))) return {};
    return items.done();
}

Value map_literal(const Expr& expr, Runtime& run) {
    Map entries;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
        Value value = evaluate(*expr.args[i], run);
        if (!run.allows(bytes += value.bytes(), expr.at)) return {};
        entries.insert_or_assign(expr.names[i], std::move(value));
    }
    return run.map(std::move(entries), expr.at);
}

/// An existing value: the caller will visit all of it, so the work is counted there.
Value looked_at(Value value, Runtime& run) { return run.go_on_over(value) ? value : Value(); }

} // namespace

Value evaluate(const Expr& expr, Runtime& run) {
    switch (expr.kind) {
    case ExprKind::kLiteral:
        return expr.value;
    case ExprKind::kParameter:
        return looked_at(parameter(expr, run), run);
    case ExprKind::kVariable:
        return run.go_on_over(run.row[expr.slot]) ? run.row[expr.slot] : Value();
    case ExprKind::kCountAll: // the row has the results of aggregates
        return run.row[expr.slot];
    case ExprKind::kProperty:
        return looked_at(property(expr, run), run);
    case ExprKind::kIndex:
        return looked_at(subscript(expr, run), run);
    case ExprKind::kSlice:
        return slice(expr, run);
    case ExprKind::kHasLabels:
        return has_labels(expr, run);
    case ExprKind::kList:
        return list_literal(expr, run);
    case ExprKind::kMap:
        return map_literal(expr, run);
    case ExprKind::kNot: {
        const Ternary value = truth(*expr.args[0], run);
        return value == Ternary::kUnknown ? Value() : Value(value == Ternary::kFalse);
    }
    case ExprKind::kNegate:
    case ExprKind::kPlus:
        return negated(expr, run);
    case ExprKind::kArithmetic:
        return arithmetic(expr.name, evaluate(*expr.args[0], run), evaluate(*expr.args[1], run), run, expr.at);
    case ExprKind::kAnd:
        return conjunction(expr, run, Ternary::kFalse);
    case ExprKind::kOr:
        return conjunction(expr, run, Ternary::kTrue);
    case ExprKind::kXor:
        return exclusive_or(expr, run);
    case ExprKind::kCompare:
        return comparison(expr, run);
    case ExprKind::kIn:
        return in_list(expr, run);
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
        return string_predicate(expr, run);
    case ExprKind::kMatches:
        return matches(expr, run);
    case ExprKind::kIsNull:
        return Value(evaluate(*expr.args[0], run).is_null());
    case ExprKind::kIsNotNull:
        return Value(!evaluate(*expr.args[0], run).is_null());
    case ExprKind::kCase:
        return case_of(expr, run);
    case ExprKind::kCall:
        return is_aggregate(expr.function) ? run.row[expr.slot] : call(expr, run);
    case ExprKind::kListComprehension:
        return list_comprehension(expr, run);
    case ExprKind::kQuantifier:
        return quantifier(expr, run);
    case ExprKind::kReduce:
        return reduce(expr, run);
    case ExprKind::kPatternComprehension:
        return pattern_comprehension(expr, run);
    case ExprKind::kPatternPredicate:
    case ExprKind::kExists:
        return exists(expr, run);
    }
    return {};
}

bool holds(const Expr& condition, Runtime& run) { return truth(condition, run) == Ternary::kTrue; }

} // namespace claimgraph::cypher
