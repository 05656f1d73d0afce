#include "extract/claims/time/time_parser.hpp"

namespace claimgraph {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;

/// What comes every year, in the direction of the verb.
template <class InYear>
std::optional<Period> TimeParser::nearest(const InYear& in_year) const {
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

/// In the year that is named behind it, else in the nearest.
template <class InYear>
std::optional<Period> TimeParser::in_said_year(const InYear& in_year) {
    if (const auto number = year_suffix()) return in_year(*number);
    return nearest(in_year);
}

std::optional<Period> TimeParser::numeric_date() {
    if (!more() || item().kind != TimeItem::kDate) return std::nullopt;
    return day_of(items_[at_++].date);
}

/// "Monday", "Monday, 10 March", "Monday last week", "last Monday" is a turn
std::optional<Period> TimeParser::weekday() {
    const auto name = word(TimeKind::kWeekday);
    if (!name) return std::nullopt;
    const auto part = part_of_day();
    const std::size_t start = at_;
    if (auto exact = date()) return with_part(*exact, part);
    at_ = start;
    if (auto exact = numeric_date()) return with_part(*exact, part);
    at_ = start;
    if (!today_) return std::nullopt;
    if (const auto week = word(TimeKind::kTurn); week && unit() == TimeUnit::kWeek)
        return with_part(day_of(plus_days(unit_around(*today_, TimeUnit::kWeek, week->first)->first, name->first - 1)),
                         part);
    at_ = start;
    const int ahead = (name->first - 1 - weekday_of(*today_) + 7) % 7;
    const bool back = direction_ == TimeDirection::kPast && ahead > 0;
    return with_part(day_of(plus_days(*today_, back ? ahead - 7 : ahead)), part);
}

/// "10 March 2025", "March 10, 2025", "March 10-12", "March 2025", "March"
std::optional<Period> TimeParser::date() {
    if (const std::size_t start = at_; unit() != TimeUnit::kMonth) at_ = start; // "the month of May"
    const auto leading = days_of_month(true);
    const auto name = word(TimeKind::kMonth);
    if (!name) return std::nullopt;
    const month named(static_cast<unsigned>(name->first));
    const auto numbers = leading ? leading : days_of_month(false);
    return in_said_year([&](int number) -> std::optional<Period> {
        const year_month found = year(number) / named;
        if (!numbers) return month_of(found);
        const Date first = found / day(numbers->first);
        const Date last = found / day(numbers->second);
        if (!first.ok() || !last.ok() || last < first) return std::nullopt;
        return Period{first, last, first == last ? Grain::kDay : Grain::kDays};
    });
}

/// "the 10th": of the nearest month
std::optional<Period> TimeParser::day_alone() {
    if (!more() || !item().definite || item().kind != TimeItem::kOrdinal || !today_) return std::nullopt;
    const auto number = static_cast<unsigned>(items_[at_++].number);
    if (more() || number < 1 || number > 31) return std::nullopt; // "the 10th anniversary"
    const bool past = direction_ == TimeDirection::kPast;
    year_month in = today_->year() / today_->month();
    for (int step = 0; step < 3; ++step, in += months(past ? -1 : 1)) {
        const Date found = in / day(number);
        if (found.ok() && (past ? found <= *today_ : found >= *today_)) return day_of(found);
    }
    return std::nullopt;
}

/// "10", "10th", "10-12", "3 and 5", before or behind a month. In "March 10 to 12 April" the 12 belongs to April.
std::optional<std::pair<unsigned, unsigned>> TimeParser::days_of_month(bool before_month) {
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
    if (dash() || word(TimeKind::kTo) || word(TimeKind::kAnd))
        if (const unsigned last = number(); last > first && is(TimeKind::kMonth) == before_month) {
            const bool neighbours = last == first + 1;
            if (neighbours || !words_.find(TimeKind::kAnd, items_[behind].word) ||
                (start > 0 && words_.find(TimeKind::kBetween, items_[start - 1].word))) { // "3 and 5 May" are two days
                several_days_ = true;
                return std::pair(first, last);
            }
        }
    at_ = behind;
    return std::pair(first, first);
}

/// The year behind a day or a month, said or meant: "2025", "last year".
std::optional<int> TimeParser::year_suffix() {
    const std::size_t start = at_;
    word(TimeKind::kIn); // "on 3 May in 2019"
    if (is_number() && is_year(item().number)) return items_[at_++].number;
    if (const auto turned = word(TimeKind::kTurn); turned && today_ && unit() == TimeUnit::kYear)
        return static_cast<int>(today_->year()) + turned->first;
    at_ = start;
    if (word(TimeKind::kSame) && unit() == TimeUnit::kYear && is_told(TimeUnit::kYear))
        return static_cast<int>(told_->first.year());
    at_ = start;
    return year_for_all_;
}

/// "the first quarter of 2025", "the second half of next year", "Q1"
std::optional<Period> TimeParser::part_of_year() {
    int place = 0;
    int size = 3;
    if (more() && item().kind == TimeItem::kQuarter) {
        place = items_[at_++].number;
    } else if (const auto ordinal = word(TimeKind::kOrdinal)) {
        place = ordinal->first;
        const auto named = unit();
        if (named == TimeUnit::kHalf) size = 6;
        if (named != TimeUnit::kHalf && named != TimeUnit::kQuarter) return std::nullopt;
    } else if (const auto turned = word(TimeKind::kTurn); turned && turned->first < 0) { // "the last quarter of 2024"
        const auto named = unit();
        if (named == TimeUnit::kHalf) size = 6;
        if (named != TimeUnit::kHalf && named != TimeUnit::kQuarter) return std::nullopt;
        place = 12 / size;
        if (!is_number()) return std::nullopt;
    }
    if (place < 1 || place > 12 / size) return std::nullopt;
    return in_said_year([&](int number) -> std::optional<Period> {
        const year_month first = year(number) / month(static_cast<unsigned>((place - 1) * size + 1));
        return months_of(first, first + months(size - 1), Grain::kMonths);
    });
}

/// "the first week of March" is in March; "the last day of 2024" is a day
std::optional<Period> TimeParser::unit_within() {
    if (inside_shift_) return std::nullopt;
    int place = 0; // 0: the last
    if (const auto ordinal = word(TimeKind::kOrdinal))
        place = ordinal->first;
    else if (const auto turned = word(TimeKind::kTurn); !turned || turned->first >= 0)
        return std::nullopt;
    if (const auto counted = count(); counted > 0 && place > 1) return std::nullopt;
    const auto named = unit();
    if (!named || !more()) return std::nullopt;
    inside_shift_ = true;
    word(TimeKind::kIn);
    const std::size_t behind = at_;
    auto whole = bare_unit();
    if (!whole) {
        at_ = behind;
        whole = period();
    }
    inside_shift_ = false;
    if (!whole || whole->grain == Grain::kDay || *named > TimeUnit::kMonth) return std::nullopt;
    if (*named == TimeUnit::kDay && items_[at_ - 1].kind != TimeItem::kDash) {
        const Date found = place == 0 ? whole->last : plus_days(whole->first, place - 1);
        return found <= whole->last ? std::optional(day_of(found)) : std::nullopt;
    }
    if (*named == TimeUnit::kMonth && whole->grain == Grain::kYear) {
        const year_month found = whole->first.year() / month(static_cast<unsigned>(place == 0 ? 12 : place));
        return place <= 12 ? std::optional(month_of(found)) : std::nullopt;
    }
    return whole;
}

std::optional<Period> TimeParser::season() {
    const auto named = word(TimeKind::kSeason);
    if (!named) return std::nullopt;
    return in_said_year(
        [&](int number) -> std::optional<Period> { return season_of(static_cast<TimeSeason>(named->first), number); });
}

std::optional<Period> TimeParser::holiday() {
    if (const auto fixed = word(TimeKind::kHoliday))
        return in_said_year([&](int number) -> std::optional<Period> {
            return day_of(year(number) / month(static_cast<unsigned>(fixed->first)) /
                          day(static_cast<unsigned>(fixed->second)));
        });
    if (const auto feast = word(TimeKind::kFeast))
        return in_said_year(
            [&](int number) -> std::optional<Period> { return day_of(plus_days(easter_of(number), feast->first)); });
    if (const auto nth = word(TimeKind::kNthHoliday))
        return in_said_year([&](int number) -> std::optional<Period> {
            return day_of(nth_weekday(year(number) / month(static_cast<unsigned>(nth->first)), nth->second / 10,
                                      nth->second % 10));
        });
    return std::nullopt;
}

/// "2014", "2024-25", "the 1990s", "the 19th century"
std::optional<Period> TimeParser::years() {
    if (!more()) return std::nullopt;
    if (item().kind == TimeItem::kDecade) {
        const int first = items_[at_++].number;
        return years_of(first, first + 9);
    }
    int place = 0;
    if (const auto ordinal = word(TimeKind::kOrdinal)) {
        place = ordinal->first;
    } else if (item().kind == TimeItem::kOrdinal) {
        place = items_[at_++].number;
    } else {
        unit(); // "the year 2000"
        if (!is_number() || !is_year(item().number)) return std::nullopt;
        const int first = items_[at_++].number;
        const std::size_t behind = at_;
        if (dash() && is_number() && item().number == (first + 1) % 100) {
            ++at_;
            return years_of(first, first + 1);
        }
        at_ = behind;
        return year_of(first);
    }
    dash(); // "the 19th-century"
    if (place < 1 || place > 99 || unit() != TimeUnit::kCentury) return std::nullopt;
    return years_of(100 * place - 99, 100 * place);
}

} // namespace claimgraph
