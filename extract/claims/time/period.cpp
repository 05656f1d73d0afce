#include "extract/claims/time/period.hpp"

#include <array>
#include <fmt/format.h>

namespace claimgraph {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;

namespace {

/// The same day of another month, or its last day.
Date plus_months(Date date, int count) {
    const Date shifted = date + months(count);
    return shifted.ok() ? shifted : Date(shifted.year() / shifted.month() / std::chrono::last);
}

std::string month_text(Date date) { return to_string(date).substr(0, 7); }
std::string year_text(Date date) { return to_string(date).substr(0, 4); }

std::string week_text(Date monday) {
    const Date thursday = plus_days(monday, 3); // a week belongs to the year that its Thursday is in
    const auto number = (sys_days(thursday) - sys_days(thursday.year() / 1 / 1)).count() / 7 + 1;
    return fmt::format("{}-W{:02}", year_text(thursday), number);
}

/// Months of a unit of at least a month; 0 for shorter ones.
int months_in(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::kMonth:
        return 1;
    case TimeUnit::kQuarter:
        return 3;
    case TimeUnit::kHalf:
        return 6;
    case TimeUnit::kYear:
        return 12;
    case TimeUnit::kDecade:
        return 120;
    case TimeUnit::kCentury:
        return 1200;
    default:
        return 0;
    }
}

} // namespace

Date plus_days(Date date, int count) { return Date(sys_days(date) + std::chrono::days(count)); }

int weekday_of(Date date) { return static_cast<int>(std::chrono::weekday(sys_days(date)).iso_encoding()) - 1; }

Period day_of(Date date) { return {date, date, Grain::kDay}; }
Period months_of(year_month first, year_month last, Grain grain) {
    return {first / day(1), Date(last / std::chrono::last), grain};
}
Period month_of(year_month month) { return months_of(month, month, Grain::kMonth); }
Period year_of(int number) { return {year(number) / 1 / 1, year(number) / 12 / 31, Grain::kYear}; }
Period years_of(int first, int last) { return {year(first) / 1 / 1, year(last) / 12 / 31, Grain::kYears}; }

Period season_of(TimeSeason season, int number) {
    const year_month first = year(number) / month(3 * static_cast<unsigned>(season) + 3);
    Period found = months_of(first, first + months(2), Grain::kSeason);
    found.season = season;
    return found;
}

std::string_view code_of(PartOfDay part) {
    constexpr std::array<std::string_view, 6> kCodes = {"MO", "MI", "AF", "EV", "NI", "DT"};
    return kCodes[static_cast<std::size_t>(part)];
}

std::string_view code_of(TimeSeason season) {
    constexpr std::array<std::string_view, 4> kCodes = {"SP", "SU", "FA", "WI"};
    return kCodes[static_cast<std::size_t>(season)];
}

std::string clock_text(int minute, std::optional<int> zone) {
    std::string text = fmt::format("T{:02}:{:02}", minute / 60, minute % 60);
    if (!zone) return text;
    if (*zone == 0) return text + 'Z';
    const int ahead = *zone < 0 ? -*zone : *zone;
    return text + fmt::format("{}{:02}:{:02}", *zone < 0 ? '-' : '+', ahead / 60, ahead % 60);
}

std::string end_text(const Period& period, Date end) {
    switch (period.grain) {
    case Grain::kMinute:
        return to_string(end) + clock_text(period.minute, period.zone);
    case Grain::kPart:
        return fmt::format("{}T{}", to_string(end), code_of(period.part));
    case Grain::kMonth:
    case Grain::kMonths:
    case Grain::kSeason:
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
    case Grain::kSeason:
        return fmt::format("{}-{}", year_text(period.first), code_of(period.season));
    case Grain::kDays:
    case Grain::kMonths:
    case Grain::kYears:
        return interval_text(period, period);
    default:
        return end_text(period, period.first);
    }
}

std::string text_of(Length length) {
    struct Unit {
        std::string_view before, behind; ///< "P", "Y"
        std::string_view half;           ///< what half of it adds: "6M"
        int times = 1;
    };
    const auto unit = [&]() -> Unit {
        switch (length.unit) {
        case TimeUnit::kSecond:
            return {"PT", "S", ""};
        case TimeUnit::kMinute:
            return {"PT", "M", "30S"};
        case TimeUnit::kHour:
            return {"PT", "H", "30M"};
        case TimeUnit::kDay:
            return {"P", "D", "T12H"};
        case TimeUnit::kWeek:
            return {"P", "W", ""};
        case TimeUnit::kMonth:
            return {"P", "M", ""};
        case TimeUnit::kQuarter:
            return {"P", "M", "", 3};
        case TimeUnit::kYear:
            return {"P", "Y", "6M"};
        case TimeUnit::kDecade:
            return {"P", "Y", "", 10};
        case TimeUnit::kCentury:
            return {"P", "Y", "", 100};
        default:
            return {};
        }
    }();
    if (unit.behind.empty()) return {};
    const int whole = length.count * unit.times + (length.and_half ? unit.times / 2 : 0);
    if (!length.and_half || unit.times % 10 == 0) return fmt::format("{}{}{}", unit.before, whole, unit.behind);
    if (unit.half.empty()) return fmt::format("{}{}.5{}", unit.before, length.count, unit.behind);
    if (length.count == 0)
        return fmt::format("P{}{}", unit.half.front() == 'T' || unit.before == "P" ? "" : "T", unit.half);
    return fmt::format("{}{}{}{}", unit.before, length.count, unit.behind, unit.half);
}

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
        return years_of(first, first + 9);
    }
    case TimeUnit::kCentury: {
        const int first = ((number - 1) / 100 + turns) * 100 + 1;
        return years_of(first, first + 99);
    }
    default:
        return std::nullopt;
    }
}

std::optional<Date> moved(Date date, Length length, int sign) {
    const int halves = sign * (2 * length.count + (length.and_half ? 1 : 0));
    const Date found = [&] {
        if (const int in_months = months_in(length.unit); in_months > 0)
            return plus_months(date, halves * in_months / 2);
        switch (length.unit) {
        case TimeUnit::kSecond:
            return date;
        case TimeUnit::kMinute:
            return plus_days(date, halves / (2 * 24 * 60));
        case TimeUnit::kHour:
            return plus_days(date, halves / (2 * 24));
        case TimeUnit::kWeek:
        case TimeUnit::kWeekend:
            return plus_days(date, 7 * halves / 2);
        default:
            return plus_days(date, halves / 2);
        }
    }();
    const bool has_four_digits = found.year() > year(0) && found.year() <= year(9999);
    return has_four_digits ? std::optional(found) : std::nullopt;
}

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

Date easter_of(int number) {
    const int a = number % 19;
    const int b = number / 100;
    const int c = number % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int march_days = h + l - 7 * m + 114;
    return year(number) / month(static_cast<unsigned>(march_days / 31)) /
           day(static_cast<unsigned>(march_days % 31 + 1));
}

Date nth_weekday(year_month in, int place, int weekday) {
    const Date first = in / day(1);
    return plus_days(first, (weekday - 1 - weekday_of(first) + 7) % 7 + 7 * (place - 1));
}

} // namespace claimgraph
