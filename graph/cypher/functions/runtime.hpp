#pragma once

#include "graph/base/stop_token.hpp"
#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/property_graph.hpp"
#include "graph/cypher/values/regular_expression.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cypher {

/// The values of `$name` parameters.
using Parameters = std::map<std::string, Value, std::less<>>;

/// The limits of a query. If it exceeds one, it ends with the error LimitExceeded.
struct Limits {
    StopToken stop{};
    std::size_t max_value_bytes = std::size_t{128} << 20; ///< of one string, list or map
    std::size_t max_held_bytes = std::size_t{2} << 30;    ///< of all rows kept, and all large values, at any time
    std::size_t max_value_depth = 200;                    ///< lists in lists
};

/// The state of a running query: one row of slots that all operators write, the limits, and the first error. After an
/// error everything returns immediately, with arbitrary values. Graph, parameters and limits must outlive it. One per
/// run and thread.
class Runtime {
  public:
    Runtime(const PropertyGraph& asked, const Parameters& given, const Limits& allowed, std::size_t slots)
        : graph(asked), parameters(given), limits(allowed), row(slots) {}

    const PropertyGraph& graph;
    const Parameters& parameters;
    const Limits& limits;
    std::vector<Value> row;
    std::optional<QueryError> error;
    RegularExpressions expressions;
    std::mt19937_64 random{1}; ///< of rand(): the same numbers in each run

    /// The current time of the query: the same during the whole run.
    std::chrono::system_clock::time_point now() {
        if (!now_) now_ = std::chrono::system_clock::now();
        return *now_;
    }

    bool failed() const { return error.has_value(); }
    /// Call it in each loop: false if the query must stop because of an error or the timeout. `work` is the size of the
    /// step, in values or units of 256 bytes.
    bool check_limits(std::size_t work = 1) {
        work_ += work;
        if (work_ >= kWorkBetweenLooks) check_time();
        return !failed();
    }
    /// The same for a step that visits all of a string, list or map once.
    bool go_on_over(const Value& value) { return !value.is_large_kind() || check_limits(value.bytes() / 256); }
    /// Keeps the first error; returns null, for `return fail(...)`.
    Value fail(const char* type, const char* detail, std::string message, Position at);

    /// New values; fails if they exceed the limits.
    Value checked(Value value, Position at);
    Value list(List items, Position at) { return checked(Value(std::move(items)), at); }
    Value map(Map entries, Position at) { return checked(Value(std::move(entries)), at); }
    Value text(std::string text, Position at) { return checked(Value(std::move(text)), at); }
    /// Whether a value of about that many bytes may be made; check it before a large allocation.
    bool allows(std::size_t bytes, Position at);

    /// Counts memory that an operator keeps; false if it is too much. Call release() when it is freed.
    bool hold(std::size_t bytes) {
        held_ += bytes;
        return held_ + *large_ <= limits.max_held_bytes ? !failed() : too_much_held();
    }
    void release(std::size_t bytes) { held_ -= bytes; }

  private:
    void check_time();
    bool too_much_held();

    static constexpr std::size_t kWorkBetweenLooks = 256; ///< between checks of the clock: some ten microseconds

    std::optional<std::chrono::system_clock::time_point> now_;
    std::size_t work_ = 0; ///< since the last look
    std::size_t held_ = 0;
    /// The bytes of all large values that exist: in a row, in an expression, or held by the caller.
    std::shared_ptr<std::atomic<std::size_t>> large_ = std::make_shared<std::atomic<std::size_t>>(0);
};

/// Memory that is held during a block. Releases it at the end.
class MemoryReservation {
  public:
    explicit MemoryReservation(Runtime& run) : run_(run) {}
    ~MemoryReservation() { run_.release(bytes_); }
    MemoryReservation(const MemoryReservation&) = delete;
    MemoryReservation& operator=(const MemoryReservation&) = delete;

    std::size_t bytes() const { return bytes_; }
    bool add(std::size_t bytes) {
        bytes_ += bytes;
        return run_.hold(bytes);
    }
    void remove(std::size_t bytes) {
        bytes_ -= bytes;
        run_.release(bytes);
    }

  private:
    Runtime& run_;
    std::size_t bytes_ = 0;
};

} // namespace claimgraph::cypher
