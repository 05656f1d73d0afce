#include "graph/base/text/fold.hpp"
#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/parse/walk.hpp"
#include "graph/cypher/values/regular_expression.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

constexpr Type kTruth{kBooleans | kNullKind};

std::string_view first_kind(Kinds kinds) {
    for (unsigned i = 0; i < 16; ++i)
        if (kinds >> i & 1) return to_string(static_cast<ValueKind>(i));
    return "nothing";
}

bool calls_rand(const Expr& expr) {
    bool found = false;
    walk(expr, [&](const Expr& part) {
        found = found || (part.kind == ExprKind::kCall && lower_ascii(part.name) == "rand");
    });
    return found;
}

} // namespace

void Analyser::want(const Expr& expr, Type found, Kinds wanted, const char* what, const char* error) {
    if (!found.may_be(wanted))
        fail(error, "InvalidArgumentType", fmt::format("found {}, expected {}", first_kind(found.kinds), what),
             expr.at);
}

void Analyser::condition(Expr& expr, const Scope& scope, Allowed allowed) {
    want(expr, expression(expr, scope, allowed), kBooleans, "a condition");
}

Type Analyser::expression(Expr& expr, const Scope& scope, Allowed allowed) {
    if (error_) return {};
    const Allowed inner{allowed.aggregates, false};
    const auto argument = [&](std::size_t i) { return expression(*expr.args[i], scope, inner); };
    switch (expr.kind) {
    case ExprKind::kLiteral:
        return {set_of(expr.value.kind())};
    case ExprKind::kParameter:
        return {};
    case ExprKind::kVariable:
        return variable(expr, scope);
    case ExprKind::kProperty:
        return property(expr, scope, inner);
    case ExprKind::kIndex: {
        const Type of = argument(0);
        argument(1);
        want(expr, of, kLists | kMaps | kNodes | kRelationships, "a list or a map", "TypeError");
        return (of.kinds & ~kNullKind) == kLists ? Type{static_cast<Kinds>(of.elements | kNullKind)} : Type{};
    }
    case ExprKind::kSlice: {
        const Type of = argument(0);
        want(expr, of, kLists, "a list");
        for (const std::size_t i : {1u, 2u})
            if (expr.args[i]) want(*expr.args[i], argument(i), kIntegers, "an integer");
        return {static_cast<Kinds>(kLists | kNullKind), of.elements};
    }
    case ExprKind::kHasLabels:
        want(expr, argument(0), kNodes | kRelationships, "a node");
        for (const std::string& name : expr.names) expr.symbols.push_back(label(name, expr.at));
        return kTruth;
    case ExprKind::kList: {
        Kinds elements = 0;
        for (std::size_t i = 0; i < expr.args.size(); ++i) elements |= argument(i).kinds;
        return {kLists, elements};
    }
    case ExprKind::kMap:
        for (std::size_t i = 0; i < expr.args.size(); ++i) argument(i);
        return {kMaps};
    case ExprKind::kNot:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor:
        for (const ExprPtr& arg : expr.args) condition(*arg, scope, allowed);
        return kTruth;
    case ExprKind::kNegate:
    case ExprKind::kPlus: {
        const Type of = argument(0);
        want(expr, of, kNumbers, "a number");
        return {static_cast<Kinds>(of.kinds & (kNumbers | kNullKind))};
    }
    case ExprKind::kArithmetic:
        return arithmetic(expr, scope, inner);
    case ExprKind::kCompare:
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kIsNull:
    case ExprKind::kIsNotNull:
        for (std::size_t i = 0; i < expr.args.size(); ++i) argument(i);
        return kTruth;
    case ExprKind::kMatches:
        for (std::size_t i = 0; i < expr.args.size(); ++i) argument(i);
        if (const Expr& pattern = *expr.args[1]; pattern.value.is(ValueKind::kString))
            if (auto error = pattern_error(pattern.value.text()))
                fail(error->type, error->detail, std::move(error->message), pattern.at);
        return kTruth;
    case ExprKind::kIn:
        argument(0);
        want(expr, argument(1), kLists, "a list after IN");
        return kTruth;
    case ExprKind::kCase: {
        if (expr.base) expression(*expr.base, scope, inner);
        Kinds kinds = expr.other ? expression(*expr.other, scope, inner).kinds : kNullKind;
        for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            expression(*expr.args[i], scope, {allowed.aggregates, !expr.base});
            kinds |= argument(i + 1).kinds;
        }
        return {kinds};
    }
    case ExprKind::kCountAll:
        if (!allowed.aggregates)
            fail("InvalidAggregation", "found an aggregate, expected it in RETURN or WITH", expr.at);
        return {kIntegers};
    case ExprKind::kCall:
        return call(expr, scope, allowed);
    case ExprKind::kListComprehension:
    case ExprKind::kQuantifier:
        return comprehension(expr, scope, allowed);
    case ExprKind::kReduce:
        return reduce(expr, scope, allowed);
    case ExprKind::kPatternComprehension:
    case ExprKind::kPatternPredicate:
    case ExprKind::kExists:
        return pattern_expression(expr, scope, allowed);
    }
    return {};
}

Type Analyser::variable(Expr& expr, const Scope& scope) {
    if (expr.slot != kNoSlot) return {}; // a column of ORDER BY
    const auto found = scope.find(expr.name);
    if (found == scope.end()) {
        fail("UndefinedVariable", fmt::format("there is no variable '{}'", expr.name), expr.at);
        return {};
    }
    expr.slot = found->second.slot;
    return found->second.type;
}

