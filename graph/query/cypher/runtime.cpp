#include "graph/query/cypher/runtime.hpp"

#include <fmt/format.h>

namespace claimgraph::cypher {

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
    if (limits.stop != nullptr && *limits.stop) fail("LimitExceeded", "Interrupted", "interrupted", {});
    if (deadline_ && Clock::now() > *deadline_)
        fail("LimitExceeded", "Timeout", fmt::format("no result within {} ms", limits.timeout->count()), {});
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
    return allows(value.bytes(), at) ? value : Value();
}

bool Runtime::hold(std::size_t bytes) {
    held_ += bytes;
    if (held_ > limits.max_held_bytes)
        fail("LimitExceeded", "Memory",
             fmt::format("the query has to keep more than {} MB", limits.max_held_bytes >> 20), {});
    return !failed();
}

} // namespace claimgraph::cypher
