#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// Counts by number, most of them 0 perhaps.
class Counts {
  public:
    explicit Counts(std::size_t size) : counts_(size) {}
    void add(std::uint32_t number) { ++counts_[number]; }
    std::uint32_t of(std::uint32_t number) const { return counts_[number]; }

    /// The numbers with most, at most `limit`; ties by number. Those with none are left out.
    std::vector<std::uint32_t> most(std::size_t limit) const {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < counts_.size(); ++i)
            if (counts_[i] > 0) numbers.push_back(i);
        const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(limit, numbers.size()));
        std::ranges::partial_sort(numbers, end, [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(counts_[b], a) < std::pair(counts_[a], b);
        });
        numbers.erase(end, numbers.end());
        return numbers;
    }

  private:
    std::vector<std::uint32_t> counts_;
};

} // namespace claimgraph::cli
