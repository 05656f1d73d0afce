#pragma once

#include "graph/cypher/values/temporal.hpp"

#include <optional>
#include <string_view>

namespace claimgraph::cypher {

/// The days from the first to the last, as Dates; nothing where it is open.
struct TimeSpan {
    std::optional<Instant> first{};
    std::optional<Instant> last{};
};

/// The days of a claim's time_value: of 2025-03 from the first of March to the 31st, of 2010/2014-05 from the first of
/// January to the end of May, of 2014/.. from the first of January on. None of a length as P2Y.
TimeSpan time_span(std::string_view time_value);

} // namespace claimgraph::cypher
