#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/parse/parse_tree.hpp"

#include <memory>
#include <optional>
#include <string>

namespace claimgraph::cypher {

inline constexpr std::size_t kDeepestTree = 500; ///< operators upon operators, as in 1 + 2 + 3 + ...

/// Builds the syntax tree of a query from the parse tree, whose text must outlive it. The first error is in `error`;
/// discard the tree then. One thread.
class AstBuilder {
  public:
    Statement statement(const ParseNode& node);
    std::optional<QueryError> error;

  private:
    SingleQuery single_query(const ParseNode& node);
    Clause clause(const ParseNode& node);
    void projection(const ParseNode& node, Projection& into);
    ProcedureCall procedure_call(const ParseNode& node);

    Pattern pattern(const ParseNode& node);
    PatternPart part(const ParseNode& node);
    NodePattern node_pattern(const ParseNode& node);
    RelationshipPattern relationship(const ParseNode& node);
    std::uint64_t bound(const ParseNode& node);
    /// The map or the parameter in braces; null if there is neither.
    ExprPtr pattern_properties(const ParseNode& node);

    ExprPtr expression(const ParseNode& node);
    ExprPtr chain(const ParseNode& node, ExprKind kind); ///< a AND b AND c
    ExprPtr left_fold(const ParseNode& node);            ///< a + b - c
    ExprPtr comparison(const ParseNode& node);
    ExprPtr predicates(const ParseNode& node);
    ExprPtr negation(const ParseNode& node);
    ExprPtr signed_value(const ParseNode& node);
    ExprPtr postfix(const ParseNode& node);
    ExprPtr subscript(const ParseNode& node, ExprPtr of);
    ExprPtr number(const ParseNode& node, bool negative);
    ExprPtr string(const ParseNode& node);
    ExprPtr map(const ParseNode& node);
    ExprPtr case_expression(const ParseNode& node);
    ExprPtr comprehension(const ParseNode& node, ExprKind kind);
    ExprPtr reduce(const ParseNode& node);
    ExprPtr pattern_expression(const ParseNode& node, ExprKind kind);
    ExprPtr exists(const ParseNode& node);
    ExprPtr call(const ParseNode& node);

    ExprPtr make(ExprKind kind, const ParseNode& node, std::string name = "");
    /// Adds `child` as an argument and updates the depth of the tree, which is bounded.
    void add(Expr& parent, ExprPtr child);
    ExprPtr under(Expr& parent, ExprPtr child);
    Variable variable(const ParseNode& node);
    void fail(const char* type, const char* detail, std::string message, Position at);
};

} // namespace claimgraph::cypher
