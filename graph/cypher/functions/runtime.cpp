#include "graph/cypher/functions/runtime.hpp"

#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

/// Values of so many bytes are counted as long as they live. What is smaller is in rows and lists, which are.
constexpr std::size_t kLarge = std::size_t{64} << 10;

class Charge {
  public:
    Charge(std::shared_ptr<std::atomic<std::size_t>> account, std::size_t bytes)
        : account_(std::move(account)), bytes_(bytes) {
        *account_ += bytes_;
    }
    ~Charge() { *account_ -= bytes_; }
    Charge(const Charge&) = delete;
    Charge& operator=(const Charge&) = delete;

  private:
    std::shared_ptr<std::atomic<std::size_t>> account_;
    std::size_t bytes_;
};

} // namespace

Error QueryError::as_error() const {
    const ErrorCode code = type == "LimitExceeded"         ? ErrorCode::kTooLarge
                           : detail == "UnsupportedClause" ? ErrorCode::kUnsupported
                                                           : ErrorCode::kBadFormat;
    return {code, fmt::format("{} ({}: {})", message, type, detail), {"query", at.line, at.column}};
}

Value Runtime::fail(const char* type, const char* detail, std::string message, Position at) {
    if (!error) error = QueryError{Phase::kRun, type, detail, std::move(message), at};
    return {};
}

void Runtime::check_time() {
    work_ = 0;
    if (!limits.stop.stopped()) return;
    fail("LimitExceeded", limits.stop.is_flag_set() ? "Interrupted" : "Timeout", limits.stop.error().message, {});
}

bool Runtime::allows(std::size_t bytes, Position at) {
    if (bytes <= limits.max_value_bytes) return !failed();
    fail("LimitExceeded", "Memory", fmt::format("a value has more than {} MB", limits.max_value_bytes >> 20), at);
    return false;
}

Value Runtime::checked(Value value, Position at) {
    if (value.depth() > limits.max_value_depth)
        return fail("LimitExceeded", "Nesting",
                    fmt::format("expected at most {} lists and maps within each other", limits.max_value_depth), at);
    const std::size_t bytes = value.bytes();
    if (!check_limits(bytes / 256) || !allows(bytes, at)) return {};
    if (bytes < kLarge) return value;
    auto charge = std::make_shared<const Charge>(large_, bytes);
    return hold(0) ? value.kept_with(std::move(charge)) : Value();
}

bool Runtime::too_much_held() {
    fail("LimitExceeded", "Memory", fmt::format("the query has to keep more than {} MB", limits.max_held_bytes >> 20),
         {});
    return false;
}

} // namespace claimgraph::cypher
