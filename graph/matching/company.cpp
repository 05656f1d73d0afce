#include "graph/matching/company.hpp"

#include <algorithm>
#include <iterator>

namespace claimgraph {
namespace {

constexpr std::size_t kLarge = 1024;

} // namespace

bool Company::contains(std::uint32_t number) const {
    if (!bits_.empty()) return number < bits_.size() && bits_[number];
    return std::ranges::binary_search(numbers_, number);
}

void Company::merge(const Company& other) {
    if (bits_.empty() && size() + other.size() <= kLarge && other.bits_.empty()) {
        std::vector<std::uint32_t> all;
        all.reserve(size() + other.size());
        std::ranges::set_union(numbers_, other.numbers_, std::back_inserter(all));
        numbers_ = std::move(all);
        return;
    }
    const auto add = [&](std::uint32_t number) {
        if (number >= bits_.size()) bits_.resize(std::max<std::size_t>(number + 1, bits_.size() * 2));
        const bool is_new = !bits_[number];
        bits_[number] = true;
        return is_new;
    };
    if (bits_.empty())
        for (const std::uint32_t number : numbers_) add(number);
    for (const std::uint32_t number : other.numbers_)
        if (add(number)) numbers_.push_back(number);
}

std::vector<std::uint32_t> Company::numbers() const {
    std::vector<std::uint32_t> all = numbers_;
    if (!bits_.empty()) std::ranges::sort(all);
    return all;
}

} // namespace claimgraph
