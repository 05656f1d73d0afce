#include "extract/claims/time/time_parser.hpp"

#include <fmt/format.h>

namespace claimgraph {

/// "daily", "on Fridays", "every two weeks", "twice a year"
std::string TimeParser::set() {
    if (const auto often = word(TimeKind::kSet)) {
        const auto of = static_cast<TimeUnit>(often->first);
        return often->second == 1 ? unit_set(of) : text_of(Length{often->second, of});
    }
    if (const auto named = word(TimeKind::kWeekdays)) return fmt::format("XXXX-WXX-{}", named->first) + part_behind();
    if (word(TimeKind::kEach)) return every();
    const std::size_t start = at_;
    const bool counted = count() > 0;
    const auto times = word(TimeKind::kTimes);
    if (times && (counted || times->first > 0) && (word(TimeKind::kArticle) || word(TimeKind::kEach)))
        if (const auto of = unit()) return unit_set(*of);
    at_ = start;
    return {};
}

/// Behind "every": "Friday evening", "year", "two weeks", "other day", "4 July"
std::string TimeParser::every() {
    const std::size_t start = at_;
    if (const auto named = word(TimeKind::kWeekday)) return fmt::format("XXXX-WXX-{}", named->first) + part_behind();
    if (std::string part = part_behind(); !part.empty()) return "XXXX-XX-XX" + part;
    if (const auto season = word(TimeKind::kSeason))
        return fmt::format("XXXX-{}", code_of(static_cast<TimeSeason>(season->first)));
    const bool other = word(TimeKind::kOther).has_value();
    if (const auto of = unit()) return other ? text_of(Length{2, *of}) : unit_set(*of);
    at_ = start;
    if (const auto apart = length(); apart && apart->counted) return text_of(*apart);
    at_ = start;
    const auto leading = days_of_month(true);
    const auto named = word(TimeKind::kMonth);
    if (!named) return {};
    const auto numbers = leading ? leading : days_of_month(false);
    return numbers ? fmt::format("XXXX-{:02}-{:02}", named->first, numbers->first)
                   : fmt::format("XXXX-{:02}", named->first);
}

std::string TimeParser::part_behind() {
    const auto part = part_of_day();
    return part ? "T" + std::string(code_of(*part)) : std::string();
}

std::string TimeParser::unit_set(TimeUnit of) const {
    switch (of) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
        return "XXXX-XX-XXTXX:XX";
    case TimeUnit::kHour:
        return "XXXX-XX-XXTXX";
    case TimeUnit::kDay:
        return "XXXX-XX-XX";
    case TimeUnit::kWeek:
        return "XXXX-WXX";
    case TimeUnit::kWeekend:
        return "XXXX-WXX-WE";
    case TimeUnit::kMonth:
        return "XXXX-XX";
    case TimeUnit::kQuarter:
        return "XXXX-QX";
    case TimeUnit::kHalf:
        return "XXXX-HX";
    case TimeUnit::kYear:
        return "XXXX";
    case TimeUnit::kDecade:
        return "XXX";
    case TimeUnit::kCentury:
        return "XX";
    }
    return {};
}

} // namespace claimgraph
