#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// A set of numbers that grows by small sets into a large one. Small ones are sorted lists; a large one has a bit for
/// each number too, so that adding and asking take time for what is added or asked, not for what is there.
class CooccurrenceSet {
  public:
    CooccurrenceSet() = default;
    /// `numbers` are sorted, no two alike.
    explicit CooccurrenceSet(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}

    std::size_t size() const { return numbers_.size(); }
    bool contains(std::uint32_t number) const;
    void merge(const CooccurrenceSet& other) { add(other.numbers_); }
    void add(std::span<const std::uint32_t> numbers); ///< no two alike
    /// All numbers, sorted. A large set needs `memory` for them.
    std::span<const std::uint32_t> numbers(std::vector<std::uint32_t>& memory) const;

  private:
    std::vector<std::uint32_t> numbers_; ///< sorted, unless there are bits
    std::vector<bool> bits_;             ///< by number, of a large set; else empty
};

} // namespace claimgraph
