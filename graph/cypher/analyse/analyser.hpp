#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/kinds.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace claimgraph::cypher {

/// What a variable is at some place of the query.
struct Binding {
    Slot slot = kNoSlot;
    Type type{};
};
using Scope = std::map<std::string, Binding, std::less<>>;

/// What may stand in an expression.
struct Allowed {
    bool aggregates = false;
    bool patterns = false; ///< (a)-->(b) as a condition
};

/// Gives every variable of a query its slot and every name its symbol and function; checks what can be checked before
/// it runs: that variables exist and fit, where aggregates may stand, what arguments are. Plans the patterns.
class Analyser {
  public:
    explicit Analyser(const PropertyGraph& graph) : graph_(graph) {}

    /// The first thing that is wrong, if any.
    std::optional<QueryError> analyse(Statement& statement);

  private:
    // analyse_clauses.cpp
    void single_query(SingleQuery& query, Scope scope, bool is_subquery);
    void match(Clause& clause, Scope& scope);
    void unwind(Clause& clause, Scope& scope);
    void bound_count(const ExprPtr& count, const char* word);

    // analyse_pattern.cpp
    /// Declares what the pattern introduces and plans it; `where` may be null.
    std::shared_ptr<const MatchPlan> pattern(Pattern& pattern, ExprPtr& where, Scope& scope, bool optional,
                                             bool may_introduce);
    void declare_path(PatternPart& part, Scope& scope, bool optional);
    void declare_node(NodePattern& node, Scope& scope, bool optional, bool may_introduce, const Scope& before);
    void declare_edge(RelationshipPattern& edge, Scope& scope, bool optional, bool may_introduce, const Scope& before,
                      std::set<std::string>& edges, bool named_path);
    void check_search(const PatternPart& part);
    void property_conditions(Expr& properties, const Variable& variable, std::vector<ExprPtr>& conditions);

    // analyse_projection.cpp
    void projection(Clause& clause, Scope& scope);
    void expand_star(Clause& clause, const Scope& scope);
    /// Puts the columns in place of the expressions that they are, within an expression of ORDER BY.
    void use_columns(ExprPtr& expr, const Projection& projection, bool whole);
    /// Takes the aggregates out of an expression; what else it needs must be columns.
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
    /// A condition: conditions of patterns are allowed in it.
    void condition(Expr& expr, const Scope& scope, Allowed allowed = {false, true});

    /// Counts what planning takes more than proportional time for; false when there is too much of it.
    bool count(std::size_t elements, Position at);
    Slot new_slot() { return slots_++; }
    void fail(const char* detail, std::string message, Position at) {
        fail("SyntaxError", detail, std::move(message), at);
    }
    void fail(const char* type, const char* detail, std::string message, Position at);

    const PropertyGraph& graph_;
    std::optional<QueryError> error_;
    Slot slots_ = 0;
    std::size_t elements_ = 0; ///< counted so far
    std::set<Slot> locals_;    ///< of variables that live within one expression
};

/// Whether an aggregate is called in it.
bool has_aggregate(const Expr& expr);
/// Whether two expressions are written alike.
bool alike(const Expr& a, const Expr& b);

inline constexpr std::size_t kMostElements = 1000; ///< clauses, nodes, relationships, conditions, columns of a query

} // namespace claimgraph::cypher
