#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The first and the last day of a time, each as 2025-03-11.
struct Days {
    std::string begin;
    std::string end;
};

/// The days of an ISO 8601 date or interval: a day, a month, a year, or two of them with a slash between. Nothing for
/// what has no days (a duration, an open interval, 2025-02-31).
std::optional<Days> days_of(std::string_view time_value);

} // namespace claimgraph
