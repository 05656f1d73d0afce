#pragma once

#include <cstdint>
#include <optional>

/// Dates, times and durations of openCypher (CIP2015-08-06) and their arithmetic. Dates are in the proleptic Gregorian
/// calendar, years -999,999,999 to 999,999,999; times have nanoseconds and no leap seconds. Plain values; functions are
/// pure and return nothing outside the range.
namespace claimgraph::cypher {

class TimeZone;

/// The temporal types, in the order of ValueKind.
enum class TemporalKind : std::uint8_t { kDateTime, kLocalDateTime, kDate, kTime, kLocalTime, kDuration };

inline constexpr std::int64_t kNanosOfSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsOfDay = 86'400;
inline constexpr std::int64_t kNanosOfDay = kSecondsOfDay * kNanosOfSecond;
inline constexpr std::int64_t kLastYear = 999'999'999;
inline constexpr std::int32_t kMostOffset = 18 * 3600;

/// A date, a time of day, or both, as local calendar and clock time. Parts that its kind does not have are 0.
struct Instant {
    TemporalKind kind = TemporalKind::kDate;
    std::int32_t offset = 0;        ///< of Time and DateTime: seconds east of UTC
    std::int64_t day = 0;           ///< days since 1970-01-01
    std::int64_t nanos = 0;         ///< since midnight
    const TimeZone* zone = nullptr; ///< of DateTime with a named zone; `offset` is its offset at that time

    bool has_date() const { return kind <= TemporalKind::kDate; }
    bool has_time() const { return kind != TemporalKind::kDate; }
    bool has_offset() const { return kind == TemporalKind::kDateTime || kind == TemporalKind::kTime; }
};

/// An amount of time. Months and days have no fixed length, so they are separate from the seconds.
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

/// Year, month and day of the month, the last two from 1.
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

/// The date of a day, in days since 1970-01-01.
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

/// Whether its year is in the range.
bool is_day(std::int64_t day);

// ---- instants

/// Seconds since 1970 in UTC.
std::int64_t epoch_seconds(const Instant& instant);
/// The local time at a moment: in the zone or, without one, at the offset. Nothing outside the range.
std::optional<Instant> date_time_at(std::int64_t epoch_seconds, std::int64_t nanos, std::int32_t offset,
                                    const TimeZone* zone);
/// Sets the offset of a DateTime with a named zone. Of two offsets, when clocks are set back, the first or the wanted
/// one. A skipped time is moved forward by the gap; at the end of the range the result is an invalid day.
void resolve_zone(Instant& instant, std::optional<std::int32_t> wanted = {});
/// The same moment in another zone.
std::optional<Instant> moved_to(const Instant& instant, std::int32_t offset, const TimeZone* zone);

/// Negative, 0 or positive, of two of the same kind: as points in time, in any zone.
int compare(const Instant& a, const Instant& b);
/// Equal for equal instants.
std::size_t hash_of(const Instant& instant);

/// Adds first the months, then the days, then the rest; a day that the month does not have becomes its last day. For a
/// date only whole days count, a time of day wraps around midnight. Nothing outside the range.
std::optional<Instant> sum(const Instant& instant, const Duration& duration);

// ---- durations

/// Normalizes the nanoseconds. Nothing if it exceeds 64 bits.
std::optional<Duration> duration_of(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos);
std::optional<Duration> sum(const Duration& a, const Duration& b);
std::optional<Duration> negated(const Duration& duration);
/// Parts of months become days and seconds (a month is 30.436875 days), parts of days seconds; fractions of a
/// nanosecond are dropped.
std::optional<Duration> product(const Duration& duration, double factor);
std::optional<Duration> quotient(const Duration& duration, double divisor);
/// The unit times `whole` plus `part`: exact for the whole ones.
std::optional<Duration> product(const Duration& unit, std::int64_t whole, double part);

/// By approximate length: for ORDER BY, not for comparisons. Negative, 0 or positive; 0 only if they are equal.
int order(const Duration& a, const Duration& b);
std::size_t hash_of(const Duration& duration);

/// The units of between().
enum class Unit : std::uint8_t { kAll, kMonths, kDays, kSeconds };
/// The duration from `a` to `b`, in that unit only. If one has no date, both are on the same day; without a time it is
/// midnight; without an offset it has that of the other.
std::optional<Duration> between(const Instant& a, const Instant& b, Unit unit);

} // namespace claimgraph::cypher
