#include "graph/cypher/parse/ast_builder.hpp"
#include "graph/cypher/parse/literals.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {

using grammar::Id;

ExprPtr AstBuilder::make(ExprKind kind, const ParseNode& node, std::string name) {
    auto expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->at = node.position();
    expr->name = std::move(name);
    return expr;
}

ExprPtr AstBuilder::under(Expr& parent, ExprPtr child) {
    parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > kDeepestTree) {
        fail("LimitExceeded", "Nesting", fmt::format("expected at most {} operators upon each other", kDeepestTree),
             parent.at);
        // not to be walked: what was too deep is replaced
        child = std::make_unique<Expr>();
        parent.depth = 2;
    }
    return child;
}

void AstBuilder::add(Expr& parent, ExprPtr child) { parent.args.push_back(under(parent, std::move(child))); }

Variable AstBuilder::variable(const ParseNode& node) { return {name_from(node.text()), node.position()}; }

ExprPtr AstBuilder::expression(const ParseNode& node) {
    switch (node.id) {
    case Id::kExpression:
        return expression(*node.children.front());
    case Id::kOr:
        return chain(node, ExprKind::kOr);
    case Id::kXor:
        return chain(node, ExprKind::kXor);
    case Id::kAnd:
        return chain(node, ExprKind::kAnd);
    case Id::kNot:
        return negation(node);
    case Id::kComparison:
        return comparison(node);
    case Id::kPredicates:
        return predicates(node);
    case Id::kSum:
    case Id::kProduct:
    case Id::kPower:
        return left_fold(node);
    case Id::kSigned:
        return signed_value(node);
    case Id::kPostfix:
        return postfix(node);
    case Id::kNumber:
        return number(node, false);
    case Id::kString:
        return string(node);
    case Id::kTrue:
    case Id::kFalse: {
        ExprPtr expr = make(ExprKind::kLiteral, node);
        expr->value = Value(node.is(Id::kTrue));
        return expr;
    }
    case Id::kNull:
        return make(ExprKind::kLiteral, node);
    case Id::kParameter: // after the $
        return make(ExprKind::kParameter, node, name_from(node.text().substr(1)));
    case Id::kVariable:
        return make(ExprKind::kVariable, node, name_from(node.text()));
    case Id::kList: {
        ExprPtr expr = make(ExprKind::kList, node);
        for (const auto& item : node.children) add(*expr, expression(*item));
        return expr;
    }
    case Id::kMap:
        return map(node);
    case Id::kCase:
        return case_expression(node);
    case Id::kListComprehension:
        return comprehension(node, ExprKind::kListComprehension);
    case Id::kQuantifier:
        return comprehension(node, ExprKind::kQuantifier);
    case Id::kReduce:
        return reduce(node);
    case Id::kPatternComprehension:
        return pattern_expression(node, ExprKind::kPatternComprehension);
    case Id::kPatternExpression:
        return pattern_expression(node, ExprKind::kPatternPredicate);
    case Id::kExists:
        return exists(node);
    case Id::kCountAll:
        return make(ExprKind::kCountAll, node, "count");
    case Id::kCall:
        return call(node);
    default:
        fail("SyntaxError", "UnexpectedSyntax", "expected an expression", node.position());
        return make(ExprKind::kLiteral, node);
    }
}

ExprPtr AstBuilder::chain(const ParseNode& node, ExprKind kind) {
    ExprPtr expr = make(kind, node);
    for (const auto& child : node.children) add(*expr, expression(*child));
    return expr;
}

ExprPtr AstBuilder::left_fold(const ParseNode& node) {
    ExprPtr left = expression(*node.children.front());
    for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
        ExprPtr expr = make(ExprKind::kArithmetic, *node.children[i], std::string(node.children[i]->text()));
        add(*expr, std::move(left));
        add(*expr, expression(*node.children[i + 1]));
        left = std::move(expr);
    }
    return left;
}

ExprPtr AstBuilder::comparison(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kCompare, node);
    for (const auto& child : node.children) {
        if (child->is(Id::kOperator))
            expr->names.emplace_back(child->text());
        else
            add(*expr, expression(*child));
    }
    return expr;
}

ExprPtr AstBuilder::predicates(const ParseNode& node) {
    ExprPtr left = expression(*node.children.front());
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        const ParseNode& child = *node.children[i];
        const ExprKind kind = child.is(Id::kStartsWith)  ? ExprKind::kStartsWith
                              : child.is(Id::kEndsWith)  ? ExprKind::kEndsWith
                              : child.is(Id::kContains)  ? ExprKind::kContains
                              : child.is(Id::kMatches)   ? ExprKind::kMatches
                              : child.is(Id::kIn)        ? ExprKind::kIn
                              : child.is(Id::kIsNotNull) ? ExprKind::kIsNotNull
                                                         : ExprKind::kIsNull;
        ExprPtr expr = make(kind, child);
        add(*expr, std::move(left));
        if (!child.children.empty()) add(*expr, expression(*child.children.front()));
        left = std::move(expr);
    }
    return left;
}

ExprPtr AstBuilder::negation(const ParseNode& node) {
    ExprPtr expr = expression(*node.children.back());
    for (std::size_t i = node.children.size() - 1; i-- > 0;) {
        ExprPtr outer = make(ExprKind::kNot, *node.children[i]);
        add(*outer, std::move(expr));
        expr = std::move(outer);
    }
    return expr;
}

ExprPtr AstBuilder::signed_value(const ParseNode& node) {
    const ParseNode& operand = *node.children.back();
    std::size_t signs = node.children.size() - 1;
    const bool negative_number = operand.is(Id::kNumber) && node.children[signs - 1]->text() == "-";
    ExprPtr expr = negative_number ? number(operand, true) : expression(operand);
    if (negative_number) --signs;
    for (std::size_t i = signs; i-- > 0;) {
        ExprPtr outer = make(node.children[i]->text() == "-" ? ExprKind::kNegate : ExprKind::kPlus, *node.children[i]);
        add(*outer, std::move(expr));
        expr = std::move(outer);
    }
    return expr;
}

