#pragma once

#include "graph/base/time/date.hpp"

#include <optional>
#include <string_view>

namespace claimgraph {

/// The day that a value of a dump means: ISO 8601 with or without a time, the same with / or . between, 20250311, and
/// seconds or milliseconds since 1970. Nothing for dates in words and for others where day and month may be mixed up.
std::optional<Date> date_of_value(std::string_view value);

} // namespace claimgraph
