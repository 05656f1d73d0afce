#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/values/temporal_fields.hpp"

namespace claimgraph::cypher {
namespace {

Value wrong(Runtime& run, Position at, std::string message) {
    return run.fail("ArgumentError", "InvalidArgumentValue", std::move(message), at);
}

template <class Result>
Value value_of(Runtime& run, Position at, const TextResult<Result>& result) {
    return result ? Value(*result) : wrong(run, at, result.error());
}

/// The time that it is for the query, there.
template <TemporalKind Kind>
Value now(Runtime& run, Position at, const Place& place) {
    using namespace std::chrono;
    const nanoseconds since = run.now().time_since_epoch();
    const auto seconds = floor<std::chrono::seconds>(since);
    const auto moment = date_time_at(seconds.count(), (since - seconds).count(), place.offset, place.zone);
    if (!moment) return wrong(run, at, "the clock of this computer stands beyond the year 999999999");
    return value_of(run, at, converted(*moment, Kind));
}

/// date.statement('Europe/Stockholm')
template <TemporalKind Kind>
Value clock(Runtime& run, Position at, Arguments a) {
    if (a.empty()) return now<Kind>(run, at, {});
    const auto place = place_from(a[0].text());
    return place ? now<Kind>(run, at, *place) : wrong(run, at, place.error());
}

/// date(), date('2015-07-21'), date({year: 2015}), date(datetime('...')), date({timezone: 'Europe/Stockholm'})
template <TemporalKind Kind>
Value instant(Runtime& run, Position at, Arguments a) {
    if (a.empty()) return now<Kind>(run, at, {});
    if (a[0].is(ValueKind::kString)) return value_of(run, at, instant_from(a[0].text(), Kind));
    if (a[0].is_instant()) return value_of(run, at, converted(a[0].instant(), Kind));
    const Map& map = a[0].map();
    if (map.size() != 1 || !map.contains("timezone")) return value_of(run, at, instant_of(map, Kind));
    const Value& place = map.begin()->second;
    if (place.is_null()) return {};
    if (!place.is(ValueKind::kString)) return wrong(run, at, "expected a text as timezone");
    return clock<Kind>(run, at, {&place, 1});
}

/// date.truncate('month', d, {day: 2})
template <TemporalKind Kind>
Value truncate(Runtime& run, Position at, Arguments a) {
    const Value instant = a.size() > 1 ? a[1] : now<TemporalKind::kDateTime>(run, at, {});
    return value_of(run, at, truncated(instant.instant(), a[0].text(), a.size() > 2 ? a[2].map() : Map(), Kind));
}

Value duration(Runtime& run, Position at, Arguments a) {
    if (a[0].is(ValueKind::kDuration)) return a[0];
    if (a[0].is(ValueKind::kString)) return value_of(run, at, duration_from(a[0].text()));
    return value_of(run, at, duration_of(a[0].map()));
}

template <Unit In>
Value between(Runtime& run, Position at, Arguments a) {
    const auto duration = between(a[0].instant(), a[1].instant(), In);
    return duration ? Value(*duration) : wrong(run, at, "the dates lie beyond the year 999999999");
}

Value from_epoch(Runtime& run, Position at, Arguments a) {
    const auto parts = duration_of(0, 0, a[0].integer(), a[1].integer());
    const auto moment = parts ? date_time_at(parts->seconds, parts->nanos, 0, nullptr) : std::nullopt;
    return moment ? Value(*moment) : wrong(run, at, "the date is beyond the year 999999999");
}

Value from_epoch_millis(Runtime& run, Position at, Arguments a) {
    const Value parts[] = {Value(a[0].integer() / 1000), Value(a[0].integer() % 1000 * 1'000'000)};
    return from_epoch(run, at, parts);
}

constexpr Kinds kOrDuration = kDurations | kNullKind;
constexpr Kinds kOrDateTime = set_of(ValueKind::kDateTime) | kNullKind;

template <TemporalKind Kind>
constexpr Type kGives{static_cast<Kinds>(set_of(value_kind(Kind)) | kNullKind)};

template <TemporalKind Kind>
constexpr Function makes(std::string_view name) {
    return {name, 0, 1, {kStrings | kMaps | kInstants}, kGives<Kind>, instant<Kind>};
}
template <TemporalKind Kind>
constexpr Function tells(std::string_view name) {
    return {name, 0, 1, {kStrings}, kGives<Kind>, clock<Kind>};
}
template <TemporalKind Kind>
constexpr Function truncates(std::string_view name) {
    return {name, 1, 3, {kStrings, kInstants, kMaps}, kGives<Kind>, truncate<Kind>};
}

constexpr Function kTemporalFunctions[] = {
    makes<TemporalKind::kDate>("date"),
    tells<TemporalKind::kDate>("date.transaction"),
    tells<TemporalKind::kDate>("date.statement"),
    tells<TemporalKind::kDate>("date.realtime"),
    truncates<TemporalKind::kDate>("date.truncate"),
    makes<TemporalKind::kDateTime>("datetime"),
    tells<TemporalKind::kDateTime>("datetime.transaction"),
    tells<TemporalKind::kDateTime>("datetime.statement"),
    tells<TemporalKind::kDateTime>("datetime.realtime"),
    truncates<TemporalKind::kDateTime>("datetime.truncate"),
    makes<TemporalKind::kLocalDateTime>("localdatetime"),
    tells<TemporalKind::kLocalDateTime>("localdatetime.transaction"),
    tells<TemporalKind::kLocalDateTime>("localdatetime.statement"),
    tells<TemporalKind::kLocalDateTime>("localdatetime.realtime"),
    truncates<TemporalKind::kLocalDateTime>("localdatetime.truncate"),
    makes<TemporalKind::kTime>("time"),
    tells<TemporalKind::kTime>("time.transaction"),
    tells<TemporalKind::kTime>("time.statement"),
    tells<TemporalKind::kTime>("time.realtime"),
    truncates<TemporalKind::kTime>("time.truncate"),
    makes<TemporalKind::kLocalTime>("localtime"),
    tells<TemporalKind::kLocalTime>("localtime.transaction"),
    tells<TemporalKind::kLocalTime>("localtime.statement"),
    tells<TemporalKind::kLocalTime>("localtime.realtime"),
    truncates<TemporalKind::kLocalTime>("localtime.truncate"),
    {"datetime.fromEpoch", 2, 2, {kIntegers, kIntegers}, {kOrDateTime}, from_epoch},
    {"datetime.fromEpochMillis", 1, 1, {kIntegers}, {kOrDateTime}, from_epoch_millis},
    {"duration", 1, 1, {kStrings | kMaps | kDurations}, {kOrDuration}, duration},
    {"duration.between", 2, 2, {kInstants, kInstants}, {kOrDuration}, between<Unit::kAll>},
    {"duration.inMonths", 2, 2, {kInstants, kInstants}, {kOrDuration}, between<Unit::kMonths>},
    {"duration.inDays", 2, 2, {kInstants, kInstants}, {kOrDuration}, between<Unit::kDays>},
    {"duration.inSeconds", 2, 2, {kInstants, kInstants}, {kOrDuration}, between<Unit::kSeconds>},
};

} // namespace

std::span<const Function> temporal_functions() { return kTemporalFunctions; }

} // namespace claimgraph::cypher
