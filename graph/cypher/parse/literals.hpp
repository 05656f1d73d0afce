#pragma once

#include "graph/cypher/values/error.hpp"
#include "graph/cypher/values/value.hpp"

#include <string>
#include <string_view>

namespace claimgraph::cypher {

/// The value of a number as it is written: 12, 0x1F, 0o17, 1.5, .5, 1e9. `negative`: a minus stands before it, so that
/// the least integer can be written.
QueryResult<Value> number_from(std::string_view text, bool negative, Position at);

/// The characters of a string as it is written, with its quotes: 'it\'s', "\u00e9".
QueryResult<std::string> string_from(std::string_view text, Position at);

/// A name as it is written, without the backticks that it may have.
std::string name_from(std::string_view text);

} // namespace claimgraph::cypher
