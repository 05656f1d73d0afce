#include "extract/claims/time/time_value.hpp"

#include "extract/claims/time/time_items.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <utility>

namespace claimgraph {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::years;

/// How a period is written: by days, by the month or year it is, or by its first and last.
enum class Grain : std::uint8_t { kMinute, kDay, kDays, kWeek, kMonth, kMonths, kYear, kYears };

/// A stretch of days, both ends included.
struct Period {
    Date first;
    Date last;
    Grain grain = Grain::kDay;
    int minute = 0; ///< of the day
};

struct Length {
    int count = 0;
    TimeUnit unit = TimeUnit::kDay;
};

Date plus_days(Date date, int count) { return Date(sys_days(date) + days(count)); }

/// The same day of another month, or its last day.
Date plus_months(Date date, int count) {
    const Date moved = date + months(count);
    return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

Period months_of(year_month first, year_month last, Grain grain) {
    return {first / day(1), Date(last / std::chrono::last), grain};
}
Period month_of(year_month month) { return months_of(month, month, Grain::kMonth); }
Period years_of(int first, int last, Grain grain) { return {year(first) / 1 / 1, year(last) / 12 / 31, grain}; }
Period year_of(int number) { return years_of(number, number, Grain::kYear); }
Period day_of(Date date) { return {date, date, Grain::kDay}; }

/// Days since the Monday before, 0 to 6.
int weekday_of(Date date) { return static_cast<int>(std::chrono::weekday(sys_days(date)).iso_encoding()) - 1; }

std::string month_text(Date date) { return to_string(date).substr(0, 7); }
std::string year_text(Date date) { return to_string(date).substr(0, 4); }

std::string week_text(Date monday) {
    const Date thursday = plus_days(monday, 3); // a week belongs to the year that its Thursday is in
    const auto number = (sys_days(thursday) - sys_days(thursday.year() / 1 / 1)).count() / 7 + 1;
    return fmt::format("{}-W{:02}", year_text(thursday), number);
}

/// One end of an interval of periods.
std::string end_text(const Period& period, Date end) {
    switch (period.grain) {
    case Grain::kMinute:
        return fmt::format("{}T{:02}:{:02}", to_string(end), period.minute / 60, period.minute % 60);
    case Grain::kMonth:
    case Grain::kMonths:
        return month_text(end);
    case Grain::kYear:
    case Grain::kYears:
        return year_text(end);
    default:
        return to_string(end);
    }
}

std::string interval_text(const Period& first, const Period& last) {
    if (last.last < first.first) return {};
    return end_text(first, first.first) + '/' + end_text(last, last.last);
}

std::string text_of(const Period& period) {
    switch (period.grain) {
    case Grain::kWeek:
        return week_text(period.first);
    case Grain::kDays:
    case Grain::kMonths:
    case Grain::kYears:
        return interval_text(period, period);
    default:
        return end_text(period, period.first);
    }
}

std::string text_of(Length length) {
    switch (length.unit) {
    case TimeUnit::kMinute:
        return fmt::format("PT{}M", length.count);
    case TimeUnit::kHour:
        return fmt::format("PT{}H", length.count);
    case TimeUnit::kDay:
        return fmt::format("P{}D", length.count);
    case TimeUnit::kWeek:
        return fmt::format("P{}W", length.count);
    case TimeUnit::kMonth:
        return fmt::format("P{}M", length.count);
    case TimeUnit::kYear:
        return fmt::format("P{}Y", length.count);
    case TimeUnit::kDecade:
        return fmt::format("P{}Y", 10 * length.count);
    case TimeUnit::kCentury:
        return fmt::format("P{}Y", 100 * length.count);
    default:
        return {};
    }
}

/// The calendar's own unit that `date` lies in, `turns` units on: the week, the quarter ...
std::optional<Period> unit_around(Date date, TimeUnit unit, int turns) {
    const int number = static_cast<int>(date.year());
    const int month_index = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    const year_month present = date.year() / date.month();
    const auto part_of_year = [&](int length) {
        const year_month first = date.year() / month(static_cast<unsigned>(month_index / length * length + 1));
        const year_month begin = first + months(turns * length);
        return months_of(begin, begin + months(length - 1), Grain::kMonths);
    };
    switch (unit) {
    case TimeUnit::kDay:
        return day_of(plus_days(date, turns));
    case TimeUnit::kWeek: {
        const Date monday = plus_days(date, 7 * turns - weekday_of(date));
        return Period{monday, plus_days(monday, 6), Grain::kWeek};
    }
    case TimeUnit::kWeekend: {
        const Date saturday = plus_days(date, 7 * turns - weekday_of(date) + 5);
        return Period{saturday, plus_days(saturday, 1), Grain::kDays};
    }
    case TimeUnit::kMonth:
        return month_of(present + months(turns));
    case TimeUnit::kQuarter:
        return part_of_year(3);
    case TimeUnit::kHalf:
        return part_of_year(6);
    case TimeUnit::kYear:
        return year_of(number + turns);
    case TimeUnit::kDecade: {
        const int first = (number / 10 + turns) * 10;
        return years_of(first, first + 9, Grain::kYears);
    }
    case TimeUnit::kCentury: {
        const int first = ((number - 1) / 100 + turns) * 100 + 1;
        return years_of(first, first + 99, Grain::kYears);
    }
    default:
        return std::nullopt;
    }
}

/// The day that is a length of time away.
Date moved(Date date, Length length, int sign) {
    const int count = sign * length.count;
    switch (length.unit) {
    case TimeUnit::kMinute:
        return plus_days(date, count / (24 * 60));
    case TimeUnit::kHour:
        return plus_days(date, count / 24);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
        return plus_days(date, 7 * count);
    case TimeUnit::kMonth:
        return plus_months(date, count);
    case TimeUnit::kQuarter:
        return plus_months(date, 3 * count);
    case TimeUnit::kHalf:
        return plus_months(date, 6 * count);
    case TimeUnit::kYear:
        return plus_months(date, 12 * count);
    case TimeUnit::kDecade:
        return plus_months(date, 120 * count);
    case TimeUnit::kCentury:
        return plus_months(date, 1200 * count);
    default:
        return plus_days(date, count);
    }
}

/// "Three years ago" is a year, "three days ago" a day: as exact as the words.
Period around(Date date, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::kWeek:
    case TimeUnit::kMonth:
    case TimeUnit::kYear:
        return *unit_around(date, unit, 0);
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
        return year_of(static_cast<int>(date.year()));
    default:
        return day_of(date);
    }
}

/// Longer times are none of news, and leave the calendar.
constexpr int kMaxCount = 1000;
constexpr int kMaxCountOfYears = 100;

/// A parser by recursive descent over the words; each method takes what it understands or leaves the place as it was.
class TimeParser {
  public:
    TimeParser(const TimeWords& words, std::span<const TimeItem> items, std::optional<Date> today,
               TimeDirection direction)
        : words_(words), items_(items), today_(today), direction_(direction) {}

