#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace claimgraph {

/// A set of numbers that grows by small sets into a large one: adding takes time for what is added, not for what is
/// there.
class Company {
  public:
    Company() = default;
    /// `numbers` are sorted, no two alike.
    explicit Company(std::vector<std::uint32_t> numbers) : old_(std::move(numbers)) {}

    std::size_t size() const { return old_.size() + recent_.size(); }
    bool contains(std::uint32_t number) const;
    void merge(const Company& other);
    /// All numbers, sorted.
    std::vector<std::uint32_t> numbers() const;

  private:
    std::vector<std::uint32_t> old_;    // sorted
    std::vector<std::uint32_t> recent_; // sorted, few, none of the old ones
};

} // namespace claimgraph
