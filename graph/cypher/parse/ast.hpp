#pragma once

#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/property_graph.hpp"
#include "graph/cypher/values/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The syntax tree of a query. The parser makes it; the analyser fills in slots, symbols and functions. Owns its nodes;
/// views in it are of the text of the query, which must outlive it. Not changed while the query runs, so several
/// threads can use it.
namespace claimgraph::cypher {

struct Function;
struct Procedure;
struct MatchPlan;
struct Pattern;
/// The clauses of a query without UNION.
struct SingleQuery;
struct Expr;
/// A subexpression, owned by its parent.
using ExprPtr = std::unique_ptr<Expr>;

/// The position of a variable's value in a row; kNoSlot before the analysis.
using Slot = std::int32_t;
inline constexpr Slot kNoSlot = -1;

/// The kind of an expression, with the members of Expr that it uses.
enum class ExprKind : std::uint8_t {
    kLiteral,
    kParameter, ///< name
    kVariable,  ///< name, slot
    kProperty,  ///< args[0] . name
    kIndex,     ///< args[0] [args[1]]
    kSlice,     ///< args[0] [args[1] .. args[2]]; either bound may be missing
    kHasLabels, ///< args[0] : names
    kList,
    kMap, ///< names to args
    kNot,
    kNegate,
    kPlus,       ///< unary
    kArithmetic, ///< args[0] name args[1], name one of + - * / % ^
    kAnd,        ///< two or more
    kOr,
    kXor,
    kCompare, ///< args[0] names[0] args[1] names[1] args[2] ...: 1 < x <= 3
    kIn,
    kStartsWith,
    kEndsWith,
    kContains,
    kMatches, ///< args[0] =~ args[1]
    kIsNull,
    kIsNotNull,
    kCase,                 ///< args: when, then, ... ; `base`: the value compared; `other`: ELSE
    kCall,                 ///< name(args)
    kCountAll,             ///< count(*)
    kListComprehension,    ///< [slot IN args[0] WHERE condition | result]
    kQuantifier,           ///< name(slot IN args[0] WHERE condition)
    kReduce,               ///< reduce(slot2 = args[1], slot IN args[0] | result)
    kPatternComprehension, ///< [pattern WHERE condition | result]
    kPatternPredicate,     ///< whether there is a match
    kExists,               ///< EXISTS { subquery }, or of a pattern with a condition
};

/// An expression. Which members are used depends on `kind`.
struct Expr {
    ExprKind kind = ExprKind::kLiteral;
    Position at{};
    std::string name{};
    std::vector<std::string> names{};
    Value value{};
    std::vector<ExprPtr> args{};
    ExprPtr base{};
    ExprPtr other{};
    ExprPtr condition{};
    ExprPtr result{};
    std::unique_ptr<Pattern> pattern{};
    std::unique_ptr<SingleQuery> subquery{};
    bool distinct = false;
    std::size_t depth = 1; ///< of the tree below, including itself

    // by the analyser
    Slot slot = kNoSlot;  ///< of a variable; of an aggregate: the slot of its result
    Slot slot2 = kNoSlot; ///< of the accumulator of reduce()
    Symbol symbol = kNoSymbol;
    std::vector<Symbol> symbols{};
    const Function* function = nullptr;
    std::shared_ptr<const MatchPlan> plan{}; ///< of patterns
};

/// A variable: its name and position in the text.
struct Variable {
    std::string name; ///< empty: anonymous
    Position at{};
    Slot slot = kNoSlot;
    bool bound = false; ///< already has a value when the pattern is matched
};

/// A node of a pattern: (a:Person {name: 'Ann'}).
struct NodePattern {
    Variable variable;
    Position at{};
    std::vector<std::string> labels{};
    ExprPtr properties{};
    std::vector<Symbol> symbols{};
};

/// A relationship of a pattern: -[r:urges*1..3]->.
struct RelationshipPattern {
    Variable variable;
    Position at{};
    std::vector<std::string> types{};
    Direction direction = Direction::kBoth;
    ExprPtr properties{};
    bool variable_length = false;
    std::uint64_t least = 1; ///< of a variable length
    std::optional<std::uint64_t> most{};
    std::vector<Symbol> symbols{};
};

/// Whether a path pattern is for all paths or for the shortest ones.
enum class PathSearch : std::uint8_t { kAll, kShortest, kAllShortest };

/// (a)-[r]->(b)-->(c): nodes, and between them relationships.
struct PatternPart {
    Variable variable; ///< of the path
    Position at{};
    PathSearch search = PathSearch::kAll;
    std::vector<NodePattern> nodes{};
    std::vector<RelationshipPattern> relationships{};
};

/// The comma-separated parts of a pattern.
struct Pattern {
    std::vector<PatternPart> parts;
};

/// A column of WITH or RETURN.
struct ProjectionItem {
    ExprPtr expression;
    std::string alias;  ///< the name of the column; the text of the expression without AS
    bool named = false; ///< by AS, or because it is a variable
    Slot slot = kNoSlot;
    bool aggregates = false; ///< contains an aggregate
};

/// A key of ORDER BY.
struct SortItem {
    ExprPtr expression;
    bool descending = false;
};

/// WITH or RETURN with DISTINCT, ORDER BY, SKIP and LIMIT.
struct Projection {
    bool distinct = false;
    bool star = false;
    std::vector<ProjectionItem> items{};
    std::vector<SortItem> sort{};
    ExprPtr skip{};
    ExprPtr limit{};

    // by the analyser
    bool aggregates = false;
    std::vector<Expr*> calls{}; ///< the aggregates in items and sort, which point into them
};

/// The kind of a clause.
enum class ClauseKind : std::uint8_t { kMatch, kUnwind, kWith, kReturn, kCreate, kCall };

/// A result of a procedure that YIELD names: `result AS variable`.
struct YieldItem {
    std::string result;
    Variable variable;
    std::size_t column = 0; ///< of the results of the procedure, by the analyser
};

/// CALL name(arguments) YIELD items.
struct ProcedureCall {
    std::string name;
    bool passes_arguments = false; ///< there are parentheses; without them the arguments are parameters of their names
    std::vector<ExprPtr> arguments{};
    bool yields = false;
    bool yields_all = false; ///< YIELD *
    std::vector<YieldItem> items{};

    const Procedure* procedure = nullptr; ///< by the analyser
};

/// A clause of a query.
struct Clause {
    ClauseKind kind = ClauseKind::kMatch;
    Position at{};
    std::string_view source{}; ///< the words of the clause
    bool optional = false;     ///< OPTIONAL MATCH
    Pattern pattern{};         ///< of MATCH and CREATE
    std::shared_ptr<const MatchPlan> plan{};
    ExprPtr where{};         ///< of MATCH, WITH and CALL
    ExprPtr list{};          ///< of UNWIND
    Variable variable{};     ///< of UNWIND
    Projection projection{}; ///< of WITH and RETURN
    ProcedureCall call{};    ///< of CALL
};

struct SingleQuery {
    std::vector<Clause> clauses;
};

/// A whole query.
struct Statement {
    bool explain = false;
    std::vector<SingleQuery> parts; ///< one, or those joined by UNION
    std::vector<bool> all{};        ///< UNION ALL before parts[i + 1]
    std::vector<Position> unions{};
    Slot slots = 0;                      ///< how many a row has
    std::vector<const Expr*> required{}; ///< parameters that have to be there before it runs, by the analyser
};

} // namespace claimgraph::cypher
