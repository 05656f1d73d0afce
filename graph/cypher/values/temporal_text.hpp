#pragma once

#include "graph/cypher/values/temporal.hpp"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

/// Dates, times and durations as ISO 8601 writes them.
namespace claimgraph::cypher {

/// An error is a message that says what was expected.
template <class T>
using TextResult = tl::expected<T, std::string>;

/// A text of that kind, which is not a duration: 2015-07-21, 20150721, 2015-07, 2015-W30-2, 2015-202, 2015-Q3, 2015,
/// +12015-07-21; 21:40:32.142, 214032, 21:40, 21; with T between date and time; then +01:00, +0100, +01, Z and, of
/// DateTimes only, [Europe/Stockholm]. What is left out is the least that it can be, an offset Z.
TextResult<Instant> instant_from(std::string_view text, TemporalKind kind);

/// P1Y2M3W4DT5H6M7.8S, any of it negative or with a fraction; P2012-02-02T14:37:21.545.
TextResult<Duration> duration_from(std::string_view text);

/// Where a clock stands: an offset from UTC in seconds or, if it is not null, a zone of that name.
struct Place {
    std::int32_t offset = 0;
    const TimeZone* zone = nullptr;
};
/// +01:00, Z, Europe/Stockholm.
TextResult<Place> place_from(std::string_view text);

std::string to_string(const Instant& instant);
std::string to_string(const Duration& duration);
/// The name of the zone, else the offset: +01:00, Z.
std::string place_text(const Instant& instant);
/// +01:00, Z.
std::string offset_text(std::int32_t offset);

} // namespace claimgraph::cypher