    std::string value() {
        if (items_.empty()) return {};
        std::string result = expression();
        return at_ == items_.size() ? result : std::string();
    }

  private:
    std::string expression() {
        if (word(TimeKind::kFor)) {
            if (const auto found = length()) return text_of(*found);
            return {};
        }
        if (word(TimeKind::kBetween)) return range(TimeKind::kAnd);
        if (word(TimeKind::kWithin)) return within();
        const std::size_t start = at_;
        if (word(TimeKind::kSince)) {
            if (std::string interval = range(TimeKind::kTo); !interval.empty()) return interval; // "from 2010 to 2014"
            at_ = start + 1;
            const auto first = period();
            return first ? end_text(*first, first->first) + "/.." : std::string();
        }
        if (word(TimeKind::kUntil)) {
            const auto last = period();
            return last ? "../" + end_text(*last, last->last) : std::string();
        }
        if (word(TimeKind::kIn)) {
            if (const auto ahead = length(); ahead && at_ == items_.size() && today_)
                return text_of(around(moved(*today_, *ahead, 1), ahead->unit));
            at_ = start + 1;
        }
        if (std::string interval = range(TimeKind::kTo); !interval.empty()) return interval; // "Monday to Friday"
        at_ = start;
        word(TimeKind::kIn);
        const auto found = period();
        return found ? text_of(*found) : std::string();
    }

