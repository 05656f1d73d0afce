#include "graph/cypher/parse/ast_builder.hpp"
#include "graph/cypher/parse/literals.hpp"
#include "graph/cypher/parse/parser.hpp"

#include <charconv>
#include <fmt/format.h>

namespace claimgraph::cypher {

using grammar::Id;

void AstBuilder::fail(const char* type, const char* detail, std::string message, Position at) {
    if (!error) error = QueryError{Phase::kCompile, type, detail, std::move(message), at};
}

Statement AstBuilder::statement(const ParseNode& node) {
    Statement statement;
    for (const auto& child : node.children) {
        if (child->is(Id::kExplain)) {
            statement.explain = true;
        } else if (child->is(Id::kUnion)) {
            statement.all.push_back(child->child(Id::kUnionAll) != nullptr);
            statement.unions.push_back(child->position());
        } else {
            statement.parts.push_back(single_query(*child));
        }
    }
    return statement;
}

SingleQuery AstBuilder::single_query(const ParseNode& node) {
    SingleQuery query;
    for (const auto& child : node.children) query.clauses.push_back(clause(*child));
    return query;
}

Clause AstBuilder::clause(const ParseNode& node) {
    Clause result;
    result.at = node.position();
    result.source = node.text();
    if (const ParseNode* child = node.child(Id::kPattern)) result.pattern = pattern(*child);
    if (const ParseNode* where = node.child(Id::kWhere)) result.where = expression(*where->children.front());
    switch (node.id) {
    case Id::kOptionalMatch:
        result.optional = true;
        break;
    case Id::kUnwind:
        result.kind = ClauseKind::kUnwind;
        result.list = expression(*node.children[0]);
        result.variable = variable(*node.children[1]);
        break;
    case Id::kWith:
        result.kind = ClauseKind::kWith;
        projection(node, result.projection);
        break;
    case Id::kReturn:
        result.kind = ClauseKind::kReturn;
        projection(node, result.projection);
        break;
    case Id::kCreate:
        result.kind = ClauseKind::kCreate;
        break;
    case Id::kCallClause:
        result.kind = ClauseKind::kCall;
        result.call = procedure_call(node);
        if (const ParseNode* yield = node.child(Id::kYield))
            if (const ParseNode* where = yield->child(Id::kWhere)) result.where = expression(*where->children.front());
        break;
    case Id::kUpdating: {
        const std::string_view word = result.source.substr(0, result.source.find_first_of(" \t\r\n("));
        fail("SyntaxError", "UnsupportedClause",
             fmt::format("found {}, expected a clause that reads: MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN",
                         word),
             result.at);
        break;
    }
    default:
        break;
    }
    return result;
}

void AstBuilder::projection(const ParseNode& node, Projection& into) {
    for (const auto& child : node.children) {
        switch (child->id) {
        case Id::kDistinct:
            into.distinct = true;
            break;
        case Id::kStar:
            into.star = true;
            break;
        case Id::kItem: {
            ProjectionItem item;
            item.expression = expression(*child->children[0]);
            const ParseNode* alias = child->child(Id::kAlias);
            item.named = alias || item.expression->kind == ExprKind::kVariable;
            item.alias = alias        ? name_from(alias->children.front()->text())
                         : item.named ? item.expression->name
                                      : std::string(child->text());
            into.items.push_back(std::move(item));
            break;
        }
        case Id::kOrderBy:
            for (const auto& sort : child->children)
                into.sort.push_back({expression(*sort->children[0]), sort->child(Id::kDescending) != nullptr});
            break;
        case Id::kSkip:
            into.skip = expression(*child->children.front());
            break;
        case Id::kLimit:
            into.limit = expression(*child->children.front());
            break;
        default:
            break;
        }
    }
}

ProcedureCall AstBuilder::procedure_call(const ParseNode& node) {
    ProcedureCall result;
    result.name = std::string(node.child(Id::kName)->text());
    if (const ParseNode* arguments = node.child(Id::kArguments)) {
        result.passes_arguments = true;
        for (const auto& argument : arguments->children) result.arguments.push_back(expression(*argument));
    }
    const ParseNode* yield = node.child(Id::kYield);
    if (!yield) return result;
    result.yields = true;
    for (const auto& child : yield->children) {
        if (child->is(Id::kStar)) result.yields_all = true;
        if (!child->is(Id::kYieldItem)) continue;
        YieldItem item;
        item.variable = variable(*child->children.front());
        item.result = item.variable.name;
        if (const ParseNode* alias = child->child(Id::kAlias)) item.variable = variable(*alias->children.front());
        result.items.push_back(std::move(item));
    }
    return result;
}

Pattern AstBuilder::pattern(const ParseNode& node) {
    Pattern result;
    for (const auto& child : node.children) result.parts.push_back(part(*child));
    return result;
}

PatternPart AstBuilder::part(const ParseNode& node) {
    PatternPart result;
    result.at = node.position();
    for (const auto& child : node.children) {
        switch (child->id) {
        case Id::kVariable:
            result.variable = variable(*child);
            break;
        case Id::kSearch:
            result.search = (child->text()[0] | 0x20) == 's' ? PathSearch::kShortest : PathSearch::kAllShortest;
            break;
        case Id::kNodePattern:
            result.nodes.push_back(node_pattern(*child));
            break;
        default:
            result.relationships.push_back(relationship(*child));
        }
    }
    return result;
}

ExprPtr AstBuilder::pattern_properties(const ParseNode& node) {
    for (const auto& child : node.children) {
        if (child->is(Id::kMap)) return expression(*child);
        if (child->is(Id::kParameter))
            fail("SyntaxError", "InvalidParameterUse", "found a parameter, expected a map of properties: {name: $name}",
                 child->position());
    }
    return nullptr;
}

NodePattern AstBuilder::node_pattern(const ParseNode& node) {
    NodePattern result;
    result.at = node.position();
    if (const ParseNode* child = node.child(Id::kVariable)) result.variable = variable(*child);
    if (const ParseNode* child = node.child(Id::kLabels))
        for (const auto& label : child->children) result.labels.push_back(name_from(label->text()));
    result.properties = pattern_properties(node);
    return result;
}

RelationshipPattern AstBuilder::relationship(const ParseNode& node) {
    RelationshipPattern result;
    result.at = node.position();
    const bool left = node.child(Id::kLeftArrow) != nullptr;
    const bool right = node.child(Id::kRightArrow) != nullptr;
    result.direction = left == right ? Direction::kBoth : left ? Direction::kIn : Direction::kOut;
    if (const ParseNode* child = node.child(Id::kVariable)) result.variable = variable(*child);
    if (const ParseNode* child = node.child(Id::kTypes))
        for (const auto& type : child->children) result.types.push_back(name_from(type->text()));
    if (const ParseNode* range = node.child(Id::kRange)) {
        result.variable_length = true;
        const bool dots = range->child(Id::kDots) != nullptr;
        for (std::size_t i = 0; i < range->children.size(); ++i) {
            if (!range->children[i]->is(Id::kBound)) continue;
            const std::uint64_t value = bound(*range->children[i]);
            if (i == 0) result.least = value;
            if (i > 0 || !dots) result.most = value;
        }
    }
    result.properties = pattern_properties(node);
    return result;
}

std::uint64_t AstBuilder::bound(const ParseNode& node) {
    const std::string_view text = node.text();
    std::uint64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        fail("SyntaxError", "IntegerOverflow", fmt::format("found {}, expected a length of 64 bits", text),
             node.position());
    return value;
}

QueryResult<Statement> parse(std::string_view text) {
    const auto tree = parse_tree_of(text);
    if (!tree) return tl::unexpected(tree.error());
    AstBuilder builder;
    Statement statement = builder.statement(**tree);
    if (builder.error) return tl::unexpected(std::move(*builder.error));
    return statement;
}

} // namespace claimgraph::cypher
