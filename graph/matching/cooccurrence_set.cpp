#include "graph/matching/cooccurrence_set.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t kLarge = 1024;

} // namespace

bool CooccurrenceSet::contains(std::uint32_t number) const {
    if (!bits_.empty()) return number < bits_.size() && bits_[number];
    return std::ranges::binary_search(numbers_, number);
}

bool CooccurrenceSet::meets(const CooccurrenceSet& other) const {
    const bool is_smaller = size() < other.size();
    const CooccurrenceSet& larger = is_smaller ? other : *this;
    return std::ranges::any_of((is_smaller ? *this : other).numbers_,
                               [&](std::uint32_t number) { return larger.contains(number); });
}

void CooccurrenceSet::add(std::span<const std::uint32_t> numbers) {
    if (bits_.empty() && size() + numbers.size() <= kLarge) {
        const auto before = static_cast<std::ptrdiff_t>(size());
        for (const std::uint32_t number : numbers)
            if (!std::binary_search(numbers_.begin(), numbers_.begin() + before, number)) numbers_.push_back(number);
        std::sort(numbers_.begin() + before, numbers_.end());
        std::inplace_merge(numbers_.begin(), numbers_.begin() + before, numbers_.end());
        return;
    }
    const auto insert = [&](std::uint32_t number) {
        if (number >= bits_.size()) bits_.resize(std::max<std::size_t>(number + 1, bits_.size() * 2));
        const bool is_new = !bits_[number];
        bits_[number] = true;
        return is_new;
    };
    if (bits_.empty())
        for (const std::uint32_t number : numbers_) insert(number);
    for (const std::uint32_t number : numbers)
        if (insert(number)) numbers_.push_back(number);
}

std::span<const std::uint32_t> CooccurrenceSet::numbers(std::vector<std::uint32_t>& memory) const {
    if (bits_.empty()) return numbers_;
    memory = numbers_;
    std::ranges::sort(memory);
    return memory;
}

} // namespace claimgraph
