#include "export/days.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace claimgraph {
namespace {

using namespace std::chrono;

/// The number that `text` is, all of it digits.
std::optional<unsigned> number(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string day_text(year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::optional<Days> days_of_one(std::string_view text) {
    text = text.substr(0, text.find('T')); // the time of day
    const bool has_month = text.size() >= 7;
    const bool has_day = text.size() == 10;
    if ((text.size() != 4 && text.size() != 7 && text.size() != 10) || (has_month && text[4] != '-') ||
        (has_day && text[7] != '-'))
        return std::nullopt;
    const auto y = number(text.substr(0, 4));
    const auto m = has_month ? number(text.substr(5, 2)) : 1;
    const auto d = has_day ? number(text.substr(8, 2)) : 1;
    if (!y || !m || !d) return std::nullopt;
    const year_month_day first(year(static_cast<int>(*y)), month(*m), day(*d));
    if (!first.ok()) return std::nullopt;
    const year_month_day last =
        has_day ? first : year_month_day(first.year() / (has_month ? first.month() : December) / std::chrono::last);
    return Days{day_text(first), day_text(last)};
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
