#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/run/row_table.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace claimgraph::cypher {

/// The state of one aggregate for one group: count(DISTINCT x) of rows with equal keys. Errors and limits are those of
/// the Runtime.
class Aggregate {
  public:
    explicit Aggregate(const Expr& call) : call_(&call) {}

    /// Adds the current row, which stands for `times` equal ones.
    void add(Runtime& run, std::uint64_t times);
    Value result(Runtime& run) const;

  private:
    void add_value(Runtime& run, const Value& value);
    void add_number(Runtime& run, const Value& value);

    const Expr* call_;
    std::int64_t count_ = 0;
    Value value_;     ///< the sum, least or greatest so far
    double mean_ = 0; ///< of stDev: Welford's running mean and squares
    double squares_ = 0;
    std::vector<Value> values_; ///< of collect and the percentiles
    std::size_t bytes_ = 0;     ///< of these, for collect
    std::optional<double> percentile_;
    std::unique_ptr<RowTable> distinct_;
};

/// Whether a call is count(*) or count(variable): of the variable only whether it is null is read.
bool only_counts(const Expr& call);
/// Whether a call gives another result, if only in the last digit, for the same rows in another order of which those
/// with values that were not met before come as before.
bool depends_on_order(const Expr& call);

} // namespace claimgraph::cypher
