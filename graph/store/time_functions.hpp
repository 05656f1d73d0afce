#pragma once

#include <cstdint>
#include <limits>

struct sqlite3;

namespace claimgraph {

/// What `claim.time_from` and `claim.time_until` hold where the time is open, so that a comparison needs not ask.
inline constexpr std::int64_t kOpenFrom = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int64_t kOpenUntil = std::numeric_limits<std::int32_t>::max();
inline bool is_open_day(std::int64_t day) { return day == kOpenFrom || day == kOpenUntil; }

/// Gives a connection the functions of SQL that fill these columns: `first_day(time_value)` and `last_day(time_value)`,
/// days since 1970-01-01 as time_interval() reads them, kOpenFrom and kOpenUntil where it is open, NULL of no time.
/// Only the program has them: no schema may hold them, so that any SQLite tool can look into a store.
void add_time_functions(sqlite3* connection);

} // namespace claimgraph
