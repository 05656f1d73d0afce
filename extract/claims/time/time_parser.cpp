#include "extract/claims/time/time_parser.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Longer times are none of news, and leave the calendar.
constexpr int kMaxCount = 1000;
constexpr int kMaxCountOfYears = 100;

} // namespace

TimeReading TimeParser::read() {
    if (items_.empty()) return {};
    TimeReading result = expression();
    if (at_ != items_.size()) return {};
    result.by_length = by_length_;
    return result;
}

TimeReading TimeParser::expression() {
    const auto as = [](TimeType type, std::string value) {
        return TimeReading{.type = type, .value = std::move(value)};
    };
    if (std::string value = set(); !value.empty() && !more()) return as(TimeType::kSet, std::move(value));
    at_ = 0;
    if (word(TimeKind::kShift) && !more()) return {}; // "later" alone; "later this month"
    const std::size_t start = at_;
    if (word(TimeKind::kFor)) {
        if (std::string value = durations(); !value.empty()) return as(TimeType::kDuration, std::move(value));
        return period_expression(); // "for the past three years"
    }
    if (word(TimeKind::kBetween)) return as(TimeType::kDate, range(TimeKind::kAnd));
    if (word(TimeKind::kWithin)) return as(TimeType::kDate, within());
    if (word(TimeKind::kSince)) {
        if (std::string interval = range(TimeKind::kTo); !interval.empty()) // "from 2010 to 2014"
            return as(TimeType::kDate, std::move(interval));
        at_ = start + 1;
        several_days_ = false;
        const auto first = period();
        if (!first) return {};
        return as(TimeType::kDate, several_days_ ? text_of(*first) : end_text(*first, first->first) + "/..");
    }
    if (word(TimeKind::kUntil)) {
        const auto last = period();
        return as(TimeType::kDate, last ? "../" + end_text(*last, last->last) : std::string());
    }
    if (word(TimeKind::kIn)) {
        if (const auto ahead = length(); ahead && !more() && today_) {
            const auto there = moved(*today_, *ahead, 1);
            by_length_ = true;
            if (!there) return {};
            const Period found = around(*there, ahead->unit);
            return {.type = TimeType::kDate, .value = text_of(found), .period = found};
        }
        at_ = start + 1;
    }
    return period_expression();
}

TimeReading TimeParser::period_expression() {
    const std::size_t start = at_;
    if (std::string interval = range(TimeKind::kTo); !interval.empty() && !more()) // "Monday to Friday"
        return {.type = TimeType::kDate, .value = std::move(interval)};
    at_ = start;
    word(TimeKind::kIn);
    const std::size_t behind = at_;
    if (const auto found = period()) {
        if (!more())
            return {.type = found->grain == Grain::kMinute || found->grain == Grain::kPart ? TimeType::kTime
                                                                                           : TimeType::kDate,
                    .value = text_of(*found),
                    .period = found};
        // "Monday and Tuesday", side by side
        if (word(TimeKind::kAnd))
            if (const auto next = period(); next && next->first == plus_days(found->last, 1))
                return {.type = TimeType::kDate, .value = interval_text(*found, *next)};
    }
    at_ = behind;
    if (std::string value = durations(); !value.empty() && !more())
        return {.type = TimeType::kDuration, .value = std::move(value)};
    at_ = start;
    return {.type = TimeType::kTime, .value = clock_alone()};
}

/// "2010 to 2014". A year behind the second end counts for the first one too: "from March to June 2024".
std::string TimeParser::range(TimeKind separator) {
    const std::size_t start = at_;
    if (items_.back().kind == TimeItem::kNumber && is_year(items_.back().number)) {
        year_for_all_ = items_.back().number;
        std::string result = two_ends(separator);
        year_for_all_.reset();
        if (!result.empty()) return result;
        at_ = start;
    }
    return two_ends(separator);
}

std::string TimeParser::two_ends(TimeKind separator) {
    const std::size_t start = at_;
    if (separator == TimeKind::kAnd) { // "between 3 and 5 May"
        several_days_ = false;
        if (const auto both = date(); both && several_days_ && !more()) return text_of(*both);
        at_ = start;
    }
    const auto first = period();
    if (!first || !(dash() || word(separator))) return {};
    const auto second = period();
    return second ? interval_text(*first, *second) : std::string();
}

