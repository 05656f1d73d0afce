#include "graph/cypher/values/temporal_text.hpp"

#include "graph/cypher/values/time_zone.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace claimgraph::cypher {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes from the front of a text what is of some form.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    char next() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool take(char c) {
        if (next() != c || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::size_t digits_ahead() const {
        return static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_digit) - rest_.begin());
    }
    /// Whether another part of a date or a time stands next: behind a separator, if its parts have them.
    bool goes_on(bool separated, char separator) { return separated ? take(separator) : digits_ahead() > 0; }
    /// A number of just so many digits.
    std::optional<int> number(std::size_t digits) {
        if (digits_ahead() < digits) return {};
        int value = 0;
        for (const char c : rest_.substr(0, digits)) value = value * 10 + (c - '0');
        rest_.remove_prefix(digits);
        return value;
    }
    /// The same, between two bounds.
    std::optional<int> number(std::size_t digits, int least, int most) {
        const auto value = number(digits);
        return value && *value >= least && *value <= most ? value : std::nullopt;
    }
    /// A point or comma and one to nine digits, as nanoseconds; 0 if there is none.
    std::optional<std::int64_t> fraction() {
        if (!take('.') && !take(',')) return 0;
        const std::size_t digits = digits_ahead();
        if (digits == 0 || digits > 9) return {};
        std::int64_t nanos = *number(digits);
        for (std::size_t i = digits; i < 9; ++i) nanos *= 10;
        return nanos;
    }
    /// -1.5, whole or with a point or comma: what is whole of it, and the rest.
    std::optional<std::pair<std::int64_t, double>> amount() {
        const bool negative = next() == '-';
        if (!take('-')) take('+');
        std::string text = negative ? "-" : "";
        const std::size_t digits = digits_ahead();
        text += rest_.substr(0, digits);
        rest_.remove_prefix(digits);
        std::int64_t whole = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), whole).ec != std::errc()) return {};
        if (!take('.') && !take(',')) return std::pair(whole, 0.0);
        const std::size_t decimals = digits_ahead();
        text = (negative ? "-0." : "0.") + std::string(rest_.substr(0, decimals));
        rest_.remove_prefix(decimals);
        double part = 0;
        std::from_chars(text.data(), text.data() + text.size(), part);
        return decimals > 0 ? std::optional(std::pair(whole, part)) : std::nullopt;
    }
    /// What stands between [ and ].
    std::optional<std::string_view> bracketed() {
        const std::size_t end = rest_.find(']');
        if (!take('[') || end == std::string_view::npos) return {};
        const std::string_view text = rest_.substr(0, end - 1);
        rest_.remove_prefix(end);
        return text;
    }

  private:
    std::string_view rest_;
};

std::optional<std::int64_t> read_year(Reader& in) {
    const char sign = in.next();
    if (sign != '+' && sign != '-') {
        const auto year = in.number(4);
        return year ? std::optional<std::int64_t>(*year) : std::nullopt;
    }
    in.take(sign);
    const std::size_t digits = in.digits_ahead();
    if (digits < 4 || digits > 9) return {};
    const std::int64_t year = *in.number(digits);
    return sign == '-' ? -year : year;
}

std::optional<std::int64_t> read_date(Reader& in) {
    const bool is_signed = in.next() == '+' || in.next() == '-';
    const auto year = read_year(in);
    if (!year) return {};
    const bool hyphens = in.take('-');
    const auto day_within = [&](std::size_t digits) { // the first, if it is left out
        return in.goes_on(hyphens, '-') ? in.number(digits) : std::optional(1);
    };
    if (in.take('W')) {
        const auto week = in.number(2);
        if (!week) return {};
        const auto weekday = day_within(1);
        return weekday ? day_of(WeekDate{*year, *week, *weekday}) : std::nullopt;
    }
    if (in.take('Q')) {
        const auto quarter = in.number(1, 1, 4);
        if (!quarter) return {};
        const auto day = day_within(2);
        return day ? day_of_quarter(*year, *quarter * 3 - 2, *day) : std::nullopt;
    }
    if (!hyphens && (is_signed || in.digits_ahead() == 0)) return day_of(CalendarDate{*year, 1, 1});
    if (in.digits_ahead() == 3) return day_of_ordinal(*year, *in.number(3));
    const auto month = in.number(2);
    if (!month) return {};
    const auto day = day_within(2);
    return day ? day_of(CalendarDate{*year, *month, *day}) : std::nullopt;
}

