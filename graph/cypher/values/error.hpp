#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <string>

namespace claimgraph::cypher {

/// A position in the text of a query, both from 1; 0 if unknown. Columns are bytes.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Whether an error is found when a query is compiled or when it runs.
enum class Phase : std::uint8_t { kCompile, kRun };

/// An error of a query. `type` and `detail` are the names of openCypher's TCK: SyntaxError, UndefinedVariable.
/// Additional ones: LimitExceeded (Timeout, Rows, Memory, Nesting, QueryLength, RegularExpression),
/// InvalidRegularExpression.
struct QueryError {
    Phase phase = Phase::kCompile;
    std::string type;
    std::string detail;
    std::string message; ///< what was found, what was expected
    Position at{};

    /// The same as an Error of the library: "message (detail)", at line and column.
    Error as_error() const;
};

/// What the author of a query should know, though it runs: a name that nothing has.
struct Notification {
    std::string message;
    Position at{};
};

template <class T>
using QueryResult = tl::expected<T, QueryError>;

} // namespace claimgraph::cypher
