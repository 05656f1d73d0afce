#include "graph/store/time_functions.hpp"

#include "graph/base/time/time_interval.hpp"

#include <sqlite3.h>

namespace claimgraph {
namespace {

template <std::optional<std::int64_t> (TimeInterval::*Day)() const, std::int64_t Open>
void give_day(sqlite3_context* context, int, sqlite3_value** values) {
    const void* text = sqlite3_value_blob(values[0]);
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    if (const auto time = time_interval({static_cast<const char*>(text), size}))
        sqlite3_result_int64(context, ((*time).*Day)().value_or(Open));
    else
        sqlite3_result_null(context);
}

} // namespace

void add_time_functions(sqlite3* connection) {
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3_create_function_v2(connection, "first_day", 1, kFlags, nullptr,
                               give_day<&TimeInterval::first_day, kOpenFrom>, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(connection, "last_day", 1, kFlags, nullptr,
                               give_day<&TimeInterval::last_day, kOpenUntil>, nullptr, nullptr, nullptr);
}

} // namespace claimgraph
