#pragma once

#include <cstdint>
#include <optional>

/// The days, times and durations of openCypher (CIP2015-08-06), and what can be counted with them. Days are of the
/// Gregorian calendar, before 1582 as well, of the years -999,999,999 to 999,999,999; times are exact to a nanosecond
/// and know no leap seconds.
namespace claimgraph::cypher {

class TimeZone;

enum class TemporalKind : std::uint8_t { kDateTime, kLocalDateTime, kDate, kTime, kLocalTime, kDuration };

inline constexpr std::int64_t kNanosOfSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsOfDay = 86'400;
inline constexpr std::int64_t kNanosOfDay = kSecondsOfDay * kNanosOfSecond;
inline constexpr std::int64_t kLastYear = 999'999'999;
inline constexpr std::int32_t kMostOffset = 18 * 3600;

/// A date, a time of day, or both: what a calendar and a clock show. What its kind has not is 0.
struct Instant {
    TemporalKind kind = TemporalKind::kDate;
    std::int32_t offset = 0;        ///< of Time and DateTime: seconds east of UTC
    std::int64_t day = 0;           ///< days since 1970-01-01
    std::int64_t nanos = 0;         ///< since midnight
    const TimeZone* zone = nullptr; ///< of DateTime: where it is a named one; `offset` is its offset at that time

    bool has_date() const { return kind <= TemporalKind::kDate; }
    bool has_time() const { return kind != TemporalKind::kDate; }
    bool has_offset() const { return kind == TemporalKind::kDateTime || kind == TemporalKind::kTime; }
};

/// An amount of time. Months and days have no length of their own, so they are kept apart from the seconds.
struct Duration {
    TemporalKind kind = TemporalKind::kDuration;
    std::int32_t nanos = 0; ///< 0 to 999,999,999, also when the seconds are negative
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    friend bool operator==(const Duration&, const Duration&) = default;
};

/// Either; both begin with the kind.
union Temporal {
    Instant instant{};
    Duration duration;
};

// ---- calendar

struct CalendarDate {
    std::int64_t year = 0;
    int month = 1;
    int day = 1;
};
/// ISO 8601: weeks begin on Monday (1), week 1 has the first Thursday of the year.
struct WeekDate {
    std::int64_t year = 0;
    int week = 1;
    int weekday = 1;
};

CalendarDate calendar_date(std::int64_t day);
WeekDate week_date(std::int64_t day);
/// The day of the year, from 1.
int ordinal_day(std::int64_t day);
/// The day of its quarter, from 1.
int quarter_day(std::int64_t day);
int days_of_month(std::int64_t year, int month);

/// Nothing if there is no such day.
std::optional<std::int64_t> day_of(const CalendarDate& date);
std::optional<std::int64_t> day_of(const WeekDate& date);
std::optional<std::int64_t> day_of_ordinal(std::int64_t year, std::int64_t ordinal);
/// `month` is that in which the quarter begins, `day` counts from 1.
std::optional<std::int64_t> day_of_quarter(std::int64_t year, int month, std::int64_t day);

/// Whether it is of a year that there is.
bool is_day(std::int64_t day);

// ---- instants

/// Seconds since 1970 in UTC.
std::int64_t epoch_seconds(const Instant& instant);
/// What a clock shows at that moment: in the zone or, if there is none, at the offset. Nothing beyond the last year.
std::optional<Instant> date_time_at(std::int64_t epoch_seconds, std::int64_t nanos, std::int32_t offset,
                                    const TimeZone* zone);
/// Gives a DateTime with a named zone the offset that the zone has then; of two, as the clocks are set back, the first
/// or the one that is wanted. A time that clocks skip is moved on by as much as they skip, at the end of all years to a
/// day that is none.
void resolve_zone(Instant& instant, std::optional<std::int32_t> wanted = {});
/// The same moment elsewhere.
std::optional<Instant> moved_to(const Instant& instant, std::int32_t offset, const TimeZone* zone);

/// Negative, 0 or positive, of two of the same kind: as moments, wherever they are.
int compare(const Instant& a, const Instant& b);
/// What equal ones have in common.
std::size_t hash_of(const Instant& instant);

/// First the months, then the days, then the rest; of a day that the month has not, its last. A date takes whole days
/// only, a time of day goes around the clock. Nothing beyond the last year.
std::optional<Instant> sum(const Instant& instant, const Duration& duration);

// ---- durations

/// Carries the nanoseconds over. Nothing if it is beyond 64 bits.
std::optional<Duration> duration_of(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos);
std::optional<Duration> sum(const Duration& a, const Duration& b);
std::optional<Duration> negated(const Duration& duration);
/// Parts of months become days and seconds (a month is 30.436875 days), parts of days seconds; less than a nanosecond
/// is cut off.
std::optional<Duration> product(const Duration& duration, double factor);
std::optional<Duration> quotient(const Duration& duration, double divisor);
/// So many of them, whole ones and a part of one: exact for the whole ones.
std::optional<Duration> product(const Duration& unit, std::int64_t whole, double part);

/// About how long: for ORDER BY, not for comparisons. Negative, 0 or positive; 0 only if they are equal.
int order(const Duration& a, const Duration& b);
std::size_t hash_of(const Duration& duration);

enum class Unit : std::uint8_t { kAll, kMonths, kDays, kSeconds };
/// How long it is from `a` to `b`, in that unit only. If one has no date, both are taken for the same day; if one has
/// no time, it is midnight; if one has no offset, it is where the other is.
std::optional<Duration> between(const Instant& a, const Instant& b, Unit unit);

} // namespace claimgraph::cypher
