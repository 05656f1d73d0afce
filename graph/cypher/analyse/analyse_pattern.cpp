#include "graph/cypher/analyse/analyser.hpp"
#include "graph/cypher/analyse/match_plan.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

void and_parts(const Expr& condition, std::vector<const Expr*>& parts) {
    if (condition.kind != ExprKind::kAnd) {
        parts.push_back(&condition);
        return;
    }
    for (const ExprPtr& part : condition.args) and_parts(*part, parts);
}

} // namespace

std::shared_ptr<const MatchPlan> Analyser::pattern(Pattern& pattern, ExprPtr& where, Scope& scope, bool optional,
                                                   bool may_introduce) {
    const Scope before = scope;
    std::set<std::string> edges;
    for (PatternPart& part : pattern.parts) {
        if (!count(part.nodes.size() + part.relationships.size(), part.at)) return nullptr;
        const bool named = !part.variable.name.empty();
        for (NodePattern& node : part.nodes) declare_node(node, scope, optional, may_introduce, before);
        for (RelationshipPattern& edge : part.relationships)
            declare_edge(edge, scope, optional, may_introduce, before, edges, named);
        if (named) declare_path(part, scope, optional);
        check_search(part);
    }
    std::vector<ExprPtr> owned;
    for (PatternPart& part : pattern.parts) {
        for (NodePattern& node : part.nodes) {
            if (!node.properties) continue;
            expression(*node.properties, scope);
            property_conditions(*node.properties, node.variable, kNodes, owned);
        }
        for (RelationshipPattern& edge : part.relationships) {
            if (!edge.properties) continue;
            expression(*edge.properties, scope);
            // those of several relationships are checked one by one, on the way
            if (!edge.variable_length && part.search == PathSearch::kAll)
                property_conditions(*edge.properties, edge.variable, kRelationships, owned);
        }
    }
    if (where) condition(*where, scope);
    if (error_) return nullptr;
    std::vector<const Expr*> conditions;
    if (where) and_parts(*where, conditions);
    if (where && !count(conditions.size() + owned.size(), where->at)) return nullptr;
    return std::make_shared<const MatchPlan>(plan_match(pattern, std::move(conditions), std::move(owned), graph_));
}

void Analyser::declare_path(PatternPart& part, Scope& scope, bool optional) {
    Variable& variable = part.variable;
    if (scope.contains(variable.name)) {
        fail("VariableAlreadyBound", fmt::format("there is a variable '{}' already", variable.name), variable.at);
        return;
    }
    variable.slot = new_slot();
    scope[variable.name] = {variable.slot, {static_cast<Kinds>(kPaths | (optional ? kNullKind : 0))}};
}

void Analyser::declare_node(NodePattern& node, Scope& scope, bool optional, bool may_introduce, const Scope& before) {
    Variable& variable = node.variable;
    for (const std::string& name : node.labels) node.symbols.push_back(label(name, node.at));
    if (variable.name.empty()) {
        variable.slot = new_slot();
        return;
    }
    if (const auto known = scope.find(variable.name); known != scope.end()) {
        variable.slot = known->second.slot;
        variable.bound = before.contains(variable.name);
        if (!known->second.type.may_be(kNodes))
            fail("VariableTypeConflict", fmt::format("'{}' is not a node", variable.name), variable.at);
        return;
    }
    if (!may_introduce) {
        fail("UndefinedVariable", fmt::format("there is no variable '{}'", variable.name), variable.at);
        return;
    }
    variable.slot = new_slot();
    scope[variable.name] = {variable.slot, {static_cast<Kinds>(kNodes | (optional ? kNullKind : 0))}};
}

void Analyser::declare_edge(RelationshipPattern& edge, Scope& scope, bool optional, bool may_introduce,
                            const Scope& before, std::set<std::string>& edges, bool named_path) {
    Variable& variable = edge.variable;
    for (const std::string& name : edge.types)
        if (const Symbol symbol = type(name, edge.at); symbol != kNoSymbol) edge.symbols.push_back(symbol);
    if (variable.name.empty()) {
        const bool has_conditions = edge.properties && !edge.variable_length;
        if (named_path || has_conditions) variable.slot = new_slot();
        return;
    }
    const Kinds wanted = edge.variable_length ? kLists : kRelationships;
    if (const auto known = scope.find(variable.name); known != scope.end()) {
        variable.slot = known->second.slot;
        variable.bound = before.contains(variable.name);
        const Type found = known->second.type;
        if (!found.may_be(wanted) || (edge.variable_length && !(found.elements & kRelationships)))
            fail("VariableTypeConflict",
                 fmt::format("'{}' is not a {}", variable.name,
                             edge.variable_length ? "list of relationships" : "relationship"),
                 variable.at);
        else if (!edges.insert(variable.name).second || !variable.bound)
            fail("RelationshipUniquenessViolation",
                 fmt::format("'{}' is twice in a pattern, where no relationship can be", variable.name), variable.at);
        return;
    }
    if (!may_introduce) {
        fail("UndefinedVariable", fmt::format("there is no variable '{}'", variable.name), variable.at);
        return;
    }
    edges.insert(variable.name);
    variable.slot = new_slot();
    scope[variable.name] = {variable.slot, {static_cast<Kinds>(wanted | (optional ? kNullKind : 0)), kRelationships}};
}

void Analyser::check_search(const PatternPart& part) {
    if (part.search == PathSearch::kAll) return;
    if (part.relationships.size() != 1)
        fail("InvalidRelationshipPattern", "expected two nodes and one relationship within shortestPath()", part.at);
    else if (part.relationships.front().least > 1)
        fail("InvalidRelationshipPattern", "expected a least length of 0 or 1 within shortestPath()", part.at);
}

void Analyser::property_conditions(Expr& properties, const Variable& variable, Kinds of_what,
                                   std::vector<ExprPtr>& conditions) {
    for (std::size_t i = 0; i < properties.args.size(); ++i) {
        auto of = std::make_unique<Expr>();
        of->kind = ExprKind::kVariable;
        of->slot = variable.slot;
        auto property = std::make_unique<Expr>();
        property->kind = ExprKind::kProperty;
        property->at = properties.at;
        property->name = properties.names[i];
        property->symbol = key(property->name, of_what, properties.at);
        property->args.push_back(std::move(of));
        auto condition = std::make_unique<Expr>();
        condition->kind = ExprKind::kCompare;
        condition->at = properties.at;
        condition->names = {"="};
        condition->args.push_back(std::move(property));
        condition->args.push_back(std::move(properties.args[i]));
        conditions.push_back(std::move(condition));
    }
    properties.args.clear();
    properties.names.clear();
}

} // namespace claimgraph::cypher
