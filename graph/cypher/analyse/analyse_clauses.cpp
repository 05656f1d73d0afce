#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/parse/walk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

std::vector<std::string> columns_of(const SingleQuery& query) {
    std::vector<std::string> names;
    for (const ProjectionItem& item : query.clauses.back().projection.items) names.push_back(item.alias);
    std::ranges::sort(names);
    return names;
}

} // namespace

void Analyser::fail(const char* type, const char* detail, std::string message, Position at) {
    if (!error_) error_ = QueryError{Phase::kCompile, type, detail, std::move(message), at};
}

bool Analyser::count(std::size_t elements, Position at) {
    elements_ += elements;
    if (elements_ > kMostElements)
        fail("LimitExceeded", "Nesting",
             fmt::format("expected at most {} clauses, columns, conditions and parts of patterns", kMostElements), at);
    return !error_;
}

void Analyser::remark(NameOf of, const std::string& name, Position at) {
    auto message = graph_.remark(of, name);
    if (message && std::ranges::find(notifications_, *message, &Notification::message) == notifications_.end())
        notifications_.push_back({std::move(*message), at});
}

Symbol Analyser::label(const std::string& name, Position at) {
    remark(NameOf::kLabel, name, at);
    return graph_.label(name);
}

Symbol Analyser::type(const std::string& name, Position at) {
    remark(NameOf::kType, name, at);
    return graph_.type(name);
}

Symbol Analyser::key(const std::string& name, Kinds kinds, Position at) {
    const auto things = static_cast<Kinds>(kinds & ~kNullKind);
    if (things == kNodes) remark(NameOf::kNodeKey, name, at);
    if (things == kRelationships) remark(NameOf::kRelationshipKey, name, at);
    return graph_.key(name);
}

std::optional<QueryError> Analyser::analyse(Statement& statement) {
    if (statement.parts.size() == 1 && statement.parts.front().clauses.size() == 1 &&
        statement.parts.front().clauses.front().kind == ClauseKind::kCall)
        complete_lone_call(statement);
    for (SingleQuery& query : statement.parts) single_query(query, {}, false);
    for (std::size_t i = 0; !error_ && i < statement.unions.size(); ++i) {
        if (statement.all[i] != statement.all[0])
            fail("InvalidClauseComposition", "found UNION and UNION ALL in one query, expected one of them",
                 statement.unions[i]);
        else if (columns_of(statement.parts[i + 1]) != columns_of(statement.parts[0]))
            fail("DifferentColumnsInUnion", "expected the same columns on both sides of UNION", statement.unions[i]);
    }
    statement.slots = slots_;
    return error_;
}

void Analyser::single_query(SingleQuery& query, Scope scope, bool is_subquery) {
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        if (error_) return;
        Clause& clause = query.clauses[i];
        const bool last = i + 1 == query.clauses.size();
        if (!count(1, clause.at)) return;
        switch (clause.kind) {
        case ClauseKind::kMatch:
            if (i > 0 && query.clauses[i - 1].kind == ClauseKind::kMatch && query.clauses[i - 1].optional &&
                !clause.optional)
                fail("InvalidClauseComposition", "found MATCH after OPTIONAL MATCH, expected WITH between them",
                     clause.at);
            match(clause, scope);
            break;
        case ClauseKind::kUnwind:
            unwind(clause, scope);
            break;
        case ClauseKind::kWith:
        case ClauseKind::kReturn:
            if (clause.kind == ClauseKind::kReturn && !last)
                fail("InvalidClauseComposition", "found a clause after RETURN, expected the end of the query",
                     query.clauses[i + 1].at);
            projection(clause, scope);
            break;
        case ClauseKind::kCall:
            procedure_call(clause, scope);
            break;
        case ClauseKind::kCreate:
            fail("UnsupportedClause", "found CREATE, expected a clause that reads: a query cannot write", clause.at);
        }
        if (last && clause.kind != ClauseKind::kReturn && !(is_subquery && clause.kind == ClauseKind::kMatch))
            fail("InvalidClauseComposition", "the query ends without RETURN", clause.at);
    }
}

void Analyser::match(Clause& clause, Scope& scope) {
    clause.plan = pattern(clause.pattern, clause.where, scope, clause.optional, true);
}

void Analyser::unwind(Clause& clause, Scope& scope) {
    const Type list = expression(*clause.list, scope);
    if (scope.contains(clause.variable.name))
        fail("VariableAlreadyBound", fmt::format("there is a variable '{}' already", clause.variable.name),
             clause.variable.at);
    clause.variable.slot = new_slot();
    Type item;
    // a value that is no list is a list of itself
    item.kinds = static_cast<Kinds>((list.kinds & kLists ? list.elements : 0) | (list.kinds & ~kLists));
    scope[clause.variable.name] = {clause.variable.slot, item};
}

void Analyser::bound_count(const ExprPtr& count, const char* word) {
    if (!count) return;
    bool constant = true;
    walk(*count, [&](const Expr& part) {
        constant = constant && part.kind != ExprKind::kVariable && !part.pattern && !part.subquery;
    });
    if (!constant) {
        fail("NonConstantExpression", fmt::format("found a variable after {}, expected a number", word), count->at);
        return;
    }
    expression(*count, {});
    if (count->kind != ExprKind::kLiteral) return;
    if (!count->value.is(ValueKind::kInteger))
        fail("InvalidArgumentType",
             fmt::format("found {} after {}, expected an integer", to_string(count->value.kind()), word), count->at);
    else if (count->value.integer() < 0)
        fail("NegativeIntegerArgument", fmt::format("found a negative number after {}, expected 0 or more", word),
             count->at);
}

} // namespace claimgraph::cypher
