#include "graph/cypher/values/temporal_fields.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cypher {
namespace {

struct DurationUnit {
    std::string_view name;
    Duration unit;
};
constexpr DurationUnit kUnits[] = {{"years", {.months = 12}},
                                   {"quarters", {.months = 3}},
                                   {"months", {.months = 1}},
                                   {"weeks", {.days = 7}},
                                   {"days", {.days = 1}},
                                   {"hours", {.seconds = 3600}},
                                   {"minutes", {.seconds = 60}},
                                   {"seconds", {.seconds = 1}},
                                   {"milliseconds", {.nanos = 1'000'000}},
                                   {"microseconds", {.nanos = 1'000}},
                                   {"nanoseconds", {.nanos = 1}}};

} // namespace

TextResult<Value> duration_of(const Map& map) {
    Duration total;
    bool null = false;
    for (const auto& [key, value] : map) {
        const auto* name = std::ranges::find(kUnits, std::string_view(key), &DurationUnit::name);
        if (name == std::end(kUnits)) return wrong(fmt::format("a duration has no component '{}'", key.substr(0, 60)));
        null = null || value.is_null();
        if (value.is_null()) continue;
        if (!value.is_number())
            return wrong(fmt::format("found {} as {}, expected a number", to_string(value.kind()), key));
        const auto part =
            value.is(ValueKind::kInteger) ? product(name->unit, value.integer(), 0) : product(name->unit, value.real());
        const auto sum_so_far = part ? sum(total, *part) : std::nullopt;
        if (!sum_so_far) return wrong(fmt::format("found too many {}", key));
        total = *sum_so_far;
    }
    return null ? Value() : Value(total);
}

namespace {

struct Getter {
    std::string_view name;
    std::int64_t (*get)(const Instant&);
};
constexpr Getter kDateGetters[] = {
    {"year", [](const Instant& of) { return calendar_date(of.day).year; }},
    {"quarter", [](const Instant& of) { return std::int64_t{(calendar_date(of.day).month + 2) / 3}; }},
    {"month", [](const Instant& of) { return std::int64_t{calendar_date(of.day).month}; }},
    {"week", [](const Instant& of) { return std::int64_t{week_date(of.day).week}; }},
    {"weekYear", [](const Instant& of) { return week_date(of.day).year; }},
    {"day", [](const Instant& of) { return std::int64_t{calendar_date(of.day).day}; }},
    {"ordinalDay", [](const Instant& of) { return std::int64_t{ordinal_day(of.day)}; }},
    {"weekDay", [](const Instant& of) { return std::int64_t{week_date(of.day).weekday}; }},
    {"dayOfWeek", [](const Instant& of) { return std::int64_t{week_date(of.day).weekday}; }},
    {"dayOfQuarter", [](const Instant& of) { return std::int64_t{quarter_day(of.day)}; }},
};
constexpr Getter kTimeGetters[] = {
    {"hour", [](const Instant& of) { return of.nanos / (3600 * kNanosOfSecond); }},
    {"minute", [](const Instant& of) { return of.nanos / (60 * kNanosOfSecond) % 60; }},
    {"second", [](const Instant& of) { return of.nanos / kNanosOfSecond % 60; }},
    {"millisecond", [](const Instant& of) { return of.nanos % kNanosOfSecond / 1'000'000; }},
    {"microsecond", [](const Instant& of) { return of.nanos % kNanosOfSecond / 1'000; }},
    {"nanosecond", [](const Instant& of) { return of.nanos % kNanosOfSecond; }},
};
constexpr Getter kOffsetGetters[] = {
    {"offsetMinutes", [](const Instant& of) { return std::int64_t{of.offset / 60}; }},
    {"offsetSeconds", [](const Instant& of) { return std::int64_t{of.offset}; }},
};
template <class Getters>
const Getter* find_getter(const Getters& getters, std::string_view name) {
    const auto* found = std::ranges::find(getters, name, &Getter::name);
    return found == std::end(getters) ? nullptr : found;
}

std::optional<Value> component_of(const Instant& instant, std::string_view name) {
    const Getter* getter = instant.has_date() ? find_getter(kDateGetters, name) : nullptr;
    if (!getter && instant.has_time()) getter = find_getter(kTimeGetters, name);
    if (!getter && instant.has_offset()) getter = find_getter(kOffsetGetters, name);
    if (getter) return Value(getter->get(instant));
    if (instant.kind == TemporalKind::kDateTime && name == "epochSeconds") return Value(epoch_seconds(instant));
    if (instant.has_offset() && name == "timezone") return Value(place_text(instant));
    if (instant.has_offset() && name == "offset") return Value(offset_text(instant.offset));
    return {};
}

struct DurationGetter {
    std::string_view name;
    std::int64_t (*get)(const Duration&);
};
constexpr DurationGetter kOfDuration[] = {
    {"years", [](const Duration& of) { return of.months / 12; }},
    {"quarters", [](const Duration& of) { return of.months / 3; }},
    {"months", [](const Duration& of) { return of.months; }},
    {"weeks", [](const Duration& of) { return of.days / 7; }},
    {"days", [](const Duration& of) { return of.days; }},
    {"hours", [](const Duration& of) { return of.seconds / 3600; }},
    {"minutes", [](const Duration& of) { return of.seconds / 60; }},
    {"seconds", [](const Duration& of) { return of.seconds; }},
    {"quartersOfYear", [](const Duration& of) { return of.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& of) { return of.months % 3; }},
    {"monthsOfYear", [](const Duration& of) { return of.months % 12; }},
    {"daysOfWeek", [](const Duration& of) { return of.days % 7; }},
    {"minutesOfHour", [](const Duration& of) { return of.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& of) { return of.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& of) { return std::int64_t{of.nanos / 1'000'000}; }},
    {"microsecondsOfSecond", [](const Duration& of) { return std::int64_t{of.nanos / 1'000}; }},
    {"nanosecondsOfSecond", [](const Duration& of) { return std::int64_t{of.nanos}; }},
};
struct PartOfSecond {
    std::string_view name;
    std::int64_t per_second;
};
constexpr PartOfSecond kPartsOfSecond[] = {
    {"milliseconds", 1'000}, {"microseconds", 1'000'000}, {"nanoseconds", kNanosOfSecond}};

/// So many seconds and nanoseconds in a smaller unit.
TextResult<Value> counted_in(std::string_view name, std::int64_t per_second, std::int64_t seconds, std::int64_t nanos) {
    std::int64_t count = 0;
    if (__builtin_mul_overflow(seconds, per_second, &count) ||
        __builtin_add_overflow(count, nanos / (kNanosOfSecond / per_second), &count))
        return wrong(fmt::format("{} is beyond an integer of 64 bits", name));
    return Value(count);
}

} // namespace

TextResult<Value> component(const Value& value, std::string_view name) {
    std::optional<Value> found;
    if (value.is_instant()) {
        const Instant& instant = value.instant();
        if (instant.kind == TemporalKind::kDateTime && name == "epochMillis")
            return counted_in(name, 1'000, epoch_seconds(instant), instant.nanos % kNanosOfSecond);
        found = component_of(instant, name);
    } else {
        const Duration& duration = value.duration();
        if (const auto* part = std::ranges::find(kPartsOfSecond, name, &PartOfSecond::name);
            part != std::end(kPartsOfSecond))
            return counted_in(name, part->per_second, duration.seconds, duration.nanos);
        if (const auto* getter = std::ranges::find(kOfDuration, name, &DurationGetter::name);
            getter != std::end(kOfDuration))
            found = Value(getter->get(duration));
    }
    if (!found) return wrong(fmt::format("{} has no component '{}'", to_string(value.kind()), name.substr(0, 60)));
    return *found;
}

} // namespace claimgraph::cypher
