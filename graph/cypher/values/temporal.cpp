#include "graph/cypher/values/temporal.hpp"

#include "graph/cypher/values/time_zone.hpp"

#include <absl/time/civil_time.h>
#include <cmath>
#include <compare>
#include <functional>
#include <tuple>

namespace claimgraph::cypher {
namespace {

constexpr std::int64_t kMostMonths = 2 * 12 * (kLastYear + 1);
constexpr std::int64_t kMostDays = 2 * 366 * (kLastYear + 1);
constexpr std::int64_t kSecondsOfMonth = 2'629'746; ///< of the average month of 400 years

absl::CivilDay civil(std::int64_t day) { return absl::CivilDay() + day; }
std::int64_t number(absl::CivilDay day) { return day - absl::CivilDay(); }
std::int64_t number(std::int64_t year, int month, int day) { return number(absl::CivilDay(year, month, day)); }

bool is_year(std::int64_t year) { return year >= -kLastYear && year <= kLastYear; }

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

std::int64_t local_seconds(const Instant& instant) {
    return instant.day * kSecondsOfDay + instant.nanos / kNanosOfSecond;
}

void set_local(Instant& instant, std::int64_t seconds, std::int64_t nanos_of_second) {
    instant.day = floor_div(seconds, kSecondsOfDay);
    instant.nanos = floor_mod(seconds, kSecondsOfDay) * kNanosOfSecond + nanos_of_second;
}

/// The day so many months later, or the last of its month.
std::optional<std::int64_t> plus_months(std::int64_t day, std::int64_t months) {
    if (months == 0) return day;
    if (months < -kMostMonths || months > kMostMonths) return {};
    const CalendarDate date = calendar_date(day);
    const std::int64_t month = date.year * 12 + date.month - 1 + months;
    const std::int64_t year = floor_div(month, 12);
    if (!is_year(year)) return {};
    const auto month_of_year = static_cast<int>(floor_mod(month, 12)) + 1;
    return number(year, month_of_year, std::min(date.day, days_of_month(year, month_of_year)));
}

} // namespace

CalendarDate calendar_date(std::int64_t day) {
    const absl::CivilDay date = civil(day);
    return {date.year(), date.month(), date.day()};
}

WeekDate week_date(std::int64_t day) {
    const int weekday = static_cast<int>(floor_mod(day + 3, 7)) + 1; // 1970-01-01 was a Thursday
    const absl::CivilDay thursday = civil(day - weekday + 4);        // is in the year that the week belongs to
    return {thursday.year(), (absl::GetYearDay(thursday) - 1) / 7 + 1, weekday};
}

int ordinal_day(std::int64_t day) { return absl::GetYearDay(civil(day)); }

int quarter_day(std::int64_t day) {
    const absl::CivilDay date = civil(day);
    return static_cast<int>(date - absl::CivilDay(date.year(), date.month() - (date.month() - 1) % 3)) + 1;
}

int days_of_month(std::int64_t year, int month) {
    return static_cast<int>(absl::CivilDay(absl::CivilMonth(year, month) + 1) - absl::CivilDay(year, month));
}

std::optional<std::int64_t> day_of(const CalendarDate& date) {
    if (!is_year(date.year) || date.month < 1 || date.month > 12 || date.day < 1) return {};
    if (date.day > days_of_month(date.year, date.month)) return {};
    return number(date.year, date.month, date.day);
}

std::optional<std::int64_t> day_of(const WeekDate& date) {
    if (!is_year(date.year) || date.week < 1 || date.week > 53 || date.weekday < 1 || date.weekday > 7) return {};
    const std::int64_t fourth = number(date.year, 1, 4); // is in week 1
    const std::int64_t monday = fourth - floor_mod(fourth + 3, 7);
    const std::int64_t day = monday + (date.week - 1) * 7 + date.weekday - 1;
    if (!is_day(day) || week_date(day).year != date.year) return {};
    return day;
}

std::optional<std::int64_t> day_of_ordinal(std::int64_t year, std::int64_t ordinal) {
    if (!is_year(year) || ordinal < 1 || ordinal > 366) return {};
    const absl::CivilDay day = absl::CivilDay(year) + (ordinal - 1);
    if (day.year() != year) return {};
    return number(day);
}

std::optional<std::int64_t> day_of_quarter(std::int64_t year, int month, std::int64_t day) {
    if (!is_year(year) || day < 1 || day > 92) return {};
    const absl::CivilDay date = absl::CivilDay(year, month) + (day - 1);
    if (date.year() != year || date.month() >= month + 3) return {};
    return number(date);
}

bool is_day(std::int64_t day) { return is_year(civil(day).year()); }

std::int64_t epoch_seconds(const Instant& instant) { return local_seconds(instant) - instant.offset; }

std::optional<Instant> date_time_at(std::int64_t epoch_seconds, std::int64_t nanos, std::int32_t offset,
                                    const TimeZone* zone) {
    constexpr std::int64_t kMostSeconds = kMostDays * kSecondsOfDay;
    if (epoch_seconds < -kMostSeconds || epoch_seconds > kMostSeconds) return {};
    Instant instant{TemporalKind::kDateTime, zone ? zone->offset_at(epoch_seconds) : offset, 0, 0, zone};
    set_local(instant, epoch_seconds + instant.offset, nanos);
    if (!is_day(instant.day)) return {};
    return instant;
}

void resolve_zone(Instant& instant, std::optional<std::int32_t> wanted) {
    if (!instant.zone) return;
    const std::int64_t local = local_seconds(instant);
    const TimeZone::Offsets offsets = instant.zone->offsets_of(local);
    const std::int64_t utc = local - (wanted == offsets.second ? offsets.second : offsets.first);
    instant.offset = instant.zone->offset_at(utc);
    set_local(instant, utc + instant.offset, instant.nanos % kNanosOfSecond);
}

std::optional<Instant> moved_to(const Instant& instant, std::int32_t offset, const TimeZone* zone) {
    if (instant.kind == TemporalKind::kDateTime)
        return date_time_at(epoch_seconds(instant), instant.nanos % kNanosOfSecond, offset, zone);
    Instant moved = instant; // a time of day
    moved.offset = offset;
    moved.nanos = floor_mod(instant.nanos + (offset - instant.offset) * kNanosOfSecond, kNanosOfDay);
    return moved;
}

int compare(const Instant& a, const Instant& b) {
    const auto moment = [](const Instant& instant) {
        return std::pair(epoch_seconds(instant), instant.nanos % kNanosOfSecond);
    };
    const auto order = moment(a) <=> moment(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::size_t hash_of(const Instant& instant) {
    const auto mixed = static_cast<std::uint64_t>(epoch_seconds(instant)) * 0x9e37'79b9'7f4a'7c15u +
                       static_cast<std::uint64_t>(instant.nanos % kNanosOfSecond);
    return std::hash<std::uint64_t>()(mixed * 8 + static_cast<std::uint64_t>(instant.kind));
}

std::optional<Instant> sum(const Instant& instant, const Duration& duration) {
    Instant result = instant;
    if (instant.has_date()) {
        const auto day = plus_months(instant.day, duration.months);
        if (!day || duration.days < -kMostDays || duration.days > kMostDays) return {};
        result.day = *day + duration.days;
        if (!is_day(result.day)) return {};
    }
    switch (instant.kind) {
    case TemporalKind::kDate: {
        // the seconds of a negative duration may be one less than they are without the nanoseconds
        const std::int64_t seconds = duration.seconds + (duration.seconds < 0 && duration.nanos > 0);
        result.day += seconds / kSecondsOfDay;
        break;
    }
    case TemporalKind::kTime:
    case TemporalKind::kLocalTime:
        result.nanos =
            floor_mod(instant.nanos + duration.seconds % kSecondsOfDay * kNanosOfSecond + duration.nanos, kNanosOfDay);
        return result;
    default: {
        resolve_zone(result, instant.offset);
        const std::int64_t nanos = result.nanos % kNanosOfSecond + duration.nanos;
        std::int64_t seconds = 0;
        if (__builtin_add_overflow(epoch_seconds(result), duration.seconds, &seconds) ||
            __builtin_add_overflow(seconds, nanos / kNanosOfSecond, &seconds))
            return {};
        auto moved = date_time_at(seconds, nanos % kNanosOfSecond, instant.offset, instant.zone);
        if (moved) moved->kind = instant.kind;
        return moved;
    }
    }
    if (!is_day(result.day)) return {};
    return result;
}

std::optional<Duration> duration_of(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos) {
    if (__builtin_add_overflow(seconds, floor_div(nanos, kNanosOfSecond), &seconds)) return {};
    return Duration{TemporalKind::kDuration, static_cast<std::int32_t>(floor_mod(nanos, kNanosOfSecond)), months, days,
                    seconds};
}

std::optional<Duration> sum(const Duration& a, const Duration& b) {
    Duration sum;
    if (__builtin_add_overflow(a.months, b.months, &sum.months) || __builtin_add_overflow(a.days, b.days, &sum.days) ||
        __builtin_add_overflow(a.seconds, b.seconds, &sum.seconds))
        return {};
    return duration_of(sum.months, sum.days, sum.seconds, std::int64_t{a.nanos} + b.nanos);
}

std::optional<Duration> negated(const Duration& duration) {
    if (duration.months == INT64_MIN || duration.days == INT64_MIN || duration.seconds == INT64_MIN) return {};
    return duration_of(-duration.months, -duration.days, -duration.seconds, -std::int64_t{duration.nanos});
}

namespace {

/// Adds up whole numbers out of ones that need not be.
struct Sum {
    std::int64_t total = 0;
    bool fits = true; ///< into 64 bits, so far

    /// Gives back what is not whole of it.
    double add(double amount) {
        const double whole = std::trunc(amount);
        fits = fits && whole > -0x1p63 && whole < 0x1p63 &&
               !__builtin_add_overflow(total, static_cast<std::int64_t>(whole), &total);
        return amount - whole;
    }
};

/// The parts of a duration, each a number that need not be whole.
struct Amounts {
    double months = 0;
    double days = 0;
    double seconds = 0;
    double nanos = 0;
};

Amounts amounts_of(const Duration& duration, double factor) {
    return {static_cast<double>(duration.months) * factor, static_cast<double>(duration.days) * factor,
            static_cast<double>(duration.seconds) * factor, duration.nanos * factor};
}

std::optional<Duration> sum_of(const Amounts& amounts) {
    Sum months;
    Sum days;
    Sum seconds;
    Sum nanos;
    const double of_month = months.add(amounts.months) * kSecondsOfMonth;
    const double days_of_month = std::trunc(of_month / kSecondsOfDay);
    days.add(days_of_month);
    const double of_day = days.add(amounts.days) * kSecondsOfDay;
    double of_second = 0;
    for (const double part : {of_month - days_of_month * kSecondsOfDay, of_day, amounts.seconds})
        of_second += seconds.add(part);
    // what binary fractions lack of a nanosecond is no part of the number that was written
    nanos.add(std::round(of_second * 1e9));
    nanos.add(amounts.nanos);
    if (!months.fits || !days.fits || !seconds.fits || !nanos.fits) return {};
    return duration_of(months.total, days.total, seconds.total, nanos.total);
}

std::optional<Duration> multiple(const Duration& duration, std::int64_t factor) {
    Duration result;
    // so that the nanoseconds cannot overflow
    const std::int64_t seconds_of_nanos = factor / kNanosOfSecond * duration.nanos;
    if (__builtin_mul_overflow(duration.months, factor, &result.months) ||
        __builtin_mul_overflow(duration.days, factor, &result.days) ||
        __builtin_mul_overflow(duration.seconds, factor, &result.seconds) ||
        __builtin_add_overflow(result.seconds, seconds_of_nanos, &result.seconds))
        return {};
    return duration_of(result.months, result.days, result.seconds, factor % kNanosOfSecond * duration.nanos);
}

} // namespace

std::optional<Duration> product(const Duration& duration, double factor) {
    if (factor == std::trunc(factor) && std::fabs(factor) < 0x1p53)
        return multiple(duration, static_cast<std::int64_t>(factor));
    return sum_of(amounts_of(duration, factor));
}

std::optional<Duration> product(const Duration& unit, std::int64_t whole, double part) {
    const auto of_whole = multiple(unit, whole);
    const auto of_part = sum_of(amounts_of(unit, part));
    return of_whole && of_part ? sum(*of_whole, *of_part) : std::nullopt;
}

std::optional<Duration> quotient(const Duration& duration, double divisor) {
    if (divisor == 1) return duration;
    const Amounts all = amounts_of(duration, 1);
    return sum_of({all.months / divisor, all.days / divisor, all.seconds / divisor, all.nanos / divisor});
}

int order(const Duration& a, const Duration& b) {
    const auto length = [](const Duration& duration) {
        return static_cast<double>(duration.months) * kSecondsOfMonth +
               static_cast<double>(duration.days) * kSecondsOfDay + static_cast<double>(duration.seconds);
    };
    const auto key = [&](const Duration& duration) {
        return std::tuple(length(duration), duration.nanos, duration.months, duration.days, duration.seconds);
    };
    const auto order = key(a) <=> key(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::size_t hash_of(const Duration& duration) {
    std::uint64_t hash = static_cast<std::uint64_t>(duration.nanos);
    for (const std::int64_t part : {duration.months, duration.days, duration.seconds})
        hash = hash * 0x9e37'79b9'7f4a'7c15u + static_cast<std::uint64_t>(part);
    return std::hash<std::uint64_t>()(hash);
}

namespace {

/// Both with date, time and offset, where the first is.
std::pair<Instant, std::optional<Instant>> made_alike(Instant a, Instant b) {
    const bool moves = a.has_offset() && b.has_offset();
    if (!a.has_date()) a.day = b.has_date() ? b.day : 0;
    if (!b.has_date()) b.day = a.day;
    if (!a.has_offset()) {
        a.offset = b.offset;
        a.zone = b.zone;
    }
    if (!b.has_offset()) {
        b.offset = a.offset;
        b.zone = a.zone;
    }
    a.kind = b.kind = TemporalKind::kDateTime;
    if (moves) return {a, moved_to(b, a.offset, a.zone)};
    resolve_zone(a);
    resolve_zone(b);
    return {a, b};
}

/// Whole months from one to the other, both in the same place.
std::int64_t months_between(const Instant& a, const Instant& b) {
    std::int64_t last = b.day; // of which all has passed
    if (a.day < b.day && b.nanos < a.nanos) --last;
    if (a.day > b.day && b.nanos > a.nanos) ++last;
    const auto packed = [](std::int64_t day) {
        const CalendarDate date = calendar_date(day);
        return (date.year * 12 + date.month) * 32 + date.day;
    };
    return (packed(last) - packed(a.day)) / 32;
}

std::int64_t days_between(const Instant& a, const Instant& b) {
    const std::int64_t days = b.day - a.day;
    if (days > 0 && b.nanos < a.nanos) return days - 1;
    if (days < 0 && b.nanos > a.nanos) return days + 1;
    return days;
}

std::optional<Duration> time_between(const Instant& a, const Instant& b) {
    return duration_of(0, 0, epoch_seconds(b) - epoch_seconds(a), b.nanos % kNanosOfSecond - a.nanos % kNanosOfSecond);
}

} // namespace

std::optional<Duration> between(const Instant& a, const Instant& b, Unit unit) {
    auto [first, last] = made_alike(a, b);
    if (!last) return {};
    switch (unit) {
    case Unit::kMonths:
        return duration_of(months_between(first, *last), 0, 0, 0);
    case Unit::kDays:
        return duration_of(0, days_between(first, *last), 0, 0);
    case Unit::kSeconds:
        return time_between(first, *last);
    case Unit::kAll:
        break;
    }
    Duration whole;
    whole.months = months_between(first, *last);
    if (const auto day = plus_months(first.day, whole.months)) first.day = *day;
    whole.days = days_between(first, *last);
    first.day += whole.days;
    resolve_zone(first, first.offset);
    const auto rest = time_between(first, *last);
    return rest ? sum(whole, *rest) : rest;
}

} // namespace claimgraph::cypher
