#include "export/days.hpp"

#include "graph/base/date.hpp"

#include <chrono>

namespace claimgraph {
namespace {

std::optional<Days> days_of_one(std::string_view text) {
    text = text.substr(0, text.find('T')); // the time of day
    constexpr std::string_view kFirst = "-01-01";
    constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
    if (text.size() != kYear && text.size() != kMonth && text.size() != kDay) return std::nullopt;
    const auto first = date_from(std::string(text).append(kFirst.substr(text.size() - kYear)));
    if (!first) return std::nullopt;
    const Date last = text.size() == kDay
                          ? *first
                          : Date(first->year() / (text.size() == kMonth ? first->month() : std::chrono::December) /
                                 std::chrono::last);
    return Days{to_string(*first), to_string(last)};
}

} // namespace

std::optional<Days> days_of(std::string_view time_value) {
    const std::size_t slash = time_value.find('/');
    const auto first = days_of_one(time_value.substr(0, slash));
    if (slash == std::string_view::npos || !first) return first;
    const auto last = days_of_one(time_value.substr(slash + 1));
    if (!last || last->end < first->begin) return std::nullopt;
    return Days{first->begin, last->end};
}

} // namespace claimgraph
