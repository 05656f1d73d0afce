#include "extract/claims/time/time_parser.hpp"

#include <algorithm>

namespace claimgraph {

using std::chrono::month;
using std::chrono::year;

/// "the end of the year" is of this year.
std::optional<Period> TimeParser::bare_unit() {
    const auto named = unit();
    if (!named || !today_ || *named <= TimeUnit::kDay || more()) return std::nullopt; // "the end of the week of 3 May"
    return unit_around(*today_, *named, 0);
}

/// "over the weekend"
std::optional<Period> TimeParser::bare_weekend() {
    if (unit() != TimeUnit::kWeekend || !today_) return std::nullopt;
    const auto near = unit_around(*today_, TimeUnit::kWeekend, 0);
    return direction_ == TimeDirection::kPast && near->first > *today_ ? unit_around(*today_, TimeUnit::kWeekend, -1)
                                                                       : near;
}

/// "today", "yesterday morning", "the day before yesterday"
std::optional<Period> TimeParser::relative_day() {
    if (!today_) return std::nullopt;
    if (const auto offset = word(TimeKind::kDay)) {
        const Period found = day_of(plus_days(*today_, offset->first));
        return offset->second > 0 ? with_part(found, static_cast<PartOfDay>(offset->second - 1)) : found;
    }
    if (unit() != TimeUnit::kDay) return std::nullopt;
    const bool before = word(TimeKind::kUntil).has_value();
    if (!before && !word(TimeKind::kSince)) return std::nullopt;
    const auto offset = word(TimeKind::kDay);
    if (!offset || offset->first == 0 || before != (offset->first < 0)) return std::nullopt;
    return day_of(plus_days(*today_, 2 * offset->first));
}

/// "last week", "this Monday", "next March", "last night", "the last three days"
std::optional<Period> TimeParser::turn() {
    const bool definite = more() && item().definite;
    const auto turned = word(TimeKind::kTurn);
    if (!turned || !today_) return std::nullopt;
    const int turns = turned->first;
    if (word(TimeKind::kRolling)) return unit_turn(turns == 0 ? -1 : turns, false); // "this past week"
    if (const auto name = word(TimeKind::kWeekday)) {
        const auto part = part_of_day();
        const int ahead = name->first - 1 - weekday_of(*today_);
        const int apart = turns == 0  ? ahead
                          : turns < 0 ? (ahead < 0 ? ahead : ahead - 7)
                                      : (ahead > 0 ? ahead : ahead + 7);
        return with_part(day_of(plus_days(*today_, apart)), part);
    }
    if (const auto name = word(TimeKind::kMonth)) {
        const int apart = name->first - static_cast<int>(static_cast<unsigned>(today_->month()));
        int number = static_cast<int>(today_->year());
        if (turns < 0 && apart >= 0) --number;
        if (turns > 0 && apart <= 0) ++number;
        return month_of(year(number) / month(static_cast<unsigned>(name->first)));
    }
    if (const auto named = word(TimeKind::kSeason)) {
        const auto in_year = [&](int number) { return season_of(static_cast<TimeSeason>(named->first), number); };
        const int present = static_cast<int>(today_->year());
        if (turns == 0) return in_year(present);
        for (int step = 0; step <= 2; ++step) {
            const Period found = in_year(turns < 0 ? present - step : present - 1 + step);
            if (turns < 0 ? found.last < *today_ : found.first > *today_) return found;
        }
        return std::nullopt;
    }
    if (const std::size_t before = at_; const auto part = part_of_day()) { // "last night"
        if (turns <= 0) return with_part(day_of(plus_days(*today_, turns)), part);
        at_ = before; // "the next morning" is that of another day
        const auto found = beside_told(TimeUnit::kDay, turns);
        at_ = before + 1;
        return found ? std::optional(with_part(*found, part)) : std::nullopt;
    }
    return unit_turn(turns, definite);
}

std::optional<Period> TimeParser::unit_turn(int turns, bool definite) {
    if (const auto counted = length()) { // "the last three days", "the next 48 hours"
        if (turns == 0 || !counted->counted) return std::nullopt;
        return rolling_period(*counted, turns);
    }
    const auto named = unit();
    if (!named) return std::nullopt;
    if (*named <= TimeUnit::kDay) // "the next day" is that of another day; "this day"
        return *named == TimeUnit::kDay && turns > 0 ? beside_told(TimeUnit::kDay, turns) : std::nullopt;
    if (definite && turns != 0 && *named != TimeUnit::kWeekend && *named != TimeUnit::kQuarter)
        return rolling_period({1, *named}, turns); // "over the last week"
    return unit_around(*today_, *named, turns);
}

/// "the past year": up to today; "the past three years"
std::optional<Period> TimeParser::rolling() {
    const auto turned = word(TimeKind::kRolling);
    if (!turned || !today_) return std::nullopt;
    if (const auto counted = length()) return rolling_period(*counted, turned->first);
    const auto named = unit();
    return named ? rolling_period({1, *named}, turned->first) : std::nullopt;
}

std::optional<Period> TimeParser::rolling_period(Length length, int sign) const {
    const auto other = moved(*today_, length, sign);
    if (!other) return std::nullopt;
    Period result{std::min(*today_, *other), std::max(*today_, *other), Grain::kDays};
    if (length.unit == TimeUnit::kMonth && length.count > 1) result.grain = Grain::kMonths;
    if (length.unit >= TimeUnit::kYear && (length.count > 1 || length.unit > TimeUnit::kYear))
        result.grain = Grain::kYears;
    return result;
}

/// "two days ago"
std::optional<Period> TimeParser::ago() {
    const auto back = length();
    if (!back || !word(TimeKind::kAgo) || !today_) return std::nullopt;
    const auto there = moved(*today_, *back, -1);
    return there ? std::optional(around(*there, back->unit)) : std::nullopt;
}

/// Whether the time told last says which day, month ... it was.
bool TimeParser::is_told(TimeUnit unit) const {
    if (!told_) return false;
    switch (told_->grain) {
    case Grain::kMinute:
    case Grain::kPart:
    case Grain::kDay:
        return true;
    case Grain::kWeek:
        return unit == TimeUnit::kWeek;
    case Grain::kMonth:
        return unit >= TimeUnit::kMonth;
    case Grain::kYear:
    case Grain::kSeason:
        return unit >= TimeUnit::kYear;
    default:
        return false;
    }
}

std::optional<Period> TimeParser::beside_told(TimeUnit unit, int turns) const {
    return is_told(unit) ? unit_around(told_->first, unit, turns) : std::nullopt;
}

/// "two days later", "a year earlier", "the same day", "that night", "the following week", "the day before"
std::optional<Period> TimeParser::told_before() {
    if (!told_) return std::nullopt;
    if (word(TimeKind::kSame)) {
        if (const auto part = part_of_day()) {
            const auto found = beside_told(TimeUnit::kDay, 0);
            return found ? std::optional(with_part(*found, part)) : std::nullopt;
        }
        const auto named = unit();
        return named ? beside_told(*named, 0) : std::nullopt;
    }
    if (const auto turned = word(TimeKind::kFollowing)) {
        if (const auto part = part_of_day()) {
            const auto found = beside_told(TimeUnit::kDay, turned->first);
            return found ? std::optional(with_part(*found, part)) : std::nullopt;
        }
        const auto named = unit();
        return named ? beside_told(*named, turned->first) : std::nullopt;
    }
    auto apart = length();
    const bool definite = more() && item().definite;
    if (!apart) {
        const auto one = definite ? unit() : std::nullopt; // "the day before"
        if (!one) return std::nullopt;
        apart = Length{1, *one};
    }
    int sign = 0;
    if (const auto shift = word(TimeKind::kShift))
        sign = shift->first;
    else if (word(TimeKind::kUntil))
        sign = -1;
    else if (word(TimeKind::kSince))
        sign = 1;
    if (sign == 0 || more()) return std::nullopt;
    if (!is_told(apart->unit)) return std::nullopt;
    const auto there = moved(told_->first, *apart, sign);
    return there ? std::optional(around(*there, apart->unit)) : std::nullopt;
}

} // namespace claimgraph
