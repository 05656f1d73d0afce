#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <string>

namespace claimgraph::cypher {

/// A place in the text of a query, both from 1; 0 where there is none. Columns are bytes.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Whether an error is seen in the query alone or only when it runs.
enum class Phase : std::uint8_t { kCompile, kRun };

/// What is wrong with a query. `type` and `detail` are the names that openCypher's compatibility kit gives to errors:
/// SyntaxError, UndefinedVariable. Ours beyond it: LimitExceeded (Timeout, Rows, Memory, Nesting, QueryLength,
/// RegularExpression), InvalidRegularExpression.
struct QueryError {
    Phase phase = Phase::kCompile;
    std::string type;
    std::string detail;
    std::string message; ///< for people: what was found, what was expected
    Position at{};

    /// The same as an Error of the library: "message (detail)", at line and column.
    Error as_error() const;
};

template <class T>
using QueryResult = tl::expected<T, QueryError>;

} // namespace claimgraph::cypher
