#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// A day of the Gregorian calendar.
using Date = std::chrono::year_month_day;

/// Parses "2025-03-11"; nothing for any other form and for days that do not exist.
std::optional<Date> date_from(std::string_view text);
/// "2025-03-11".
std::string to_string(Date date);

} // namespace claimgraph
