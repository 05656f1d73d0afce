#pragma once

#include "extract/claims/time/time_words.hpp"
#include "graph/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Where a day that is only half named lies, seen from the date of the document: "on Monday", "in March".
enum class TimeDirection : std::uint8_t { kPast, kFuture };

/// What an expression of time means, in ISO 8601: a day `2025-03-11`, a minute `2025-03-11T10:30`, a week `2025-W11`, a
/// month `2025-03`, a year `2025`, an interval of two of these with `/` between and `..` for an open end (ISO 8601-2:
/// "since 2014" is `2014/..`), or a length of time `P2Y` ("for two years"). A vague part stands for all it may be:
/// "early in March" is `2025-03`. Empty where the words are no time, say too little, or need a date of the document
/// that is not known. Every word must be understood: nothing is guessed.
///
/// "Monday" is the nearest Monday in this direction, the day of the document included; "last Monday" lies before it,
/// "this Monday" in its week (Monday to Sunday).
std::string time_value(const TimeWords& words, std::string_view text, std::optional<Date> today,
                       TimeDirection direction);

} // namespace claimgraph
