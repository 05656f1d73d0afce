#include "extract/input/html/html_dates.hpp"

#include "graph/base/time/date.hpp"

#include <algorithm>
#include <vector>

namespace claimgraph {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

/// Whether two words before a year are a month and a day, in either order: "May 3," or "3. Mai".
bool are_day_and_month(std::string_view a, std::string_view b) {
    const auto digits = [](std::string_view word) {
        return std::ranges::count_if(word, [](char c) { return '0' <= c && c <= '9'; });
    };
    const bool is_day_first = digits(a) != 0;
    const std::string_view day = is_day_first ? a : b;
    const std::string_view month = is_day_first ? b : a;
    return 1 <= digits(day) && digits(day) <= 2 && day.size() <= 5 && digits(month) == 0 && month.size() >= 3;
}

} // namespace

bool is_date_text(std::string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const std::string_view year = text.substr(i, 4);
        const bool is_apart = i == 0 || !is_digits(text.substr(i - 1, 1));
        if (is_apart && is_digits(year) && "1800" <= year && year <= "2200") return text.size() < 80;
    }
    return false;
}

std::string written_date(std::string text) {
    if (is_digits(text) && text.size() == 8) return text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
    return text;
}

std::string date_in_url(std::string_view url) {
    for (std::size_t i = 0; i + 11 < url.size(); ++i) {
        const std::string_view part = url.substr(i, 11); // "/2022/08/03"
        const bool is_one = part[0] == '/' && is_digits(part.substr(1, 4)) && (part[5] == '/' || part[5] == '-') &&
                            is_digits(part.substr(6, 2)) && part[8] == part[5] && is_digits(part.substr(9, 2)) &&
                            !is_digits(url.substr(i + 11, 1));
        if (!is_one || part.substr(1, 4) < "1990" || part.substr(1, 4) > "2200") continue;
        std::string date(part.substr(1));
        date[4] = date[7] = '-';
        return date;
    }
    return {};
}

bool is_utc(std::string_view date) {
    return date.ends_with('Z') || date.ends_with("+00:00") || date.ends_with("+0000") || date.ends_with("GMT");
}

bool are_next_days(std::string_view a, std::string_view b) {
    const auto first = date_from(a.substr(0, 10));
    const auto second = date_from(b.substr(0, 10));
    if (!first || !second) return false;
    const auto days = std::chrono::sys_days(*first) - std::chrono::sys_days(*second);
    return days == std::chrono::days(1) || days == std::chrono::days(-1);
}

std::string day_within(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, size));
        text.remove_prefix(std::min(size + 1, text.size()));
        const std::size_t count = words.size();
        if (!is_date_text(words.back())) continue;
        if (date_from(words.back().substr(0, 10))) return std::string(words.back());
        if (count >= 3 && are_day_and_month(words[count - 3], words[count - 2])) {
            const char* begin = words[count - 3].data();
            return std::string(begin, words.back().data() + words.back().size());
        }
    }
    return {};
}

} // namespace claimgraph
