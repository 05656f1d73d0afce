#include "graph/matching/score/cooccurrence_set.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kFew = 1024; ///< always a list: to merge it takes no time
constexpr std::size_t kWord = 64;  ///< bits

} // namespace

bool CooccurrenceSet::contains(std::uint32_t number) const {
    if (is_list()) return std::ranges::binary_search(numbers_, number);
    return number / kWord < bits_.size() && (bits_[number / kWord] >> number % kWord & 1) != 0;
}

bool CooccurrenceSet::meets(const CooccurrenceSet& other) const {
    if (!is_list() && !other.is_list()) {
        for (std::size_t i = 0; i < std::min(bits_.size(), other.bits_.size()); ++i)
            if ((bits_[i] & other.bits_[i]) != 0) return true;
        return false;
    }
    const bool is_first = is_list() && (!other.is_list() || size() < other.size()); // whose list is gone through
    const CooccurrenceSet& asked = is_first ? other : *this;
    return std::ranges::any_of((is_first ? *this : other).numbers_,
                               [&](std::uint32_t number) { return asked.contains(number); });
}

void CooccurrenceSet::merge(const CooccurrenceSet& other) {
    std::vector<std::uint32_t> memory;
    add(other.numbers(memory));
}

void CooccurrenceSet::set(std::uint32_t number) {
    if (number / kWord >= bits_.size()) bits_.resize(number / kWord + 1);
    std::uint64_t& word = bits_[number / kWord];
    const std::uint64_t before = std::exchange(word, word | std::uint64_t{1} << number % kWord);
    if (before != word) ++size_;
}

void CooccurrenceSet::add(std::span<const std::uint32_t> numbers) {
    if (!is_list()) {
        for (const std::uint32_t number : numbers) set(number);
        return;
    }
    std::vector<std::uint32_t> fresh;
    std::ranges::copy_if(numbers, std::back_inserter(fresh), [&](std::uint32_t number) { return !contains(number); });
    if (fresh.empty()) return;
    std::ranges::sort(fresh);
    const auto before = static_cast<std::ptrdiff_t>(numbers_.size());
    numbers_.reserve(numbers_.size() + fresh.size()); // no more than it needs
    numbers_.insert(numbers_.end(), fresh.begin(), fresh.end());
    std::inplace_merge(numbers_.begin(), numbers_.begin() + before, numbers_.end());
    size_ = static_cast<std::uint32_t>(numbers_.size());
    if (size_ <= kFew || size_ * std::uint64_t{32} <= numbers_.back()) return;
    size_ = 0;
    for (const std::uint32_t number : std::exchange(numbers_, {})) set(number);
}

std::span<const std::uint32_t> CooccurrenceSet::numbers(std::vector<std::uint32_t>& memory) const {
    if (is_list()) return numbers_;
    memory.clear();
    memory.reserve(size());
    for (std::size_t i = 0; i < bits_.size(); ++i)
        for (std::uint64_t word = bits_[i]; word != 0; word &= word - 1)
            memory.push_back(static_cast<std::uint32_t>(i * kWord) +
                             static_cast<std::uint32_t>(std::countr_zero(word)));
    return memory;
}

} // namespace claimgraph
