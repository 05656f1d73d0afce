#pragma once

#include "graph/cypher/values/temporal.hpp"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

/// Dates, times and durations in ISO 8601.
namespace claimgraph::cypher {

/// An error is a message that says what was expected.
template <class T>
using TextResult = tl::expected<T, std::string>;

/// Parses a date or time of that kind: 2015-07-21, 20150721, 2015-07, 2015-W30-2, 2015-202, 2015-Q3, 2015,
/// +12015-07-21; 21:40:32.142, 214032, 21:40, 21; with T between date and time; then +01:00, +0100, +01, Z and, of
/// DateTimes only, [Europe/Stockholm]. Missing parts are the first possible, a missing offset is Z.
TextResult<Instant> instant_from(std::string_view text, TemporalKind kind);

/// Parses P1Y2M3W4DT5H6M7.8S, any part negative or with a fraction; P2012-02-02T14:37:21.545.
TextResult<Duration> duration_from(std::string_view text);

/// The zone of a clock: an offset from UTC in seconds or, if not null, a named zone.
struct Place {
    std::int32_t offset = 0;
    const TimeZone* zone = nullptr;
};
/// +01:00, Z, Europe/Stockholm.
TextResult<Place> place_from(std::string_view text);

/// As ISO 8601, in extended format.
std::string to_string(const Instant& instant);
std::string to_string(const Duration& duration);
/// The name of the zone, else the offset: +01:00, Z.
std::string place_text(const Instant& instant);
/// +01:00, Z.
std::string offset_text(std::int32_t offset);

} // namespace claimgraph::cypher
