#include "graph/cypher/values/temporal_fields.hpp"

#include "graph/cypher/values/time_zone.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

enum class Field : std::uint8_t {
    kYear,
    kQuarter,
    kMonth,
    kWeek,
    kDayOfQuarter,
    kOrdinalDay,
    kDayOfWeek,
    kDay,
    kHour,
    kMinute,
    kSecond,
    kMillisecond,
    kMicrosecond,
    kNanosecond,
    kEpochSeconds,
    kEpochMillis,
    kCount
};
constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kCount);

struct FieldName {
    std::string_view name;
    std::int64_t least;
    std::int64_t most;
};
constexpr std::int64_t kMostEpoch = 32'000'000'000'000'000;
// in the order of Field
constexpr FieldName kFields[kFieldCount] = {{"year", -kLastYear, kLastYear},
                                            {"quarter", 1, 4},
                                            {"month", 1, 12},
                                            {"week", 1, 53},
                                            {"dayOfQuarter", 1, 92},
                                            {"ordinalDay", 1, 366},
                                            {"dayOfWeek", 1, 7},
                                            {"day", 1, 31},
                                            {"hour", 0, 23},
                                            {"minute", 0, 59},
                                            {"second", 0, 59},
                                            {"millisecond", 0, 999},
                                            {"microsecond", 0, 999'999},
                                            {"nanosecond", 0, 999'999'999},
                                            {"epochSeconds", -kMostEpoch, kMostEpoch},
                                            {"epochMillis", -kMostEpoch, kMostEpoch}};

/// "a date".
std::string_view name_of(TemporalKind kind) { return to_string(value_kind(kind)); }

/// The components that a map has.
struct Components {
    std::array<std::optional<std::int64_t>, kFieldCount> values{};
    std::optional<Instant> date{}; ///< what gives the ones that are left out
    std::optional<Instant> time{};
    std::optional<Place> place{};
    bool null = false; ///< one of them is

    const std::optional<std::int64_t>& operator[](Field field) const { return values[static_cast<std::size_t>(field)]; }
    bool has(std::initializer_list<Field> fields) const {
        return std::ranges::any_of(fields, [&](Field field) { return (*this)[field].has_value(); });
    }
};

/// `date`, `time` or `datetime`; an error if it is none of these.
std::string take_source(std::string_view key, const Value& value, Components& into) {
    if (!value.is_instant())
        return fmt::format("found {} as {}, expected a date or time", to_string(value.kind()), key);
    const Instant& instant = value.instant();
    if ((key != "time" && !instant.has_date()) || (key == "time" && !instant.has_time()))
        return fmt::format("found {} as {}", name_of(instant.kind), key);
    if (key != "time") into.date = instant;
    if (key != "date") into.time = instant;
    return {};
}

TextResult<Components> read(const Map& map, TemporalKind kind) {
    const Instant like{kind, 0, 0, 0, nullptr};
    Components result;
    for (const auto& [key, value] : map) {
        result.null = result.null || value.is_null();
        if (value.is_null()) continue;
        const bool is_source =
            key == "datetime" || (key == "date" && like.has_date()) || (key == "time" && like.has_time());
        if (is_source) {
            if (const std::string error = take_source(key, value, result); !error.empty()) return wrong(error);
            continue;
        }
        if (key == "timezone" && like.has_offset()) {
            if (!value.is(ValueKind::kString))
                return wrong(fmt::format("found {} as timezone, expected a text", to_string(value.kind())));
            auto place = place_from(value.text());
            if (!place) return wrong(place.error());
            result.place = *place;
            continue;
        }
        const auto* field = std::ranges::find(kFields, std::string_view(key), &FieldName::name);
        const auto index = static_cast<std::size_t>(field - kFields);
        const bool of_date = index < static_cast<std::size_t>(Field::kHour);
        const bool of_epoch = index >= static_cast<std::size_t>(Field::kEpochSeconds);
        if (index >= kFieldCount || (of_date ? !like.has_date() : !like.has_time()) ||
            (of_epoch && kind != TemporalKind::kDateTime))
            return wrong(fmt::format("{} has no component '{}'", name_of(kind), key.substr(0, 60)));
        if (!value.is(ValueKind::kInteger))
            return wrong(fmt::format("found {} as {}, expected an integer", to_string(value.kind()), key));
        if (value.integer() < field->least || value.integer() > field->most)
            return wrong(
                fmt::format("found {} as {}, expected {} to {}", value.integer(), key, field->least, field->most));
        result.values[index] = value.integer();
    }
    return result;
}

/// What is missing among components from large to small, of which a small one needs the larger ones.
std::string missing_among(const Components& of, std::initializer_list<Field> fields) {
    const Field* missing = nullptr;
    for (const Field& field : fields) {
        if (!of[field] && !missing) missing = &field;
        if (of[field] && missing)
            return fmt::format("expected {} with {}", kFields[static_cast<std::size_t>(*missing)].name,
                               kFields[static_cast<std::size_t>(field)].name);
    }
    return {};
}

TextResult<std::int64_t> or_wrong(std::optional<std::int64_t> day) {
    if (!day) return wrong("there is no such day");
    return *day;
}

/// The day that components say; `base` gives what they leave out.
TextResult<std::int64_t> day_of(const Components& of, const std::optional<Instant>& base) {
    using enum Field;
    const auto part = [&](Field field, std::int64_t otherwise) { return of[field].value_or(otherwise); };
    const bool weeks = of.has({kWeek, kDayOfWeek});
    const bool quarters = of.has({kQuarter, kDayOfQuarter});
    const bool ordinals = of.has({kOrdinalDay});
    const bool months = of.has({kMonth, kDay});
    if (weeks + quarters + ordinals + months > 1)
        return wrong("expected one of month, day; week, dayOfWeek; quarter, dayOfQuarter; ordinalDay");
    if (!base) {
        if (!of[kYear]) return wrong("expected year");
        std::string missing = missing_among(of, {kYear, kMonth, kDay});
        if (missing.empty()) missing = missing_among(of, {kYear, kWeek, kDayOfWeek});
        if (missing.empty()) missing = missing_among(of, {kYear, kQuarter, kDayOfQuarter});
        if (!missing.empty()) return wrong(missing);
    }
    if (weeks) {
        const WeekDate known = base ? week_date(base->day) : WeekDate{};
        return or_wrong(cypher::day_of(WeekDate{part(kYear, known.year), static_cast<int>(part(kWeek, known.week)),
                                                static_cast<int>(part(kDayOfWeek, known.weekday))}));
    }
    const CalendarDate known = base ? calendar_date(base->day) : CalendarDate{};
    const std::int64_t year = part(kYear, known.year);
    if (ordinals) return or_wrong(day_of_ordinal(year, *of[kOrdinalDay]));
    if (quarters) {
        const std::int64_t quarter = part(kQuarter, (known.month + 2) / 3);
        return or_wrong(day_of_quarter(year, static_cast<int>(quarter) * 3 - 2,
                                       part(kDayOfQuarter, base ? quarter_day(base->day) : 1)));
    }
    const int month = static_cast<int>(part(kMonth, known.month));
    const int day = of[kDay] ? static_cast<int>(*of[kDay]) : std::min(known.day, days_of_month(year, month));
    return or_wrong(cypher::day_of(CalendarDate{year, month, day}));
}

/// Nanoseconds of the second: all that components say together, if there are any.
TextResult<std::optional<std::int64_t>> fraction_of(const Components& of) {
    using enum Field;
    if (!of.has({kMillisecond, kMicrosecond, kNanosecond})) return std::nullopt;
    // next to a larger unit, a smaller one counts what is left by it
    if (of[kMillisecond] && of[kMicrosecond].value_or(0) > 999)
        return wrong("found millisecond, expected microsecond from 0 to 999");
    const std::int64_t room = of[kMicrosecond] ? 999 : of[kMillisecond] ? 999'999 : 999'999'999;
    if (of[kNanosecond].value_or(0) > room) return wrong(fmt::format("expected nanosecond from 0 to {}", room));
    return of[kMillisecond].value_or(0) * 1'000'000 + of[kMicrosecond].value_or(0) * 1'000 +
           of[kNanosecond].value_or(0);
}

/// Nanoseconds since midnight.
TextResult<std::int64_t> time_of(const Components& of, const std::optional<Instant>& base) {
    using enum Field;
    const std::int64_t known = base ? base->nanos : 0;
    const std::int64_t seconds = known / kNanosOfSecond;
    if (!base) {
        std::string missing = missing_among(of, {kHour, kMinute, kSecond});
        if (missing.empty() && of.has({kMillisecond, kMicrosecond, kNanosecond}) && !of[kSecond])
            missing = "expected second with parts of a second";
        if (!missing.empty()) return wrong(missing);
    }
    const auto fraction = fraction_of(of);
    if (!fraction) return wrong(fraction.error());
    const std::int64_t hour = of[kHour].value_or(seconds / 3600);
    const std::int64_t minute = of[kMinute].value_or(seconds / 60 % 60);
    const std::int64_t second = of[kSecond].value_or(seconds % 60);
    return (hour * 3600 + minute * 60 + second) * kNanosOfSecond + fraction->value_or(known % kNanosOfSecond);
}

void put(Instant& instant, const Place& place) {
    instant.offset = place.offset;
    instant.zone = place.zone;
    resolve_zone(instant);
}

TextResult<Value> value_of(const std::optional<Instant>& instant) {
    if (!instant || !is_day(instant->day)) return wrong("the date is beyond the year 999999999");
    return Value(*instant);
}

} // namespace

