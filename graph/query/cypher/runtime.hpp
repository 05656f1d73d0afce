#pragma once

#include "graph/query/cypher/ast.hpp"
#include "graph/query/cypher/error.hpp"
#include "graph/query/cypher/property_graph.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace claimgraph::cypher {

using Parameters = std::map<std::string, Value, std::less<>>;

/// What a query may use up. When it is over a limit, it ends with the error LimitExceeded.
struct Limits {
    std::optional<std::chrono::milliseconds> timeout{};
    const std::atomic<bool>* stop = nullptr;              ///< ends the query once it is true
    std::size_t max_value_bytes = std::size_t{128} << 20; ///< of one string, list or map
    std::size_t max_held_bytes = std::size_t{2} << 30;    ///< of all rows kept for sorting, grouping, DISTINCT
    std::size_t max_value_depth = 200;                    ///< lists in lists
};

/// The state of a query that runs: one row of slots that all operators write, the limits, and the first error. After an
/// error everything returns at once, with whatever values.
class Runtime {
  public:
    Runtime(const PropertyGraph& asked, const Parameters& given, const Limits& allowed, std::size_t slots)
        : graph(asked),
          parameters(given),
          limits(allowed),
          row(slots),
          deadline_(allowed.timeout ? std::optional(Clock::now() + *allowed.timeout) : std::nullopt) {}

    const PropertyGraph& graph;
    const Parameters& parameters;
    const Limits& limits;
    std::vector<Value> row;
    std::optional<QueryError> error;
    std::mt19937_64 random{1}; ///< of rand(): the same numbers in each run

    bool failed() const { return error.has_value(); }
    /// To be called in each loop: false when the query has to stop, for an error or because its time is over.
    bool go_on() {
        if ((++ticks_ & 0xff) == 0) check_time();
        return !failed();
    }
    /// Keeps the first error; returns null, for `return fail(...)`.
    Value fail(const char* type, const char* detail, std::string message, Position at);

    /// New values, which fail when they are over the limits.
    Value checked(Value value, Position at);
    Value list(List items, Position at) { return checked(Value(std::move(items)), at); }
    Value map(Map entries, Position at) { return checked(Value(std::move(entries)), at); }
    Value text(std::string text, Position at) { return checked(Value(std::move(text)), at); }
    /// Whether a value of about that many bytes may be made: to be asked before a lot is allocated.
    bool allows(std::size_t bytes, Position at);

    /// Counts what an operator keeps; false when it is too much. release() when it is given back.
    bool hold(std::size_t bytes);
    void release(std::size_t bytes) { held_ -= bytes; }

  private:
    using Clock = std::chrono::steady_clock;
    void check_time();

    std::optional<Clock::time_point> deadline_;
    std::uint64_t ticks_ = 0;
    std::size_t held_ = 0;
};

} // namespace claimgraph::cypher
