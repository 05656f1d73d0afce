#pragma once

#include "graph/cypher/values/temporal_text.hpp"
#include "graph/cypher/values/value.hpp"

#include <string_view>
#include <utility>

/// Makes dates, times and durations of components, as date({year: 2015, week: 30}), and reads their components. Errors
/// are messages without a position.
namespace claimgraph::cypher {

/// The error of components that make no date, time or duration.
inline tl::unexpected<std::string> wrong(std::string message) { return tl::unexpected(std::move(message)); }

/// Of year, then month, day or week, dayOfWeek or quarter, dayOfQuarter or ordinalDay; hour, minute, second,
/// millisecond, microsecond, nanosecond; timezone; epochSeconds or epochMillis. `date`, `time` and `datetime` give what
/// other components replace. Null if a component is null; an error says which is wrong or missing.
TextResult<Value> instant_of(const Map& components, TemporalKind kind);

/// Converts a date or time to another kind; a missing time is midnight, a missing offset Z.
TextResult<Instant> converted(const Instant& instant, TemporalKind kind);

/// The beginning of the millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second,
/// millisecond or microsecond, as that kind; `components` replace some of its own.
TextResult<Value> truncated(const Instant& instant, std::string_view unit, const Map& components, TemporalKind kind);

/// Of years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds.
TextResult<Value> duration_of(const Map& components);

/// The component of that name of a date, time or duration: month, weekYear, offset, minutesOfHour.
TextResult<Value> component(const Value& value, std::string_view name);

} // namespace claimgraph::cypher
