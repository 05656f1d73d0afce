#pragma once

#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/value.hpp"

#include <string>
#include <string_view>

namespace claimgraph::cypher {

/// The value of a number literal: 12, 0x1F, 0o17, 1.5, .5, 1e9. `negative`: preceded by a minus, so that the least
/// integer can be written.
QueryResult<Value> number_from(std::string_view text, bool negative, Position at);

/// The characters of a string literal with its quotes: 'it\'s', "\u00e9".
QueryResult<std::string> string_from(std::string_view text, Position at);

/// A name without backticks.
std::string name_from(std::string_view text);

} // namespace claimgraph::cypher
