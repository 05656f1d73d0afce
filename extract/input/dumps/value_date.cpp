#include "extract/input/dumps/value_date.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace claimgraph {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<Date> date_of_value(std::string_view value) {
    constexpr std::size_t kDaySize = 10;                              // "2025-03-11"
    const std::string_view digits = value.substr(0, value.find('.')); // 1741680000.25
    if (is_number(digits)) {
        if (digits.size() == 8 && digits == value)
            return date_from(std::string(value.substr(0, 4)) + "-" + std::string(value.substr(4, 2)) + "-" +
                             std::string(value.substr(6)));
        if (digits.size() == 9 || digits.size() == 10 || digits.size() == 13) {
            std::int64_t seconds = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
            if (digits.size() == 13) seconds /= 1000;
            return Date(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
        }
    }
    if (value.size() < kDaySize || (value.size() > kDaySize && is_number(value.substr(kDaySize, 1))))
        return std::nullopt;
    std::string day(value.substr(0, kDaySize));
    if (day[4] != day[7] || std::string_view("-/.").find(day[4]) == std::string_view::npos) return std::nullopt;
    day[4] = day[7] = '-';
    return date_from(day);
}

} // namespace claimgraph