std::string TimeParser::within() {
    if (const auto ahead = length()) {
        by_length_ = true;
        const auto last = today_ ? moved(*today_, *ahead, 1) : std::nullopt;
        return last ? to_string(*today_) + '/' + to_string(*last) : std::string();
    }
    const auto found = period();
    return found ? text_of(*found) : std::string();
}

std::optional<Period> TimeParser::period() {
    word(TimeKind::kShift);                                                                // "earlier this week"
    if (word(TimeKind::kAt) && is_number() && is_year(item().number)) return std::nullopt; // "at 1700"
    const std::size_t before_part = at_;
    const auto part = part_of_day(); // "the morning of 10 March"
    if (part && !more()) {
        at_ = before_part;
        return std::nullopt;
    }
    const bool edge = word(TimeKind::kEdge).has_value();
    const std::size_t start = at_;
    if (edge || is(TimeKind::kUnit))
        if (auto found = edge ? bare_unit() : bare_weekend()) return found;
    at_ = start;
    for (const auto form :
         {&TimeParser::numeric_date, &TimeParser::clock_first, &TimeParser::shifted, &TimeParser::weekday,
          &TimeParser::date, &TimeParser::relative_day, &TimeParser::told_before, &TimeParser::unit_within,
          &TimeParser::turn, &TimeParser::rolling, &TimeParser::ago, &TimeParser::part_of_year, &TimeParser::season,
          &TimeParser::holiday, &TimeParser::years, &TimeParser::day_alone}) {
        if (auto found = (this->*form)()) return with_clock(with_part(*found, part));
        at_ = start;
    }
    return std::nullopt;
}

/// "10 a.m. on Monday"
std::optional<Period> TimeParser::clock_first() {
    if (inside_clock_) return std::nullopt;
    auto found = [&]() -> std::optional<Period> {
        const auto minute = clock();
        if (!minute) return std::nullopt;
        const auto zone = word(TimeKind::kZone);
        inside_clock_ = true;
        auto on = period();
        inside_clock_ = false;
        if (!on || on->grain != Grain::kDay) return std::nullopt;
        on->grain = Grain::kMinute;
        on->minute = *minute;
        if (zone) on->zone = zone->first;
        return on;
    }();
    return found;
}

/// "Monday 10 a.m.", "Monday morning"
Period TimeParser::with_clock(Period found) {
    if (inside_clock_ || (found.grain != Grain::kDay && found.grain != Grain::kPart)) return found;
    if (const std::size_t before = at_; const auto part = part_of_day()) {
        found = with_part(found, part);
    } else if (word(TimeKind::kIn)) { // "on Monday in the evening"
        if (const auto later = part_of_day())
            found = with_part(found, later);
        else
            at_ = before;
    }
    const std::size_t behind = at_;
    word(TimeKind::kAt);
    if (const auto minute = clock()) {
        found.grain = Grain::kMinute;
        found.minute = *minute;
        if (const auto zone = word(TimeKind::kZone)) found.zone = zone->first;
    } else {
        at_ = behind;
    }
    return found;
}

/// "10 days after Christmas", "two weeks before 3 May", "three days from now", "the day after Easter"
std::optional<Period> TimeParser::shifted() {
    if (inside_shift_) return std::nullopt;
    std::optional<Length> apart = length();
    if (!apart) {
        const auto one = unit();
        if (!one) return std::nullopt;
        apart = Length{1, *one};
    }
    const bool before = word(TimeKind::kUntil).has_value();
    if (!before && !word(TimeKind::kSince)) return std::nullopt;
    inside_shift_ = true;
    const auto from = period();
    inside_shift_ = false;
    if (!from) return std::nullopt;
    const auto there = moved(before ? from->first : from->last, *apart, before ? -1 : 1);
    return there ? std::optional(around(*there, apart->unit)) : std::nullopt;
}

