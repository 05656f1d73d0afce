#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace claimgraph {

/// A time interval from its first to its last minute, both included, in local time of the text (no time zone). An open
/// end is the least or greatest minute, so that comparisons need no special case.
struct TimeInterval {
    using Minute = std::chrono::sys_time<std::chrono::minutes>;
    static constexpr Minute kOpenFirst = Minute::min();
    static constexpr Minute kOpenLast = Minute::max();

    Minute first = kOpenFirst;
    Minute last = kOpenLast;

    /// Days since 1970-01-01; nothing if open.
    std::optional<std::int64_t> first_day() const;
    std::optional<std::int64_t> last_day() const;

    friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
    /// By the first minute; if they begin together, the longest first.
    friend std::strong_ordering operator<=>(const TimeInterval& a, const TimeInterval& b) {
        const auto order = a.first <=> b.first;
        return order != 0 ? order : b.last <=> a.last;
    }
};

/// Whether `a` is over before `b` begins.
inline bool precedes(const TimeInterval& a, const TimeInterval& b) { return a.last < b.first; }

/// Whether some minute may be of both.
inline bool meet(const TimeInterval& a, const TimeInterval& b) { return !precedes(a, b) && !precedes(b, a); }

/// What a time_value says, in ISO 8601: a year `2025`, a season `2025-SU` (as TIMEX3 has it), a month `2025-03`, a week
/// `2025-W11` (Monday to Sunday), a day `2025-03-11` or `2025-W11-2`, a minute `2025-03-11T10:30` (what follows is not
/// looked at; behind a T without hour and minute it is the whole day), or an interval of two of these with `/` between,
/// of which one may be open: `2014/..` (ISO 8601-2) or `2014/`. Nothing for all else: a length `P2Y`, days that no
/// calendar has, an interval that ends before it begins or has no end at all.
std::optional<TimeInterval> time_interval(std::string_view time_value);

/// From the first minute of `since` to the last of `until`; open where that is empty or no time. It may end before it
/// begins: then it meets what lasts from the one to the other.
TimeInterval time_between(std::string_view since, std::string_view until);

} // namespace claimgraph
