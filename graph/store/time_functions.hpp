#pragma once

#include <cstdint>
#include <limits>

struct sqlite3;

namespace claimgraph {

/// The values of `claim.time_from` and `claim.time_until` if open, so that comparisons need no special case. In days
/// since 1970-01-01.
inline constexpr std::int64_t kOpenFrom = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int64_t kOpenUntil = std::numeric_limits<std::int32_t>::max();
/// Whether a day is one of the two.
inline bool is_open_day(std::int64_t day) { return day == kOpenFrom || day == kOpenUntil; }

/// Adds the SQL functions that fill these columns to a connection: `first_day(time_value)` and `last_day(time_value)`,
/// days since 1970-01-01 as time_interval() reads them, kOpenFrom and kOpenUntil if open, NULL if it is not a time.
/// They exist only in the program, so no schema may use them: any SQLite tool can read a store.
void add_time_functions(sqlite3* connection);

} // namespace claimgraph