/// Nanoseconds since midnight.
std::optional<std::int64_t> read_time(Reader& in) {
    const auto hour = in.number(2, 0, 23);
    if (!hour) return {};
    std::int64_t seconds = *hour * 3600;
    const bool colons = in.next() == ':';
    if (!in.goes_on(colons, ':')) return seconds * kNanosOfSecond;
    const auto minute = in.number(2, 0, 59);
    if (!minute) return {};
    seconds += *minute * 60;
    if (!in.goes_on(colons, ':')) return seconds * kNanosOfSecond;
    const auto second = in.number(2, 0, 59);
    if (!second) return {};
    const auto nanos = in.fraction();
    return nanos ? std::optional((seconds + *second) * kNanosOfSecond + *nanos) : std::nullopt;
}

std::optional<std::int32_t> read_offset(Reader& in) {
    if (in.take('Z')) return 0;
    const char sign = in.next();
    if (!in.take('+') && !in.take('-')) return {};
    const auto hours = in.number(2);
    if (!hours) return {};
    std::int32_t seconds = *hours * 3600;
    const bool colons = in.next() == ':';
    for (const int unit : {60, 1}) {
        if (!in.goes_on(colons, ':')) break;
        const auto value = in.number(2, 0, 59);
        if (!value) return {};
        seconds += *value * unit;
    }
    if (seconds > kMostOffset) return {};
    return sign == '-' ? -seconds : seconds;
}

/// What a kind looks like, for messages.
std::string_view example_of(TemporalKind kind) {
    switch (kind) {
    case TemporalKind::kDateTime:
        return "a date and time like 2015-07-21T21:40:32+02:00";
    case TemporalKind::kLocalDateTime:
        return "a date and time like 2015-07-21T21:40:32";
    case TemporalKind::kDate:
        return "a date like 2015-07-21";
    case TemporalKind::kTime:
        return "a time like 21:40:32+02:00";
    case TemporalKind::kLocalTime:
        return "a time like 21:40:32";
    case TemporalKind::kDuration:
        return "a duration like P1Y2M10DT2H30M";
    }
    return {};
}

tl::unexpected<std::string> no_such(std::string_view text, std::string_view expected) {
    return tl::unexpected(fmt::format("found '{}', expected {}", text.substr(0, 60), expected));
}

tl::unexpected<std::string> no_zone(std::string_view name) {
    return tl::unexpected(fmt::format("the time zones of this system have no '{}'", name.substr(0, 60)));
}

/// P2012-02-02T14:37:21.545: years, months, days and so on as a calendar and a clock show them.
std::optional<Duration> read_calendar_duration(Reader& in) {
    const auto years = read_year(in);
    if (!years || !in.take('-')) return {};
    const auto months = in.number(2, 0, 12);
    if (!months || !in.take('-')) return {};
    const auto days = in.number(2, 0, 31);
    if (!days) return {};
    const auto nanos = in.take('T') ? read_time(in) : 0;
    if (!nanos || !in.at_end()) return {};
    return duration_of(*years * 12 + *months, *days, 0, *nanos);
}

std::optional<Duration> read_duration(Reader& in) {
    struct Part {
        char sign;
        Duration unit;
    };
    constexpr Part kOfDate[] = {{'Y', {.months = 12}}, {'M', {.months = 1}}, {'W', {.days = 7}}, {'D', {.days = 1}}};
    constexpr Part kOfTime[] = {{'H', {.seconds = 3600}}, {'M', {.seconds = 60}}, {'S', {.seconds = 1}}};
    std::optional<Duration> total;
    const auto read = [&](const auto& parts) {
        const auto* next = std::begin(parts);
        while (!in.at_end() && in.next() != 'T') {
            const auto value = in.amount();
            if (!value) return false;
            next = std::find_if(next, std::end(parts), [&](const Part& part) { return part.sign == in.next(); });
            if (next == std::end(parts)) return false;
            in.take(next->sign);
            const auto part = product(next->unit, value->first, value->second);
            ++next;
            if (part) total = sum(total.value_or(Duration{}), *part);
            if (!part || !total) return false;
        }
        return true;
    };
    if (!read(kOfDate)) return {};
    if (in.take('T') && (in.at_end() || !read(kOfTime))) return {};
    return in.at_end() ? total : std::nullopt;
}

std::string date_text(std::int64_t day) {
    const CalendarDate date = calendar_date(day);
    const std::int64_t year = date.year < 0 ? -date.year : date.year;
    return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : year > 9999 ? "+" : "", year, date.month, date.day);
}

