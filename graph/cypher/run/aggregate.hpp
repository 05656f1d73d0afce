#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/parse/ast.hpp"

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace claimgraph::cypher {

/// Hash and equality of values as for DISTINCT.
struct ValueHash {
    std::size_t operator()(const Value& value) const { return hash_of(value); }
};
struct ValueSame {
    bool operator()(const Value& a, const Value& b) const { return same(a, b); }
};
using ValueSet = std::unordered_set<Value, ValueHash, ValueSame>;

/// The state of one aggregate for one group: count(DISTINCT x) of rows with equal keys. Errors and limits are those of
/// the Runtime.
class Aggregate {
  public:
    explicit Aggregate(const Expr& call) : call_(&call) {}

    /// Adds the current row.
    void add(Runtime& run);
    Value result(Runtime& run) const;

  private:
    void add_number(Runtime& run, const Value& value);

    const Expr* call_;
    std::int64_t count_ = 0;
    Value value_;     ///< the sum, least or greatest so far
    double mean_ = 0; ///< of stDev: Welford's running mean and squares
    double squares_ = 0;
    std::vector<Value> values_; ///< of collect and the percentiles
    std::size_t bytes_ = 0;     ///< of these, for collect
    std::optional<double> percentile_;
    std::unique_ptr<ValueSet> distinct_;
};

} // namespace claimgraph::cypher