Type Analyser::property(Expr& expr, const Scope& scope, Allowed allowed) {
    const Type of = expression(*expr.args[0], scope, allowed);
    want(expr, of, kNodes | kRelationships | kMaps | kTemporals, "a node, a relationship or a map",
         of.kinds & kPaths ? "SyntaxError" : "TypeError"); // the names of the compatibility kit
    expr.symbol = key(expr.name, of.kinds, expr.at);
    return {};
}

Type Analyser::call(Expr& expr, const Scope& scope, Allowed allowed) {
    expr.function = find_function(expr.name);
    if (!expr.function) {
        fail("UnknownFunction", fmt::format("there is no function {}()", expr.name), expr.at);
        return {};
    }
    const Function& function = *expr.function;
    const bool aggregate = is_aggregate(&function);
    if (aggregate && !allowed.aggregates) {
        fail("InvalidAggregation", fmt::format("found {}(), expected aggregates in RETURN or WITH", function.name),
             expr.at);
        return {};
    }
    if (expr.args.size() < function.least || expr.args.size() > function.most) {
        fail("InvalidNumberOfArguments",
             fmt::format("found {} arguments of {}(), expected {}{}", expr.args.size(), function.name, function.least,
                         function.most > function.least ? " or more" : ""),
             expr.at);
        return {};
    }
    if (expr.distinct && !aggregate)
        fail("UnexpectedSyntax", fmt::format("found DISTINCT in {}(), expected it in aggregates", function.name),
             expr.at);
    Type first;
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
        if (aggregate && has_aggregate(*expr.args[i]))
            fail("NestedAggregation", "found an aggregate within an aggregate", expr.args[i]->at);
        if (aggregate && calls_rand(*expr.args[i]))
            fail("NonConstantExpression", "found rand() within an aggregate", expr.args[i]->at);
        const bool exists = function.name == "exists";
        const Type type = expression(*expr.args[i], scope, {allowed.aggregates && !aggregate, exists});
        if (i == 0) first = type;
        if (!type.may_be(function.takes[std::min<std::size_t>(i, 2)]))
            fail("InvalidArgumentType",
                 fmt::format("found {} as argument {} of {}()", first_kind(type.kinds), i + 1, function.name),
                 expr.args[i]->at);
    }
    Type gives = function.gives;
    if (function.keeps_elements) gives.elements = first.elements;
    if (function.name == "collect") gives.elements = first.kinds;
    return gives;
}

Type Analyser::comprehension(Expr& expr, const Scope& scope, Allowed allowed) {
    const Type list = expression(*expr.args[0], scope, allowed);
    want(*expr.args[0], list, kLists, "a list after IN");
    Scope inner = scope;
    expr.slot = new_slot();
    locals_.insert(expr.slot);
    inner[expr.names[0]] = {expr.slot, {list.kinds & kLists ? list.elements : kEverything}};
    if (expr.condition) condition(*expr.condition, inner);
    if (expr.kind == ExprKind::kQuantifier) return kTruth;
    const Kinds elements = expr.result ? expression(*expr.result, inner).kinds : list.elements;
    return {static_cast<Kinds>(kLists | kNullKind), elements};
}

Type Analyser::reduce(Expr& expr, const Scope& scope, Allowed allowed) {
    const Type list = expression(*expr.args[0], scope, allowed);
    want(*expr.args[0], list, kLists, "a list after IN");
    expression(*expr.args[1], scope, allowed);
    Scope inner = scope;
    expr.slot = new_slot();
    expr.slot2 = new_slot();
    locals_.insert({expr.slot, expr.slot2});
    inner[expr.names[0]] = {expr.slot, {list.kinds & kLists ? list.elements : kEverything}};
    inner[expr.names[1]] = {expr.slot2, {}};
    expression(*expr.result, inner);
    return {};
}

Type Analyser::pattern_expression(Expr& expr, const Scope& scope, Allowed allowed) {
    if (expr.kind == ExprKind::kPatternPredicate && !allowed.patterns) {
        fail("UnexpectedSyntax", "found a pattern, expected it in WHERE or exists()", expr.at);
        return {};
    }
    Scope inner = scope;
    if (expr.subquery) {
        single_query(*expr.subquery, inner, true);
        return kTruth;
    }
    expr.plan = pattern(*expr.pattern, expr.condition, inner, false, expr.kind != ExprKind::kPatternPredicate);
    for (const auto& [name, binding] : inner)
        if (!scope.contains(name)) locals_.insert(binding.slot);
    if (!expr.result) return kTruth;
    return {kLists, expression(*expr.result, inner).kinds};
}

Type Analyser::arithmetic(Expr& expr, const Scope& scope, Allowed allowed) {
    const Type a = expression(*expr.args[0], scope, allowed);
    const Type b = expression(*expr.args[1], scope, allowed);
    if (error_) return {};
    const Kinds both = a.kinds | b.kinds;
    if (expr.name != "+") {
        const bool counts_time = expr.name != "^" && expr.name != "%";
        const Kinds wanted = counts_time ? kNumbers | kTemporals : kNumbers;
        want(*expr.args[0], a, wanted, "a number");
        want(*expr.args[1], b, wanted, "a number");
        if (expr.name == "^") return {static_cast<Kinds>(kFloats | kNullKind)};
        return {static_cast<Kinds>((both & wanted) | kNumbers | kNullKind)};
    }
    if (both & kLists) {
        Kinds elements = 0;
        for (const Type& side : {a, b})
            elements |= static_cast<Kinds>((side.kinds & kLists ? side.elements : 0) | (side.kinds & ~kLists));
        const bool always = (a.kinds & ~kLists) == 0 || (b.kinds & ~kLists) == 0;
        return {static_cast<Kinds>(always ? kLists | kNullKind : kEverything), elements};
    }
    return {static_cast<Kinds>((both & (kNumbers | kStrings | kTemporals)) | kNullKind)};
}

} // namespace claimgraph::cypher
