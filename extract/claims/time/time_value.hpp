#pragma once

#include "extract/claims/time/period.hpp"
#include "extract/claims/time/time_words.hpp"
#include "graph/base/time/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Whether an incomplete date is before or after the date of the document: "on Monday", "in March".
enum class TimeDirection : std::uint8_t { kPast, kFuture };

/// What a time expression says, as TIMEX3 tells it apart: a day or longer unit of the calendar, a time of day, how
/// long, how often.
enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };
std::string_view to_string(TimeType type);

/// From what a time is counted.
struct TimeContext {
    std::optional<Date> today; ///< the date of the document
    TimeDirection direction = TimeDirection::kPast;
    std::optional<Period> told{}; ///< the time told last: of "two days later", "the same day"
};

/// The meaning of a time expression.
struct TimeReading {
    TimeType type = TimeType::kDate;
    std::string value;              ///< empty if the words are no time, or say too little
    std::optional<Period> period{}; ///< where it is one, and no interval: what the next time may be counted from
    bool by_length = false;         ///< counted from the document by a length: "in two days", "within a week"
};

/// The value of a time expression, in ISO 8601: a day `2025-03-11`, a minute `2025-03-11T10:30`, a week `2025-W11`, a
/// month `2025-03`, a year `2025`, a time of day `T10:30`, an interval of two of these with `/` between and `..` for an
/// open end (ISO 8601-2: "since 2014" is `2014/..`), or a duration `P2Y` ("two years"). What ISO 8601 lacks is as in
/// TIMEX3: a part of a day `2025-03-11TMO`, a season `2024-SU`, a set `XXXX-WXX-5` ("every Friday"). A vague time has
/// the smallest unit that contains it: "early in March" is `2025-03`. Empty if the words are not a time, are too vague,
/// or need a date that is unknown. Every word must be understood: nothing is guessed.
///
/// "Monday" is the nearest Monday in this direction, the day of the document included; "last Monday" lies before it,
/// "this Monday" in its week (Monday to Sunday).
TimeReading read_time(const TimeWords& words, std::string_view text, const TimeContext& context);

/// The value alone.
std::string time_value(const TimeWords& words, std::string_view text, std::optional<Date> today,
                       TimeDirection direction);

} // namespace claimgraph