    /// "2010 to 2014". A year behind the second end counts for the first one too: "from March to June 2024".
    std::string range(TimeKind separator) {
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

    std::string two_ends(TimeKind separator) {
        const auto first = period();
        if (!first || !(dash() || word(separator))) return {};
        const auto second = period();
        return second ? interval_text(*first, *second) : std::string();
    }

    std::string within() {
        if (const auto ahead = length()) {
            if (!today_) return {};
            return to_string(*today_) + '/' + to_string(moved(*today_, *ahead, 1));
        }
        const auto found = period();
        return found ? text_of(*found) : std::string();
    }

    std::optional<Period> period() {
        if (word(TimeKind::kAt) && more() && item().kind == TimeItem::kNumber && is_year(item().number))
            return std::nullopt; // "at 1700"
        word(TimeKind::kPart);   // "the morning of 10 March"
        const bool edge = word(TimeKind::kEdge).has_value();
        const std::size_t start = at_;
        if (auto found = edge ? bare_unit() : bare_weekend()) return found;
        at_ = start;
        for (const auto form :
             {&TimeParser::numeric_date, &TimeParser::clock_first, &TimeParser::weekday, &TimeParser::date,
              &TimeParser::relative_day, &TimeParser::turn, &TimeParser::rolling, &TimeParser::ago,
              &TimeParser::part_of_year, &TimeParser::season, &TimeParser::holiday, &TimeParser::years}) {
            if (auto found = (this->*form)()) return with_clock(*found);
            at_ = start;
        }
        return std::nullopt;
    }

    /// "the end of the year" is of this year.
    std::optional<Period> bare_unit() {
        const auto named = unit();
        return named && today_ && *named > TimeUnit::kDay ? unit_around(*today_, *named, 0) : std::nullopt;
    }

    /// "over the weekend"
    std::optional<Period> bare_weekend() {
        if (unit() != TimeUnit::kWeekend || !today_) return std::nullopt;
        const auto near = unit_around(*today_, TimeUnit::kWeekend, 0);
        return direction_ == TimeDirection::kPast && near->first > *today_
                   ? unit_around(*today_, TimeUnit::kWeekend, -1)
                   : near;
    }

    std::optional<Period> numeric_date() {
        if (!more() || item().kind != TimeItem::kDate) return std::nullopt;
        return day_of(items_[at_++].date);
    }

    /// "10 a.m. on Monday"
    std::optional<Period> clock_first() {
        const auto minute = clock();
        if (!minute || inside_clock_) return std::nullopt;
        inside_clock_ = true;
        auto found = period();
        inside_clock_ = false;
        if (!found || found->grain != Grain::kDay) return std::nullopt;
        found->grain = Grain::kMinute;
        found->minute = *minute;
        return found;
    }

    /// "Monday 10 a.m.", "Monday morning"
    Period with_clock(Period found) {
        if (found.grain != Grain::kDay || inside_clock_) return found;
        word(TimeKind::kPart);
        const std::size_t behind = at_;
        word(TimeKind::kAt);
        if (const auto minute = clock()) {
            found.grain = Grain::kMinute;
            found.minute = *minute;
        } else {
            at_ = behind;
        }
        return found;
    }

    std::optional<int> clock() {
        if (const auto hour = word(TimeKind::kClock)) return 60 * hour->first;
        if (!more()) return std::nullopt;
        int minute = item().number;
        if (item().kind == TimeItem::kNumber) {
            if (minute < 1 || minute > 12) return std::nullopt;
            minute *= 60;
        } else if (item().kind != TimeItem::kClock) {
            return std::nullopt;
        }
        const bool exact = item().kind == TimeItem::kClock;
        ++at_;
        const bool morning = word(TimeKind::kAm).has_value();
        const bool evening = !morning && word(TimeKind::kPm);
        if (!morning && !evening) return exact ? std::optional(minute) : std::nullopt;
        if (minute >= 13 * 60) return std::nullopt;
        return minute % (12 * 60) + (evening ? 12 * 60 : 0);
    }

    /// "Monday", "Monday, 10 March", "Monday last week", "last Monday" is a turn
    std::optional<Period> weekday() {
        const auto name = word(TimeKind::kWeekday);
        if (!name) return std::nullopt;
        word(TimeKind::kPart);
        const std::size_t start = at_;
        if (auto exact = date()) return exact;
        at_ = start;
        if (auto exact = numeric_date()) return exact;
        if (!today_) return std::nullopt;
        if (const auto week = word(TimeKind::kTurn); week && unit() == TimeUnit::kWeek)
            return day_of(plus_days(unit_around(*today_, TimeUnit::kWeek, week->first)->first, name->first - 1));
        at_ = start;
        const int ahead = (name->first - 1 - weekday_of(*today_) + 7) % 7;
        const bool back = direction_ == TimeDirection::kPast && ahead > 0;
        return day_of(plus_days(*today_, back ? ahead - 7 : ahead));
    }

    /// "10 March 2025", "March 10, 2025", "March 10-12", "March 2025", "March"
    std::optional<Period> date() {
        const auto leading = days_of_month(true);
        const auto name = word(TimeKind::kMonth);
        if (!name) return std::nullopt;
        const month named(static_cast<unsigned>(name->first));
        const auto numbers = leading ? leading : days_of_month(false);
        const auto in_year = [&](int number) -> std::optional<Period> {
            const year_month found = year(number) / named;
            if (!numbers) return month_of(found);
            const Date first = found / day(numbers->first);
            const Date last = found / day(numbers->second);
            if (!first.ok() || !last.ok() || last < first) return std::nullopt;
            return Period{first, last, first == last ? Grain::kDay : Grain::kDays};
        };
        if (const auto number = year_suffix()) return in_year(*number);
        return nearest(in_year);
    }

    /// "10", "10th", "10-12", before or behind a month. In "March 10 to 12 April" the 12 belongs to April.
    std::optional<std::pair<unsigned, unsigned>> days_of_month(bool before_month) {
        const std::size_t start = at_;
        const auto number = [&]() -> unsigned {
            if (const auto place = word(TimeKind::kOrdinal)) return static_cast<unsigned>(place->first);
            if (!more() || item().number > 31) return 0;
            if (item().kind != TimeItem::kNumber && item().kind != TimeItem::kOrdinal) return 0;
            return static_cast<unsigned>(items_[at_++].number);
        };
        const unsigned first = number();
        if (first == 0) {
            at_ = start;
            return std::nullopt;
        }
        const std::size_t behind = at_;
        if (dash() || word(TimeKind::kTo))
            if (const unsigned last = number(); last > first && is(TimeKind::kMonth) == before_month)
                return std::pair(first, last);
        at_ = behind;
        return std::pair(first, first);
    }

    /// The year behind a day or a month, said or meant: "2025", "last year".
    std::optional<int> year_suffix() {
        const std::size_t start = at_;
        if (more() && item().kind == TimeItem::kNumber && is_year(item().number)) return items_[at_++].number;
        if (const auto turned = word(TimeKind::kTurn); turned && today_ && unit() == TimeUnit::kYear)
            return static_cast<int>(today_->year()) + turned->first;
        at_ = start;
        return year_for_all_;
    }

    /// What comes every year, in the direction of the verb.
    template <class InYear>
    std::optional<Period> nearest(const InYear& in_year) const {
        if (!today_) return std::nullopt;
        const int present = static_cast<int>(today_->year());
        std::optional<Period> best;
        if (direction_ == TimeDirection::kPast) {
            for (int number = present - 1; number <= present; ++number)
                if (const auto found = in_year(number); found && found->first <= *today_) best = found;
        } else {
            for (int number = present + 1; number >= present - 1; --number)
                if (const auto found = in_year(number); found && found->last >= *today_) best = found;
        }
        return best;
    }

    /// "today", "yesterday morning", "the day before yesterday"
    std::optional<Period> relative_day() {
        if (!today_) return std::nullopt;
        if (const auto offset = word(TimeKind::kDay)) {
            word(TimeKind::kPart);
            return day_of(plus_days(*today_, offset->first));
        }
        if (unit() != TimeUnit::kDay) return std::nullopt;
        const bool before = word(TimeKind::kUntil).has_value();
        if (!before && !word(TimeKind::kSince)) return std::nullopt;
        const auto offset = word(TimeKind::kDay);
        if (!offset || offset->first == 0 || before != (offset->first < 0)) return std::nullopt;
        return day_of(plus_days(*today_, 2 * offset->first));
    }

    /// "last week", "this Monday", "next March", "last night", "the last three days"
    std::optional<Period> turn() {
        const auto turned = word(TimeKind::kTurn);
        if (!turned || !today_) return std::nullopt;
        const int turns = turned->first;
        if (word(TimeKind::kRolling)) return unit_turn(turns == 0 ? -1 : turns); // "this past week"
        if (const auto name = word(TimeKind::kWeekday)) {
            word(TimeKind::kPart);
            const int ahead = name->first - 1 - weekday_of(*today_);
            if (turns == 0) return day_of(plus_days(*today_, ahead));
            if (turns < 0) return day_of(plus_days(*today_, ahead < 0 ? ahead : ahead - 7));
            return day_of(plus_days(*today_, ahead > 0 ? ahead : ahead + 7));
        }
        if (const auto name = word(TimeKind::kMonth)) {
            const int apart = name->first - static_cast<int>(static_cast<unsigned>(today_->month()));
            int number = static_cast<int>(today_->year());
            if (turns < 0 && apart >= 0) --number;
            if (turns > 0 && apart <= 0) ++number;
            return month_of(year(number) / month(static_cast<unsigned>(name->first)));
        }
        if (const auto months_named = word(TimeKind::kSeason)) {
            const auto in_year = [&](int number) { return season_of(*months_named, number); };
            const int present = static_cast<int>(today_->year());
            if (turns == 0) return in_year(present);
            for (int step = 0; step <= 2; ++step) {
                const Period found = in_year(turns < 0 ? present - step : present - 1 + step);
                if (turns < 0 ? found.last < *today_ : found.first > *today_) return found;
            }
            return std::nullopt;
        }
        if (word(TimeKind::kPart)) // "last night"; "the next morning" is that of another day
            return turns > 0 ? std::nullopt : std::optional(day_of(plus_days(*today_, turns)));
        return unit_turn(turns);
    }

    std::optional<Period> unit_turn(int turns) {
        if (const auto counted = length()) { // "the last three days", "the next 48 hours"
            if (turns == 0 || !counted_) return std::nullopt;
            return rolling_period(*counted, turns);
        }
        const auto named = unit(); // "the next day" is that of another day
        return named && *named > TimeUnit::kDay ? unit_around(*today_, *named, turns) : std::nullopt;
    }

    /// "the past year": up to today; "the past three years"
    std::optional<Period> rolling() {
        const auto turned = word(TimeKind::kRolling);
        if (!turned || !today_) return std::nullopt;
        if (const auto counted = length()) return rolling_period(*counted, turned->first);
        const auto named = unit();
        return named ? std::optional(rolling_period({1, *named}, turned->first)) : std::nullopt;
    }

    Period rolling_period(Length length, int sign) const {
        const Date other = moved(*today_, length, sign);
        Period result{std::min(*today_, other), std::max(*today_, other), Grain::kDays};
        if (length.unit == TimeUnit::kMonth && length.count > 1) result.grain = Grain::kMonths;
        if (length.unit >= TimeUnit::kYear && (length.count > 1 || length.unit > TimeUnit::kYear))
            result.grain = Grain::kYears;
        return result;
    }

    /// "two days ago"
    std::optional<Period> ago() {
        const auto back = length();
        if (!back || !word(TimeKind::kAgo) || !today_) return std::nullopt;
        return around(moved(*today_, *back, -1), back->unit);
    }

    /// "the first quarter of 2025", "the second half of next year", "Q1"
    std::optional<Period> part_of_year() {
        int place = 0;
        int size = 3;
        if (more() && item().kind == TimeItem::kQuarter) {
            place = items_[at_++].number;
        } else if (const auto ordinal = word(TimeKind::kOrdinal)) {
            place = ordinal->first;
            const auto named = unit();
            if (named == TimeUnit::kHalf) size = 6;
            if (named != TimeUnit::kHalf && named != TimeUnit::kQuarter) return std::nullopt;
        }
        if (place < 1 || place > 12 / size) return std::nullopt;
        const auto in_year = [&](int number) -> std::optional<Period> {
            const year_month first = year(number) / month(static_cast<unsigned>((place - 1) * size + 1));
            return months_of(first, first + months(size - 1), Grain::kMonths);
        };
        if (const auto number = year_suffix()) return in_year(*number);
        return nearest(in_year);
    }

    static Period season_of(TimeWords::Value months_named, int number) {
        const bool over_new_year = months_named.second < months_named.first;
        return months_of(year(number) / month(static_cast<unsigned>(months_named.first)),
                         year(number + over_new_year) / month(static_cast<unsigned>(months_named.second)),
                         Grain::kMonths);
    }

    std::optional<Period> season() {
        const auto months_named = word(TimeKind::kSeason);
        if (!months_named) return std::nullopt;
        const auto in_year = [&](int number) -> std::optional<Period> { return season_of(*months_named, number); };
        if (const auto number = year_suffix()) return in_year(*number);
        return nearest(in_year);
    }

    std::optional<Period> holiday() {
        const auto named = word(TimeKind::kHoliday);
        if (!named) return std::nullopt;
        const auto in_year = [&](int number) -> std::optional<Period> {
            return day_of(year(number) / month(static_cast<unsigned>(named->first)) /
                          day(static_cast<unsigned>(named->second)));
        };
        if (const auto number = year_suffix()) return in_year(*number);
        return nearest(in_year);
    }

    /// "2014", "the 1990s", "the 19th century"
    std::optional<Period> years() {
        if (!more()) return std::nullopt;
        if (item().kind == TimeItem::kDecade) {
            const int first = items_[at_++].number;
            return years_of(first, first + 9, Grain::kYears);
        }
        int place = 0;
        if (const auto ordinal = word(TimeKind::kOrdinal)) {
            place = ordinal->first;
        } else if (item().kind == TimeItem::kOrdinal) {
            place = items_[at_++].number;
        } else {
            unit(); // "the year 2000"
            if (!more() || item().kind != TimeItem::kNumber || !is_year(item().number)) return std::nullopt;
            return year_of(items_[at_++].number);
        }
        if (place < 1 || place > 99 || unit() != TimeUnit::kCentury) return std::nullopt;
        return years_of(100 * place - 99, 100 * place, Grain::kYears);
    }

    /// "two weeks", "48 hours", "twenty five years"; `counted_` unless it is "a year".
    std::optional<Length> length() {
        const std::size_t start = at_;
        int count = 0;
        counted_ = false;
        for (; more(); ++at_) {
            if (item().kind == TimeItem::kNumber && count == 0) {
                count = item().number;
            } else if (item().kind == TimeItem::kWord) {
                const auto number = words_.find(TimeKind::kNumber, item().word);
                if (!number) break;
                if (count != 0 && (count % 10 != 0 || number->first > 9)) break;
                count += number->first;
            } else {
                break;
            }
            counted_ = true;
        }
        const auto named = count > 0 && count <= kMaxCount ? unit() : std::nullopt;
        if (named && (*named < TimeUnit::kYear || count <= kMaxCountOfYears)) return Length{count, *named};
        at_ = start;
        return std::nullopt;
    }

    std::optional<TimeUnit> unit() {
        const auto found = word(TimeKind::kUnit);
        return found ? std::optional(static_cast<TimeUnit>(found->first)) : std::nullopt;
    }

    static bool is_year(int number) { return number >= 1000 && number < 2200; }

    bool more() const { return at_ < items_.size(); }
    const TimeItem& item() const { return items_[at_]; }

    bool is(TimeKind kind) const {
        return more() && item().kind == TimeItem::kWord && words_.find(kind, item().word).has_value();
    }

    std::optional<TimeWords::Value> word(TimeKind kind) {
        if (!more() || item().kind != TimeItem::kWord) return std::nullopt;
        const auto found = words_.find(kind, item().word);
        if (found) ++at_;
        return found;
    }

    bool dash() {
        if (!more() || item().kind != TimeItem::kDash) return false;
        ++at_;
        return true;
    }

    const TimeWords& words_;
    std::span<const TimeItem> items_;
    std::optional<Date> today_;
    TimeDirection direction_;
    std::size_t at_ = 0;
    std::optional<int> year_for_all_; // for a first end that names none
    bool inside_clock_ = false;
    bool counted_ = false;
};

} // namespace

std::string time_value(const TimeWords& words, std::string_view text, std::optional<Date> today,
                       TimeDirection direction) {
    const auto items = read_time_items(words, text);
    return TimeParser(words, items, today, direction).value();
}

} // namespace claimgraph