std::optional<int> TimeParser::clock() {
    if (const auto hour = word(TimeKind::kClock)) return 60 * hour->first;
    if (!more()) return std::nullopt;
    int minute = item().number;
    bool exact = item().kind == TimeItem::kClock;
    if (item().kind == TimeItem::kNumber && item().number >= 100) { // "1430 GMT"
        if (item().number > 2359 || item().number % 100 > 59) return std::nullopt;
        minute = 60 * (item().number / 100) + item().number % 100;
        ++at_;
        return is(TimeKind::kZone) ? std::optional(minute) : std::nullopt;
    }
    if (const auto spelt = word(TimeKind::kNumber)) {
        minute = spelt->first;
        --at_;
    } else if (!exact && item().kind != TimeItem::kNumber) {
        return std::nullopt;
    }
    if (!exact) {
        if (minute < 1 || minute > 12) return std::nullopt;
        minute *= 60;
    }
    ++at_;
    exact = word(TimeKind::kOclock) || exact;
    const bool morning = word(TimeKind::kAm).has_value();
    const bool evening = !morning && word(TimeKind::kPm);
    if (!morning && !evening) return exact ? std::optional(minute) : std::nullopt;
    if (minute >= 13 * 60) return std::nullopt;
    return minute % (12 * 60) + (evening ? 12 * 60 : 0);
}

/// A time of some day: "at 10 a.m.", "14:30 GMT", "in the evening".
std::string TimeParser::clock_alone() {
    const bool at = word(TimeKind::kAt) || word(TimeKind::kIn);
    const std::size_t start = at_;
    if (const auto minute = clock()) {
        const auto zone = word(TimeKind::kZone);
        return clock_text(*minute, zone ? std::optional(zone->first) : std::nullopt);
    }
    at_ = start;
    if (!at && !(more() && item().definite)) return {};
    const auto part = part_of_day();
    return part ? "T" + std::string(code_of(*part)) : std::string();
}

/// "two years", "a year and a half", "two hours and ten minutes"
std::string TimeParser::durations() {
    std::string text;
    std::optional<TimeUnit> above;
    for (std::size_t start = at_;; start = at_) {
        if (above) word(TimeKind::kAnd);
        const auto next = length();
        std::string one = next && (!above || next->unit < *above) ? text_of(*next) : std::string();
        const bool is_of_day = one.starts_with("PT");
        if (one.empty() || (!text.empty() && text.find('T') != std::string::npos && !is_of_day)) {
            at_ = start;
            return text;
        }
        if (text.empty())
            text = std::move(one);
        else
            text += one.substr(is_of_day && text.find('T') != std::string::npos ? 2 : 1);
        above = next->unit;
    }
}

/// A number in figures or words: "48", "twenty five", "two hundred"; 0 if there is none.
int TimeParser::count() {
    int number = 0;
    for (; more(); ++at_) {
        if (is_number() && number == 0) {
            number = item().number;
            continue;
        }
        const auto next = item().kind == TimeItem::kWord ? words_.find(TimeKind::kNumber, item().word) : std::nullopt;
        if (!next) break;
        if (next->first == 100 && number > 0 && number < 10) {
            number *= 100;
        } else {
            if (number != 0 && (number % 10 != 0 || (next->first > 9 && number % 100 != 0))) break;
            number += next->first;
        }
    }
    return number;
}

/// "two weeks", "48 hours", "half a year", "two and a half years", "a year and a half"
std::optional<Length> TimeParser::length() {
    const std::size_t start = at_;
    const auto half = [&] {
        const std::size_t before = at_;
        word(TimeKind::kArticle);
        if (unit() == TimeUnit::kHalf) return true;
        at_ = before;
        return false;
    };
    const auto and_half = [&] {
        const std::size_t before = at_;
        if (word(TimeKind::kAnd) && half()) return true;
        at_ = before;
        return false;
    };
    Length result;
    if (half()) { // "half a year"
        word(TimeKind::kArticle);
        result.and_half = true;
    } else {
        const bool article = word(TimeKind::kArticle).has_value();
        result.count = count();
        result.counted = result.count > 0;
        if (result.count == 0 && article) result.count = 1;
        if (result.count > 0) result.and_half = and_half();
    }
    const auto named = result.count > 0 || result.and_half ? word(TimeKind::kUnit) : std::nullopt;
    if (named && static_cast<TimeUnit>(named->first) != TimeUnit::kHalf) {
        result.unit = static_cast<TimeUnit>(named->first);
        result.count *= named->second;
        if (!result.and_half) result.and_half = and_half();
        const int most = result.unit < TimeUnit::kYear ? kMaxCount : kMaxCountOfYears;
        if (result.count <= most) return result;
    }
    at_ = start;
    return std::nullopt;
}

} // namespace claimgraph
