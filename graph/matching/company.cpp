#include "graph/matching/company.hpp"

#include <algorithm>
#include <iterator>

namespace claimgraph {

bool Company::contains(std::uint32_t number) const {
    return std::ranges::binary_search(old_, number) || std::ranges::binary_search(recent_, number);
}

void Company::merge(const Company& other) {
    if (size() == 0) {
        *this = other;
        return;
    }
    const std::size_t most_recent = 32 + old_.size() / 16;
    if (other.size() > most_recent) {
        const std::vector<std::uint32_t> ours = numbers();
        recent_.clear();
        old_.clear();
        std::ranges::set_union(ours, other.numbers(), std::back_inserter(old_));
        return;
    }
    for (const auto* part : {&other.old_, &other.recent_})
        for (const std::uint32_t number : *part)
            if (!contains(number)) recent_.insert(std::ranges::lower_bound(recent_, number), number);
    if (recent_.size() > most_recent) {
        old_ = numbers();
        recent_.clear();
    }
}

std::vector<std::uint32_t> Company::numbers() const {
    std::vector<std::uint32_t> all;
    all.reserve(size());
    std::ranges::merge(old_, recent_, std::back_inserter(all));
    return all;
}

} // namespace claimgraph
