#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/run/reads.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace claimgraph::cypher {

/// An operator of a query, which takes rows one by one; their values are in the slots of the run. Results go to the
/// next operator at once, so that LIMIT can end a query early; sorting and grouping wait for end(). Owned by the
/// pipeline; state of one run.
class Operator {
  public:
    virtual ~Operator() = default;
    /// Takes the row of the run; false if no further rows are wanted.
    virtual bool push(Runtime& run) = 0;
    /// The same for a row that stands for several equal ones.
    virtual bool push_times(Runtime& run, std::uint64_t times) {
        for (; times > 0; --times)
            if (!push(run)) return false;
        return true;
    }
    /// Adds what it, or an operator behind it, reads of a slot.
    virtual void add_reads_of(Slot, Reads& reads) const { reads.whole = reads.order = true; }
    /// No more rows come.
    virtual void end(Runtime& run) { next->end(run); }

    Operator* next = nullptr;
};

/// Called with each row of the result; returns whether to continue.
using RowSink = std::function<bool(const std::vector<Value>&)>;

/// Runs an analysed query, including UNION. False if the run failed.
bool execute(const Statement& statement, Runtime& run, const RowSink& sink);

/// Whether a subquery has a row, given the row of the run.
bool has_rows(const SingleQuery& query, Runtime& run);

/// The operators, one per line, for EXPLAIN.
std::string explain(const Statement& statement);

/// The operators of single clauses.
std::unique_ptr<Operator> make_match(const Clause& clause);
std::unique_ptr<Operator> make_unwind(const Clause& clause);
std::unique_ptr<Operator> make_call(const Clause& clause);
std::unique_ptr<Operator> make_filter(const Expr& condition);
std::unique_ptr<Operator> make_project(const Projection& projection);
std::unique_ptr<Operator> make_aggregate(const Projection& projection);
std::unique_ptr<Operator> make_distinct(const Projection& projection);
/// Whether make_sort() also computes the columns, only of the rows that can be in the result if there is a limit.
bool sorts_before_projecting(const Projection& projection);
/// Sorts; keeps at most `skip + limit` rows if there is a limit.
std::unique_ptr<Operator> make_sort(const Projection& projection);
std::unique_ptr<Operator> make_skip_limit(const Projection& projection); ///< SKIP and LIMIT

} // namespace claimgraph::cypher
