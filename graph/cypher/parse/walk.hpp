#pragma once

#include "graph/cypher/parse/ast.hpp"

namespace claimgraph::cypher {

/// Calls visit(const Expr&) for the expression and each below it, except those within patterns and subqueries.
template <class Visit>
void walk(const Expr& expr, Visit&& visit) {
    visit(expr);
    const auto below = [&](const ExprPtr& child) {
        if (child) walk(*child, visit);
    };
    for (const ExprPtr& arg : expr.args) below(arg);
    below(expr.base);
    below(expr.other);
    below(expr.condition);
    below(expr.result);
}

/// Calls visit(Slot) for each variable that an analysed expression reads, including those of patterns and subqueries,
/// and those that it sets itself.
template <class Visit>
void each_slot(const Expr& expr, Visit&& visit);

template <class Visit>
void each_slot(const Pattern& pattern, Visit&& visit) {
    for (const PatternPart& part : pattern.parts) {
        for (const NodePattern& node : part.nodes) {
            visit(node.variable.slot);
            if (node.properties) each_slot(*node.properties, visit);
        }
        for (const RelationshipPattern& edge : part.relationships) {
            visit(edge.variable.slot);
            if (edge.properties) each_slot(*edge.properties, visit);
        }
    }
}

template <class Visit>
void each_slot(const SingleQuery& query, Visit&& visit) {
    const auto of = [&](const ExprPtr& expr) {
        if (expr) each_slot(*expr, visit);
    };
    for (const Clause& clause : query.clauses) {
        each_slot(clause.pattern, visit);
        of(clause.where);
        of(clause.list);
        for (const ExprPtr& argument : clause.call.arguments) of(argument);
        for (const ProjectionItem& item : clause.projection.items) of(item.expression);
        for (const SortItem& item : clause.projection.sort) of(item.expression);
    }
}

template <class Visit>
void each_slot(const Expr& expr, Visit&& visit) {
    walk(expr, [&](const Expr& part) {
        if (part.kind == ExprKind::kVariable) visit(part.slot);
        if (part.pattern) each_slot(*part.pattern, visit);
        if (part.subquery) each_slot(*part.subquery, visit);
    });
}

} // namespace claimgraph::cypher
