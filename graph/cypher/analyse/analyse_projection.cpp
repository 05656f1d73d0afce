#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/parse/walk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

bool is_aggregate_call(const Expr& expr) {
    return expr.kind == ExprKind::kCountAll || (expr.kind == ExprKind::kCall && is_aggregate(find_function(expr.name)));
}

bool both_or_neither(const ExprPtr& a, const ExprPtr& b) { return a && b ? alike(*a, *b) : !a && !b; }

/// What may be met again in an expression with aggregates: `n`, `n.name`.
bool is_simple(const Expr& expr) {
    return expr.kind == ExprKind::kVariable || (expr.kind == ExprKind::kProperty && is_simple(*expr.args[0]));
}

ExprPtr column(const ProjectionItem& item, Position at) {
    auto expr = std::make_unique<Expr>();
    expr->kind = ExprKind::kVariable;
    expr->at = at;
    expr->name = item.alias;
    expr->slot = item.slot;
    return expr;
}

} // namespace

bool has_aggregate(const Expr& expr) {
    bool found = false;
    walk(expr, [&](const Expr& part) { found = found || is_aggregate_call(part); });
    return found;
}

bool alike(const Expr& a, const Expr& b) {
    if (a.kind != b.kind || a.name != b.name || a.names != b.names || a.args.size() != b.args.size() ||
        a.distinct != b.distinct || a.pattern || b.pattern || a.subquery || b.subquery)
        return false;
    if (a.kind == ExprKind::kLiteral && (a.value.kind() != b.value.kind() || !same(a.value, b.value))) return false;
    return std::ranges::equal(a.args, b.args, both_or_neither) && both_or_neither(a.base, b.base) &&
           both_or_neither(a.other, b.other) && both_or_neither(a.condition, b.condition) &&
           both_or_neither(a.result, b.result);
}

void Analyser::expand_star(Clause& clause, const Scope& scope) {
    if (scope.empty() && clause.kind == ClauseKind::kReturn)
        fail("NoVariablesInScope", "found RETURN *, but there are no variables", clause.at);
    std::vector<ProjectionItem> items;
    for (const auto& [name, binding] : scope) {
        ProjectionItem item;
        item.expression = std::make_unique<Expr>();
        item.expression->kind = ExprKind::kVariable;
        item.expression->at = clause.at;
        item.expression->name = name;
        item.alias = name;
        item.named = true;
        items.push_back(std::move(item));
    }
    std::ranges::move(clause.projection.items, std::back_inserter(items));
    clause.projection.items = std::move(items);
}

void Analyser::projection(Clause& clause, Scope& scope) {
    Projection& projection = clause.projection;
    if (projection.star) expand_star(clause, scope);
    Scope columns;
    if (!count(projection.items.size() + projection.sort.size(), clause.at)) return;
    for (ProjectionItem& item : projection.items) {
        if (error_) return;
        item.aggregates = has_aggregate(*item.expression);
        projection.aggregates = projection.aggregates || item.aggregates;
        const Type type = expression(*item.expression, scope, {.aggregates = true});
        item.slot = new_slot();
        if (!columns.try_emplace(item.alias, Binding{item.slot, type}).second)
            fail("ColumnNameConflict", fmt::format("there are two columns '{}'", item.alias), item.expression->at);
    }
    if (error_) return;
    sort(projection, scope, columns);
    for (const ProjectionItem& item : projection.items)
        if (clause.kind == ClauseKind::kWith && !item.named)
            fail("NoExpressionAlias", fmt::format("expected AS and a name after '{}'", item.alias),
                 item.expression->at);
    if (clause.where) {
        const bool closed = projection.aggregates || projection.distinct;
        if (closed) use_columns(clause.where, projection, true);
        Scope visible = closed ? Scope() : scope;
        for (const auto& [name, binding] : columns) visible[name] = binding;
        condition(*clause.where, visible);
    }
    for (ProjectionItem& item : projection.items)
        if (item.aggregates) take_aggregates(item.expression, projection);
    bound_count(projection.skip, "SKIP");
    bound_count(projection.limit, "LIMIT");
    scope = std::move(columns);
}

void Analyser::sort(Projection& projection, const Scope& scope, const Scope& columns) {
    const bool closed = projection.aggregates || projection.distinct; // what is no column is gone
    for (SortItem& item : projection.sort) {
        if (error_) return;
        const bool aggregates = has_aggregate(*item.expression);
        if (aggregates && !projection.aggregates) {
            fail("InvalidAggregation", "found an aggregate in ORDER BY, expected it in RETURN or WITH too",
                 item.expression->at);
            return;
        }
        if (closed) use_columns(item.expression, projection, !aggregates);
        Scope visible = closed ? Scope() : scope;
        for (const auto& [name, binding] : columns) visible[name] = binding;
        expression(*item.expression, visible, {.aggregates = projection.aggregates});
        if (aggregates && !error_) take_aggregates(item.expression, projection);
    }
}

void Analyser::use_columns(ExprPtr& expr, const Projection& projection, bool whole) {
    for (const ProjectionItem& item : projection.items) {
        if (!alike(*item.expression, *expr)) continue;
        // n may be n.name by now: names of columns come first
        const auto column_named = [&](const ProjectionItem& other) { return other.alias == expr->name; };
        if (expr->kind == ExprKind::kVariable && std::ranges::any_of(projection.items, column_named)) return;
        if (!whole && !is_simple(*expr) && !item.aggregates && expr->kind != ExprKind::kLiteral) {
            fail("AmbiguousAggregationExpression",
                 fmt::format("found '{}' beside an aggregate, expected a variable or a property", item.alias),
                 expr->at);
            return;
        }
        expr = column(item, expr->at);
        return;
    }
    if (is_aggregate_call(*expr)) return;
    for (ExprPtr& arg : expr->args)
        if (arg) use_columns(arg, projection, whole);
    for (ExprPtr* child : {&expr->base, &expr->other, &expr->condition, &expr->result})
        if (*child) use_columns(*child, projection, whole);
}

void Analyser::take_aggregates(ExprPtr& expr, Projection& projection) {
    if (is_aggregate_call(*expr)) {
        expr->slot = new_slot();
        projection.calls.push_back(expr.get());
        return;
    }
    for (const ProjectionItem& item : projection.items) {
        if (item.aggregates || !is_simple(*item.expression) || !alike(*item.expression, *expr)) continue;
        expr = column(item, expr->at);
        return;
    }
    if (expr->kind == ExprKind::kVariable) {
        const auto is_column = [&](const ProjectionItem& item) { return item.slot == expr->slot; };
        if (locals_.contains(expr->slot) || std::ranges::any_of(projection.items, is_column)) return;
        fail("AmbiguousAggregationExpression",
             fmt::format("found '{}' beside an aggregate, expected it as a column of its own", expr->name), expr->at);
        return;
    }
    for (ExprPtr& arg : expr->args)
        if (arg) take_aggregates(arg, projection);
    for (ExprPtr* child : {&expr->base, &expr->other, &expr->condition, &expr->result})
        if (*child) take_aggregates(*child, projection);
}

} // namespace claimgraph::cypher
