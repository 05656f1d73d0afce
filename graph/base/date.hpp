#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// A day of the Gregorian calendar.
using Date = std::chrono::year_month_day;

/// "2025-03-11", and nothing else: nothing for days that no calendar has.
std::optional<Date> date_from(std::string_view text);
std::string to_string(Date date);

} // namespace claimgraph
