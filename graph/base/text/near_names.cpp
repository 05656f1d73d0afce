#include "graph/base/text/near_names.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>

namespace claimgraph {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j - 1] + (a[i - 1] != b[j - 1]), last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

std::vector<std::string> near_names(std::string_view name, std::span<const std::string> known, std::size_t count) {
    constexpr std::size_t kLongestCompared = 64; // nobody mistypes more
    constexpr std::size_t kShortestBeginning = 3;
    const std::string typed = lower_ascii(name.substr(0, kLongestCompared));
    std::vector<std::tuple<std::size_t, std::string>> ranked;
    for (const std::string& other : known) {
        const std::string compared = lower_ascii(std::string_view(other).substr(0, kLongestCompared));
        const bool begins = typed.size() >= kShortestBeginning && compared.starts_with(typed);
        const std::size_t distance = begins ? 0 : edit_distance(typed, compared);
        if (distance <= typed.size() / 3) ranked.emplace_back(distance, other);
    }
    std::ranges::sort(ranked);
    std::vector<std::string> names;
    for (auto& [distance, other] : ranked)
        if (names.size() < count && distance <= std::get<0>(ranked.front()) + 1) names.push_back(std::move(other));
    return names;
}

std::string did_you_mean(const std::vector<std::string>& names) {
    return names.empty() ? std::string() : fmt::format("; did you mean {}?", fmt::join(names, " or "));
}

} // namespace claimgraph
