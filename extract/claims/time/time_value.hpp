#pragma once

#include "extract/claims/time/time_words.hpp"
#include "graph/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Whether an incomplete date is before or after the date of the document: "on Monday", "in March".
enum class TimeDirection : std::uint8_t { kPast, kFuture };

/// The value of a time expression, in ISO 8601: a day `2025-03-11`, a minute `2025-03-11T10:30`, a week `2025-W11`, a
/// month `2025-03`, a year `2025`, an interval of two of these with `/` between and `..` for an open end (ISO 8601-2:
/// "since 2014" is `2014/..`), or a duration `P2Y` ("for two years"). A vague time has the smallest unit that contains
/// it: "early in March" is `2025-03`. Empty if the words are not a time, are too vague, or need a document date that is
/// unknown. Every word must be understood: nothing is guessed.
///
/// "Monday" is the nearest Monday in this direction, the day of the document included; "last Monday" lies before it,
/// "this Monday" in its week (Monday to Sunday).
std::string time_value(const TimeWords& words, std::string_view text, std::optional<Date> today,
                       TimeDirection direction);

} // namespace claimgraph
