#pragma once

#include "graph/cypher/functions/procedures.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/kinds.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::cypher {

/// The slot and type of a variable at a place of the query.
struct Binding {
    Slot slot = kNoSlot;
    Type type{};
};
/// The variables that are visible at a place of the query, by name.
using Scope = std::map<std::string, Binding, std::less<>>;

/// What is allowed in an expression.
struct Allowed {
    bool aggregates = false;
    bool patterns = false; ///< (a)-->(b) as a condition
};

/// Semantic analysis of a query: gives every variable a slot and every name its symbol or function, checks everything
/// that can be checked before it runs (variables, types, aggregates, arguments), and plans the patterns. The graph and
/// the procedures must outlive it and the statement. Use it for one query, on one thread.
class Analyser {
  public:
    explicit Analyser(const PropertyGraph& graph, std::span<const Procedure> procedures = graph_procedures())
        : graph_(graph), procedures_(procedures) {}

    /// The first error, if any.
    std::optional<QueryError> analyse(Statement& statement);
    /// What the graph says of the names in the query, each thing once, in their order.
    const std::vector<Notification>& notifications() const { return notifications_; }

  private:
    // analyse_clauses.cpp
    void single_query(SingleQuery& query, Scope scope, bool is_subquery);
    void match(Clause& clause, Scope& scope);
    void unwind(Clause& clause, Scope& scope);
    void bound_count(const ExprPtr& count, const char* word);

    // analyse_call.cpp
    void procedure_call(Clause& clause, Scope& scope);
    void find_procedure(Clause& clause);
    /// A call that is the whole query takes arguments from parameters and returns its results.
    void complete_lone_call(Statement& statement);

    // analyse_pattern.cpp
    /// Declares what the pattern introduces and plans it; `where` may be null.
    std::shared_ptr<const MatchPlan> pattern(Pattern& pattern, ExprPtr& where, Scope& scope, bool optional,
                                             bool may_introduce);
    void declare_path(PatternPart& part, Scope& scope, bool optional);
    void declare_node(NodePattern& node, Scope& scope, bool optional, bool may_introduce, const Scope& before);
    void declare_edge(RelationshipPattern& edge, Scope& scope, bool optional, bool may_introduce, const Scope& before,
                      std::set<std::string>& edges, bool named_path);
    void check_search(const PatternPart& part);
    void property_conditions(Expr& properties, const Variable& variable, Kinds of_what,
                             std::vector<ExprPtr>& conditions);

    // analyse_projection.cpp
    void projection(Clause& clause, Scope& scope);
    void expand_star(Clause& clause, const Scope& scope);
    /// Replaces expressions that are columns by these columns, within an expression of ORDER BY.
    void use_columns(ExprPtr& expr, const Projection& projection, bool whole);
    /// Extracts the aggregates of an expression; everything else in it must be columns.
    void take_aggregates(ExprPtr& expr, Projection& projection);
    void sort(Projection& projection, const Scope& scope, const Scope& columns);

    // analyse_expression.cpp
    Type expression(Expr& expr, const Scope& scope, Allowed allowed = {});
    Type variable(Expr& expr, const Scope& scope);
    Type property(Expr& expr, const Scope& scope, Allowed allowed);
    Type call(Expr& expr, const Scope& scope, Allowed allowed);
    Type comprehension(Expr& expr, const Scope& scope, Allowed allowed);
    Type reduce(Expr& expr, const Scope& scope, Allowed allowed);
    Type pattern_expression(Expr& expr, const Scope& scope, Allowed allowed);
    Type arithmetic(Expr& expr, const Scope& scope, Allowed allowed);
    void want(const Expr& expr, Type found, Kinds wanted, const char* what, const char* error = "SyntaxError");
    /// A condition; pattern predicates are allowed in it.
    void condition(Expr& expr, const Scope& scope, Allowed allowed = {false, true});

    /// The number of a name in the graph, which may have a remark on it.
    Symbol label(const std::string& name, Position at);
    Symbol type(const std::string& name, Position at);
    /// `kinds`: of what it is a property, as far as known.
    Symbol key(const std::string& name, Kinds kinds, Position at);
    void remark(NameOf of, const std::string& name, Position at);

    /// Counts elements for which planning takes more than linear time; false if there are too many.
    bool count(std::size_t elements, Position at);
    Slot new_slot() { return slots_++; }
    void fail(const char* detail, std::string message, Position at) {
        fail("SyntaxError", detail, std::move(message), at);
    }
    void fail(const char* type, const char* detail, std::string message, Position at);

    const PropertyGraph& graph_;
    std::span<const Procedure> procedures_;
    std::optional<QueryError> error_;
    std::vector<Notification> notifications_;
    Slot slots_ = 0;
    std::size_t elements_ = 0; ///< counted so far
    std::set<Slot> locals_;    ///< of variables that live within one expression
};

/// Whether an expression calls an aggregate.
bool has_aggregate(const Expr& expr);
/// Whether two expressions are written the same way.
bool alike(const Expr& a, const Expr& b);

inline constexpr std::size_t kMostElements = 1000; ///< clauses, nodes, relationships, conditions, columns of a query

} // namespace claimgraph::cypher