TextResult<Instant> converted(const Instant& instant, TemporalKind kind) {
    Instant result = instant;
    result.kind = kind;
    if (result.has_date() ? !instant.has_date() : !instant.has_time())
        return wrong(fmt::format("found {}, expected what has a {}", name_of(instant.kind),
                                 result.has_date() ? "date" : "time"));
    if (!result.has_date()) result.day = 0;
    if (!result.has_time()) result.nanos = 0;
    if (!result.has_offset()) result.offset = 0;
    if (kind != TemporalKind::kDateTime) result.zone = nullptr;
    return result;
}

TextResult<Value> instant_of(const Map& map, TemporalKind kind) {
    const auto of = read(map, kind);
    if (!of) return wrong(of.error());
    if (of->null) return Value();
    Instant instant{kind, 0, 0, 0, nullptr};
    if (of->has({Field::kEpochSeconds, Field::kEpochMillis})) {
        const std::int64_t millis = (*of)[Field::kEpochMillis].value_or(0);
        const auto seconds = (*of)[Field::kEpochSeconds];
        const auto fraction = fraction_of(*of);
        if (!fraction) return wrong(fraction.error());
        const auto parts =
            duration_of(0, 0, seconds.value_or(millis / 1000), millis % 1000 * 1'000'000 + fraction->value_or(0));
        const Place place = of->place.value_or(Place{});
        return value_of(date_time_at(parts->seconds, parts->nanos, place.offset, place.zone));
    }
    if (instant.has_date()) {
        const auto day = day_of(*of, of->date);
        if (!day) return wrong(day.error());
        instant.day = *day;
    }
    if (instant.has_time()) {
        if (!instant.has_date() && !of->time && !(*of)[Field::kHour]) return wrong("expected hour");
        const auto nanos = time_of(*of, of->time);
        if (!nanos) return wrong(nanos.error());
        instant.nanos = *nanos;
    }
    if (!instant.has_offset()) return Value(instant);
    if (kind == TemporalKind::kTime && of->place && of->place->zone)
        return wrong("a time has no day to look up a time zone for; expected an offset like +01:00");
    // a time brings its place along; another place is then where the same moment is to be seen
    const bool moves = of->time && of->time->has_offset();
    if (moves) put(instant, {of->time->offset, kind == TemporalKind::kTime ? nullptr : of->time->zone});
    if (of->place && moves) return value_of(moved_to(instant, of->place->offset, of->place->zone));
    if (of->place) put(instant, *of->place);
    return value_of(instant);
}

