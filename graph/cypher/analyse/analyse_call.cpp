#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/functions/procedures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cypher {

void Analyser::find_procedure(Clause& clause) {
    const auto found = std::ranges::find(procedures_, clause.call.name, &Procedure::name);
    if (found != procedures_.end()) {
        clause.call.procedure = &*found;
        return;
    }
    std::vector<std::string_view> names;
    for (const Procedure& procedure : procedures_) names.emplace_back(procedure.name);
    fail("ProcedureError", "ProcedureNotFound",
         fmt::format("there is no procedure {}, expected one of {}", clause.call.name, fmt::join(names, ", ")),
         clause.at);
}

void Analyser::complete_lone_call(Statement& statement) {
    Clause& clause = statement.parts.front().clauses.front();
    ProcedureCall& call = clause.call;
    find_procedure(clause);
    if (error_) return;
    if (!call.passes_arguments) {
        for (const Procedure::Field& argument : call.procedure->takes) {
            auto parameter = std::make_unique<Expr>();
            parameter->kind = ExprKind::kParameter;
            parameter->at = clause.at;
            parameter->name = argument.name;
            statement.required.push_back(parameter.get());
            call.arguments.push_back(std::move(parameter));
        }
        call.passes_arguments = true;
    }
    if (!call.yields || call.yields_all)
        for (const Procedure::Field& result : call.procedure->gives)
            call.items.push_back({result.name, {result.name, clause.at}});
    call.yields = !call.items.empty();
    call.yields_all = false;

    Clause last;
    last.kind = ClauseKind::kReturn;
    last.at = clause.at;
    for (const YieldItem& item : call.items) {
        ProjectionItem column;
        column.expression = std::make_unique<Expr>();
        column.expression->kind = ExprKind::kVariable;
        column.expression->at = item.variable.at;
        column.expression->name = column.alias = item.variable.name;
        column.named = true;
        last.projection.items.push_back(std::move(column));
    }
    statement.parts.front().clauses.push_back(std::move(last));
}

void Analyser::procedure_call(Clause& clause, Scope& scope) {
    ProcedureCall& call = clause.call;
    find_procedure(clause);
    if (error_ || !count(call.arguments.size() + call.items.size(), clause.at)) return;
    const Procedure& procedure = *call.procedure;
    if (!call.passes_arguments)
        fail("InvalidArgumentPassingMode",
             fmt::format("found {} without arguments, expected them in parentheses: they are parameters only where the "
                         "call is the whole query",
                         call.name),
             clause.at);
    else if (call.arguments.size() != procedure.takes.size())
        fail("InvalidNumberOfArguments",
             fmt::format("found {} arguments of {}, expected {}", call.arguments.size(), call.name,
                         procedure.takes.size()),
             clause.at);
    else if (call.yields_all)
        fail("UnexpectedSyntax", "found YIELD *, expected names: it is for calls that are the whole query", clause.at);
    else if (!call.yields && !procedure.gives.empty())
        fail("UndefinedVariable", fmt::format("expected YIELD and names of the results of {}", call.name), clause.at);
    for (std::size_t i = 0; !error_ && i < call.arguments.size(); ++i) {
        const Procedure::Field& wanted = procedure.takes[i];
        want(*call.arguments[i], expression(*call.arguments[i], scope), wanted.kinds,
             fmt::format("another type of '{}' of {}", wanted.name, call.name).c_str());
    }
    for (YieldItem& item : call.items) {
        if (error_) return;
        const auto result = std::ranges::find(procedure.gives, item.result, &Procedure::Field::name);
        if (result == procedure.gives.end())
            fail("UndefinedVariable", fmt::format("{} has no result '{}'", call.name, item.result), item.variable.at);
        else if (scope.contains(item.variable.name))
            fail("VariableAlreadyBound", fmt::format("there is a variable '{}' already", item.variable.name),
                 item.variable.at);
        else {
            item.column = static_cast<std::size_t>(result - procedure.gives.begin());
            item.variable.slot = new_slot();
            scope[item.variable.name] = {item.variable.slot, {static_cast<Kinds>(result->kinds | kNullKind)}};
        }
    }
    if (clause.where) condition(*clause.where, scope);
}

} // namespace claimgraph::cypher
