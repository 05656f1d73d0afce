#include "graph/base/time/time_interval.hpp"

#include "graph/base/number.hpp"
#include "graph/base/time/date.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;
using Minute = TimeInterval::Minute;

/// The number that these letters are, all of them digits.
std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t size) {
    if (text.size() < begin + size) return std::nullopt;
    const auto value = number_from<unsigned>(text.substr(begin, size)); // takes no sign
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// Whole days, both included.
std::optional<TimeInterval> whole_days(sys_days first, sys_days last) {
    return TimeInterval{first, last + days(1) - minutes(1)};
}

/// "2025-W11", "2025-W11-2"
std::optional<TimeInterval> week(std::string_view text) {
    const auto year = number_at(text, 0, 4);
    const auto number = number_at(text, 6, 2);
    if (!year || !number || *number < 1) return std::nullopt;
    // week 1 has the fourth of January, and each the Thursday of its year
    const sys_days fourth = std::chrono::year(*year) / 1 / 4;
    const sys_days monday = fourth - (std::chrono::weekday(fourth) - std::chrono::Monday) + days(7 * (*number - 1));
    if (Date(monday + days(3)).year() != std::chrono::year(*year)) return std::nullopt;
    if (text.size() == 8) return whole_days(monday, monday + days(6));
    const auto weekday = number_at(text, 9, 1);
    if (text.size() != 10 || text[8] != '-' || !weekday || *weekday < 1 || *weekday > 7) return std::nullopt;
    const sys_days day = monday + days(*weekday - 1);
    return whole_days(day, day);
}

/// "2025-SU": three months from March, June, September or December
std::optional<TimeInterval> season(int year, std::string_view code) {
    constexpr std::array<std::string_view, 4> kCodes = {"SP", "SU", "FA", "WI"};
    const auto found = std::ranges::find(kCodes, code);
    if (found == kCodes.end()) return std::nullopt;
    const auto first =
        std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(3 * (found - kCodes.begin()) + 3));
    return whole_days(sys_days(first / 1), sys_days((first + std::chrono::months(2)) / std::chrono::last));
}

/// "2025", "2025-SU", "2025-03", "2025-03-11"
std::optional<TimeInterval> date(std::string_view text) {
    const auto year = number_at(text, 0, 4);
    if (!year) return std::nullopt;
    if (text.size() == 4)
        return whole_days(sys_days(std::chrono::year(*year) / 1 / 1), sys_days(std::chrono::year(*year) / 12 / 31));
    if (text.size() == 7) {
        const auto number = number_at(text, 5, 2);
        if (text[4] == '-' && !number) return season(*year, text.substr(5));
        if (text[4] != '-' || !number || *number < 1 || *number > 12) return std::nullopt;
        const auto month = std::chrono::year(*year) / *number;
        return whole_days(sys_days(month / 1), sys_days(month / std::chrono::last));
    }
    const auto day = date_from(text);
    return day ? whole_days(sys_days(*day), sys_days(*day)) : std::nullopt;
}

std::optional<TimeInterval> moment(std::string_view text) {
    const std::size_t clock = text.find('T');
    const std::string_view calendar = text.substr(0, clock);
    auto found = date(calendar);
    if (!found && calendar.size() > 5 && calendar[4] == '-' && calendar[5] == 'W') found = week(calendar);
    if (!found || clock == std::string_view::npos) return found;
    if (calendar.size() != 10) return std::nullopt; // not of one day
    const auto hour = number_at(text, clock + 1, 2);
    const auto minute = number_at(text, clock + 4, 2);
    if (!hour || !minute || text[clock + 3] != ':' || *hour > 23 || *minute > 59) return found;
    found->first += minutes(60 * *hour + *minute);
    found->last = found->first;
    return found;
}

std::optional<std::int64_t> day_of(Minute minute, Minute open) {
    if (minute == open) return std::nullopt;
    return std::chrono::floor<days>(minute).time_since_epoch().count();
}

} // namespace

std::optional<std::int64_t> TimeInterval::first_day() const { return day_of(first, kOpenFirst); }
std::optional<std::int64_t> TimeInterval::last_day() const { return day_of(last, kOpenLast); }

std::optional<TimeInterval> time_interval(std::string_view time_value) {
    const std::size_t slash = time_value.find('/');
    if (slash == std::string_view::npos) return moment(time_value);
    TimeInterval interval;
    const auto is_open = [](std::string_view end) { return end.empty() || end == ".."; };
    if (const std::string_view end = time_value.substr(0, slash); !is_open(end)) {
        const auto first = moment(end);
        if (!first) return std::nullopt;
        interval.first = first->first;
    }
    if (const std::string_view end = time_value.substr(slash + 1); !is_open(end)) {
        const auto last = moment(end);
        if (!last) return std::nullopt;
        interval.last = last->last;
    }
    if (interval == TimeInterval() || interval.last < interval.first) return std::nullopt;
    return interval;
}

TimeInterval time_between(std::string_view since, std::string_view until) {
    const auto first = moment(since);
    const auto last = moment(until);
    return {first ? first->first : TimeInterval::kOpenFirst, last ? last->last : TimeInterval::kOpenLast};
}

} // namespace claimgraph
