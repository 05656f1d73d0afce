#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace claimgraph::cypher {

/// A part of a query that takes rows one by one: the values lie in the slots of the run. What it lets through goes to
/// the next at once, so that LIMIT ends a query early; sorting and grouping wait for end().
class Operator {
  public:
    virtual ~Operator() = default;
    /// Takes the row of the run; false when no further rows are wanted.
    virtual bool push(Runtime& run) = 0;
    /// No more rows come.
    virtual void end(Runtime& run) { next->end(run); }

    Operator* next = nullptr;
};

/// Gets each row of the result; returns whether to go on.
using RowSink = std::function<bool(const std::vector<Value>&)>;

/// Runs an analysed query: UNION and all. False when the run has failed.
bool execute(const Statement& statement, Runtime& run, const RowSink& sink);

/// Whether a subquery has a row, given the row of the run.
bool has_rows(const SingleQuery& query, Runtime& run);

/// What the operators are, one a line, for EXPLAIN.
std::string explain(const Statement& statement);

/// The operators of single clauses.
std::unique_ptr<Operator> make_match(const Clause& clause);
std::unique_ptr<Operator> make_unwind(const Clause& clause);
std::unique_ptr<Operator> make_filter(const Expr& condition);
std::unique_ptr<Operator> make_project(const Projection& projection);
std::unique_ptr<Operator> make_aggregate(const Projection& projection);
std::unique_ptr<Operator> make_distinct(const Projection& projection);
/// Whether make_sort() makes the columns too, of the rows that may be shown: not of all, if there is a limit.
bool sorts_before_projecting(const Projection& projection);
/// Keeps at most `skip + limit` rows where there is a limit.
std::unique_ptr<Operator> make_sort(const Projection& projection);
std::unique_ptr<Operator> make_skip_limit(const Projection& projection); ///< SKIP and LIMIT

} // namespace claimgraph::cypher