/// .142 without zeros at its end; nothing for 0.
std::string fraction_text(std::int64_t nanos) {
    if (nanos == 0) return {};
    std::string text = fmt::format(".{:09}", nanos);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

std::string time_text(std::int64_t nanos) {
    const std::int64_t seconds = nanos / kNanosOfSecond;
    std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (nanos % (60 * kNanosOfSecond) != 0)
        text += fmt::format(":{:02}{}", seconds % 60, fraction_text(nanos % kNanosOfSecond));
    return text;
}

} // namespace

TextResult<Instant> instant_from(std::string_view text, TemporalKind kind) {
    Reader in(text);
    Instant instant{kind, 0, 0, 0, nullptr};
    if (instant.has_date()) {
        const auto day = read_date(in);
        if (!day) return no_such(text, example_of(kind));
        instant.day = *day;
    }
    const bool time_follows = instant.has_time() && (in.take('T') || !instant.has_date());
    if (time_follows) {
        const auto nanos = read_time(in);
        if (!nanos) return no_such(text, example_of(kind));
        instant.nanos = *nanos;
    }
    std::optional<std::int32_t> offset;
    if (instant.has_offset() && time_follows && !in.at_end() && in.next() != '[') {
        offset = read_offset(in);
        if (!offset) return no_such(text, example_of(kind));
        instant.offset = *offset;
    }
    if (kind == TemporalKind::kDateTime && in.next() == '[') {
        const auto name = in.bracketed();
        if (!name || !in.at_end()) return no_such(text, example_of(kind));
        instant.zone = TimeZone::find(*name);
        if (!instant.zone) return no_zone(*name);
        resolve_zone(instant, offset);
        if (!is_day(instant.day)) return no_such(text, example_of(kind));
        if (offset && *offset != instant.offset)
            return tl::unexpected(fmt::format("found the offset {}, but {} has {} then", offset_text(*offset), *name,
                                              offset_text(instant.offset)));
    }
    if (!in.at_end()) return no_such(text, example_of(kind));
    return instant;
}

TextResult<Duration> duration_from(std::string_view text) {
    if (text.starts_with('P')) {
        Reader calendar(text.substr(1));
        if (const auto duration = read_calendar_duration(calendar)) return *duration;
        Reader parts(text.substr(1));
        if (const auto duration = read_duration(parts)) return *duration;
    }
    return no_such(text, example_of(TemporalKind::kDuration));
}

TextResult<Place> place_from(std::string_view text) {
    Reader in(text);
    if (text.starts_with('+') || text.starts_with('-') || text == "Z") {
        const auto offset = read_offset(in);
        if (!offset || !in.at_end()) return no_such(text, "an offset like +01:00 or Z, at most 18 hours");
        return Place{*offset, nullptr};
    }
    const TimeZone* zone = TimeZone::find(text);
    if (!zone) return no_zone(text);
    return Place{0, zone};
}

std::string offset_text(std::int32_t offset) {
    if (offset == 0) return "Z";
    const std::int32_t seconds = offset < 0 ? -offset : offset;
    std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
    return text;
}

std::string place_text(const Instant& instant) {
    return instant.zone ? instant.zone->name() : offset_text(instant.offset);
}

std::string to_string(const Instant& instant) {
    std::string text;
    if (instant.has_date()) text += date_text(instant.day);
    if (instant.has_date() && instant.has_time()) text += 'T';
    if (instant.has_time()) text += time_text(instant.nanos);
    if (instant.has_offset()) text += offset_text(instant.offset);
    if (instant.zone) text += "[" + instant.zone->name() + "]";
    return text;
}

std::string to_string(const Duration& duration) {
    std::string text = "P";
    const auto add = [&](std::int64_t amount, char sign) {
        if (amount != 0) text += fmt::format("{}{}", amount, sign);
    };
    add(duration.months / 12, 'Y');
    add(duration.months % 12, 'M');
    add(duration.days, 'D');
    // the sign of the seconds is that of their fraction too
    const bool borrows = duration.seconds < 0 && duration.nanos > 0;
    const std::int64_t seconds = duration.seconds + borrows;
    const std::int64_t nanos = borrows ? kNanosOfSecond - duration.nanos : duration.nanos;
    if (seconds != 0 || nanos != 0) text += 'T';
    add(seconds / 3600, 'H');
    add(seconds / 60 % 60, 'M');
    const std::int64_t rest = seconds % 60;
    if (rest != 0 || nanos != 0) {
        const bool negative = duration.seconds < 0;
        text += fmt::format("{}{}{}S", negative ? "-" : "", rest < 0 ? -rest : rest, fraction_text(nanos));
    }
    return text == "P" ? "PT0S" : text;
}

} // namespace claimgraph::cypher
