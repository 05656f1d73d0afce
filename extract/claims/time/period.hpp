#pragma once

#include "extract/claims/time/time_words.hpp"
#include "graph/base/time/date.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace claimgraph {

/// How a period is written: by its minute, part of the day, day, week, month, season or year, or by its first and last
/// day, month or year.
enum class Grain : std::uint8_t { kMinute, kPart, kDay, kDays, kWeek, kMonth, kMonths, kSeason, kYear, kYears };

/// A stretch of days, both ends included.
struct Period {
    Date first;
    Date last;
    Grain grain = Grain::kDay;
    int minute = 0;                          ///< of the day
    std::optional<int> zone{};               ///< of the minute: minutes ahead of UTC
    PartOfDay part = PartOfDay::kMorning;    ///< of the day
    TimeSeason season = TimeSeason::kWinter; ///< of the year
};

/// A length of time: so many units, or half a unit more.
struct Length {
    int count = 0;
    TimeUnit unit = TimeUnit::kDay;
    bool and_half = false;
    bool counted = false; ///< unless it is "a year"
};

Date plus_days(Date date, int count);
/// Days since the Monday before, 0 to 6.
int weekday_of(Date date);

Period day_of(Date date);
Period month_of(std::chrono::year_month month);
Period months_of(std::chrono::year_month first, std::chrono::year_month last, Grain grain);
Period year_of(int number);
Period years_of(int first, int last);
/// The season that begins in this year: a winter goes on into the next.
Period season_of(TimeSeason season, int year);

/// The calendar's own unit that `date` lies in, `turns` units on: the week, the quarter ... Nothing for hours and
/// minutes.
std::optional<Period> unit_around(Date date, TimeUnit unit, int turns);
/// The day that is a length of time away; nothing outside the calendar of four digits.
std::optional<Date> moved(Date date, Length length, int sign);
/// "Three years ago" is a year, "three days ago" a day: as exact as the words.
Period around(Date date, TimeUnit unit);
/// The Sunday of Easter in the Gregorian calendar (Meeus 1991).
Date easter_of(int year);
/// The day of a month that is its `place`th Monday (1) ... Sunday (7).
Date nth_weekday(std::chrono::year_month month, int place, int weekday);

// In ISO 8601; parts of days and seasons as TIMEX3 has them: `2025-03-10TMO`, `2024-SU`.
std::string text_of(const Period& period);
std::string clock_text(int minute, std::optional<int> zone); ///< "T10:30", "T10:30Z"
std::string_view code_of(PartOfDay part);                    ///< "MO"
std::string_view code_of(TimeSeason season);                 ///< "SU"
/// A duration; nothing where there is no such ("P2Y6M").
std::string text_of(Length length);
/// One end of an interval of periods.
std::string end_text(const Period& period, Date end);
/// Both ends; empty if the second lies before the first.
std::string interval_text(const Period& first, const Period& last);

} // namespace claimgraph
