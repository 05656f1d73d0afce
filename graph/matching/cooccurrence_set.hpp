#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace claimgraph {

/// A set of numbers for which small sets are merged into a large one. Small sets are sorted lists; a large one also has
/// a bit for each number, so that the time of an operation depends on its argument, not on the size of the set.
class CooccurrenceSet {
  public:
    CooccurrenceSet() = default;
    /// `numbers` are sorted, without duplicates.
    explicit CooccurrenceSet(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}

    std::size_t size() const { return numbers_.size(); }
    bool contains(std::uint32_t number) const;
    bool meets(const CooccurrenceSet& other) const; ///< whether they have a number in common
    void merge(const CooccurrenceSet& other) { add(other.numbers_); }
    void add(std::span<const std::uint32_t> numbers); ///< without duplicates
    /// All numbers, sorted. A large set needs `memory` for them.
    std::span<const std::uint32_t> numbers(std::vector<std::uint32_t>& memory) const;

  private:
    std::vector<std::uint32_t> numbers_; ///< sorted, unless there are bits
    std::vector<bool> bits_;             ///< by number, of a large set; else empty
};

} // namespace claimgraph