namespace {

/// In the order of their size; the first that begins with a day is kDay.
enum class Span : std::uint8_t {
    kMillennium,
    kCentury,
    kDecade,
    kYear,
    kWeekYear,
    kQuarter,
    kMonth,
    kWeek,
    kDay,
    kHour,
    kMinute,
    kSecond,
    kMillisecond,
    kMicrosecond
};
constexpr std::string_view kSpans[] = {"millennium", "century", "decade",      "year",       "weekYear",
                                       "quarter",    "month",   "week",        "day",        "hour",
                                       "minute",     "second",  "millisecond", "microsecond"};
/// From kDay on, in nanoseconds.
constexpr std::int64_t kSpanNanos[] = {
    kNanosOfDay, 3600 * kNanosOfSecond, 60 * kNanosOfSecond, kNanosOfSecond, 1'000'000, 1'000};

/// The first day of the span that a day is in; nothing if it is before the first year.
std::optional<std::int64_t> first_day(std::int64_t day, Span span) {
    const CalendarDate date = calendar_date(day);
    const auto of_years = [&](std::int64_t years) {
        return day_of(CalendarDate{date.year - (date.year % years + years) % years, 1, 1});
    };
    switch (span) {
    case Span::kMillennium:
        return of_years(1000);
    case Span::kCentury:
        return of_years(100);
    case Span::kDecade:
        return of_years(10);
    case Span::kYear:
        return of_years(1);
    case Span::kWeekYear:
        return day - (week_date(day).week - 1) * 7 - week_date(day).weekday + 1;
    case Span::kQuarter:
        return day - quarter_day(day) + 1;
    case Span::kMonth:
        return day - date.day + 1;
    case Span::kWeek:
        return day - week_date(day).weekday + 1;
    default:
        return day;
    }
}

} // namespace

TextResult<Value> truncated(const Instant& instant, std::string_view unit, const Map& map, TemporalKind kind) {
    const auto* found = std::ranges::find(kSpans, unit);
    if (found == std::end(kSpans))
        return wrong(fmt::format("found '{}', expected one of {}", unit.substr(0, 60), fmt::join(kSpans, ", ")));
    const auto span = static_cast<Span>(found - kSpans);
    Instant result = instant;
    result.kind = kind;
    if ((span < Span::kDay && !(instant.has_date() && result.has_date())) ||
        (span > Span::kDay && !(instant.has_time() && result.has_time())) || (result.has_date() && !instant.has_date()))
        return wrong(fmt::format("{} cannot be cut down to {}, by {}", name_of(instant.kind), name_of(kind), unit));
    auto of = read(map, kind);
    if (!of) return wrong(of.error());
    if (of->null) return Value();
    if (of->date || of->time || of->has({Field::kEpochSeconds, Field::kEpochMillis}))
        return wrong("expected components only, no other date or time");
    const auto first = first_day(instant.day, span);
    if (!first) return value_of({});
    result.day = result.has_date() ? *first : 0;
    result.nanos = 0;
    if (span > Span::kDay)
        result.nanos =
            instant.nanos - instant.nanos % kSpanNanos[static_cast<int>(span) - static_cast<int>(Span::kDay)];
    if (result.has_date()) {
        const auto day = day_of(*of, result);
        if (!day) return wrong(day.error());
        result.day = *day;
    }
    if (result.has_time()) {
        // parts of a second are what comes after the part that is kept
        const std::int64_t kept = result.nanos % kNanosOfSecond;
        const bool adds = of->has({Field::kMillisecond, Field::kMicrosecond, Field::kNanosecond});
        const auto nanos = time_of(*of, result);
        if (!nanos) return wrong(nanos.error());
        result.nanos = *nanos + (adds ? kept : 0);
        if (*nanos % kNanosOfSecond + (adds ? kept : 0) >= kNanosOfSecond) return wrong("found more than a second");
    }
    const Place place = of->place.value_or(Place{instant.offset, instant.zone});
    if (kind == TemporalKind::kTime && of->place && place.zone) return wrong("expected an offset like +01:00");
    put(result, result.has_offset() ? place : Place{});
    if (kind != TemporalKind::kDateTime) result.zone = nullptr;
    return value_of(result);
}

} // namespace claimgraph::cypher
