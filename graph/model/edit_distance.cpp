#include "graph/model/edit_distance.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>
#include <set>
#include <vector>

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
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> names, std::size_t count) {
    constexpr std::size_t kLongestCompared = 64;
    const std::string key = lower_ascii(name.substr(0, kLongestCompared));
    std::set<std::pair<std::size_t, std::string_view>> ranked;
    for (const std::string& other : names) {
        const std::size_t distance =
            edit_distance(key, lower_ascii(std::string_view(other).substr(0, kLongestCompared)));
        if (distance * 3 <= std::max<std::size_t>(key.size(), 3)) ranked.emplace(distance, other);
    }
    std::vector<std::string> nearest;
    for (const auto& [distance, other] : ranked)
        if (nearest.size() < count && distance <= ranked.begin()->first + 1) nearest.emplace_back(other);
    return nearest;
}

} // namespace claimgraph