ExprPtr AstBuilder::postfix(const ParseNode& node) {
    ExprPtr expr = expression(*node.children.front());
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        const ParseNode& child = *node.children[i];
        ExprPtr outer;
        if (child.is(Id::kProperty)) {
            outer = make(ExprKind::kProperty, child, name_from(child.children.front()->text()));
            add(*outer, std::move(expr));
        } else if (child.is(Id::kLabels)) {
            outer = make(ExprKind::kHasLabels, child);
            add(*outer, std::move(expr));
            for (const auto& label : child.children) outer->names.push_back(name_from(label->text()));
        } else {
            outer = subscript(child, std::move(expr));
        }
        expr = std::move(outer);
    }
    return expr;
}

ExprPtr AstBuilder::subscript(const ParseNode& node, ExprPtr of) {
    const bool slice = node.child(Id::kDots) != nullptr;
    ExprPtr expr = make(slice ? ExprKind::kSlice : ExprKind::kIndex, node);
    add(*expr, std::move(of));
    if (!slice) {
        add(*expr, expression(*node.children.front()));
        return expr;
    }
    expr->args.resize(3);
    std::size_t bound = 1;
    for (const auto& child : node.children) {
        if (child->is(Id::kDots))
            bound = 2;
        else
            expr->args[bound] = under(*expr, expression(*child));
    }
    return expr;
}

ExprPtr AstBuilder::number(const ParseNode& node, bool negative) {
    ExprPtr expr = make(ExprKind::kLiteral, node);
    if (auto value = number_from(node.text(), negative, node.position()))
        expr->value = std::move(*value);
    else if (!error)
        error = value.error();
    return expr;
}

ExprPtr AstBuilder::string(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kLiteral, node);
    if (auto value = string_from(node.text(), node.position()))
        expr->value = Value(std::move(*value));
    else if (!error)
        error = value.error();
    return expr;
}

ExprPtr AstBuilder::map(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kMap, node);
    for (const auto& entry : node.children) {
        expr->names.push_back(name_from(entry->children[0]->text()));
        add(*expr, expression(*entry->children[1]));
    }
    return expr;
}

ExprPtr AstBuilder::case_expression(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kCase, node);
    for (const auto& child : node.children) {
        if (child->is(Id::kWhen)) {
            add(*expr, expression(*child->children[0]));
            add(*expr, expression(*child->children[1]));
        } else if (child->is(Id::kElse)) {
            expr->other = under(*expr, expression(*child->children[0]));
        } else {
            expr->base = under(*expr, expression(*child));
        }
    }
    return expr;
}

ExprPtr AstBuilder::comprehension(const ParseNode& node, ExprKind kind) {
    ExprPtr expr = make(kind, node);
    if (const ParseNode* name = node.child(Id::kName)) {
        expr->name = std::string(name->text());
        std::ranges::transform(expr->name, expr->name.begin(), [](unsigned char c) { return std::tolower(c); });
    }
    expr->names = {name_from(node.child(Id::kVariable)->text())};
    add(*expr, expression(*node.child(Id::kExpression)));
    if (const ParseNode* where = node.child(Id::kWhere))
        expr->condition = under(*expr, expression(*where->children.front()));
    if (const ParseNode* bar = node.child(Id::kBar)) expr->result = under(*expr, expression(*bar->children.front()));
    if (kind == ExprKind::kQuantifier && !expr->condition)
        fail("SyntaxError", "UnexpectedSyntax", fmt::format("expected WHERE in {}()", expr->name), node.position());
    return expr;
}

ExprPtr AstBuilder::reduce(const ParseNode& node) { // accumulator, start, variable, list, result
    ExprPtr expr = make(ExprKind::kReduce, node, "reduce");
    expr->names = {name_from(node.children[2]->text()), name_from(node.children[0]->text())};
    add(*expr, expression(*node.children[3]));
    add(*expr, expression(*node.children[1]));
    expr->result = under(*expr, expression(*node.children[4]));
    return expr;
}

ExprPtr AstBuilder::pattern_expression(const ParseNode& node, ExprKind kind) {
    ExprPtr expr = make(kind, node);
    expr->pattern = std::make_unique<Pattern>();
    for (const auto& child : node.children) {
        if (child->is(Id::kPart)) expr->pattern->parts.push_back(part(*child));
        if (child->is(Id::kWhere)) expr->condition = under(*expr, expression(*child->children.front()));
        if (child->is(Id::kBar)) expr->result = under(*expr, expression(*child->children.front()));
    }
    return expr;
}

ExprPtr AstBuilder::exists(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kExists, node);
    if (const ParseNode* query = node.child(Id::kSingleQuery)) {
        expr->subquery = std::make_unique<SingleQuery>(single_query(*query));
        return expr;
    }
    expr->pattern = std::make_unique<Pattern>(pattern(*node.child(Id::kPattern)));
    if (const ParseNode* where = node.child(Id::kWhere))
        expr->condition = under(*expr, expression(*where->children.front()));
    return expr;
}

ExprPtr AstBuilder::call(const ParseNode& node) {
    ExprPtr expr = make(ExprKind::kCall, node);
    for (const auto& child : node.children) {
        if (child->is(Id::kName))
            expr->name = std::string(child->text());
        else if (child->is(Id::kDistinct))
            expr->distinct = true;
        else
            add(*expr, expression(*child));
    }
    return expr;
}

} // namespace claimgraph::cypher
