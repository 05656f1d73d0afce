#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {

/// A set of numbers for which small sets are merged into a large one; there may be millions. A sorted list, or a bit
/// for each number where that takes less room, so that the time to merge a set depends on its size.
class CooccurrenceSet {
  public:
    CooccurrenceSet() = default;
    /// `numbers` are sorted, without duplicates.
    explicit CooccurrenceSet(std::vector<std::uint32_t> numbers)
        : numbers_(std::move(numbers)), size_(static_cast<std::uint32_t>(numbers_.size())) {}

    std::size_t size() const { return size_; }
    bool contains(std::uint32_t number) const;
    bool meets(const CooccurrenceSet& other) const; ///< whether they have a number in common
    void merge(const CooccurrenceSet& other);
    void add(std::span<const std::uint32_t> numbers); ///< without duplicates
    /// All numbers, sorted. A large set needs `memory` for them.
    std::span<const std::uint32_t> numbers(std::vector<std::uint32_t>& memory) const;

  private:
    bool is_list() const { return bits_.empty(); }
    void set(std::uint32_t number);

    std::vector<std::uint32_t> numbers_; ///< sorted; empty if there are bits
    std::vector<std::uint64_t> bits_;    ///< by number
    std::uint32_t size_ = 0;
};

} // namespace claimgraph
