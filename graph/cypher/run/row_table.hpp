#pragma once

#include "graph/cypher/values/value.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph::cypher {

/// Rows of values, each once, numbered in the order in which they came: for grouping, DISTINCT and UNION. Two rows are
/// one if same() holds for each of their values. A hash table with open addressing (Knuth 1973); the values of all rows
/// lie in one vector, so that a row costs no allocation of its own.
class RowTable {
  public:
    explicit RowTable(std::size_t columns) : columns_(columns) {}

    /// The number of the row; that of a new row is the size before. Copies the values of a new row.
    std::size_t insert(std::span<const Value> row) {
        // rows often come in runs of the same
        if (size_ > 0 && is(last_, row)) return last_;
        std::size_t hash = 0;
        for (const Value& value : row) hash = (hash ^ hash_of(value)) * kOdd;
        const auto tag = static_cast<std::uint32_t>(hash >> 32); // the upper bits depend on all of it
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = tag & mask;
        for (; slots_[at].number != kFree; at = (at + 1) & mask)
            if (slots_[at].tag == tag && is(slots_[at].number, row)) return last_ = slots_[at].number;
        slots_[at] = {tag, static_cast<std::uint32_t>(size_)};
        values_.insert(values_.end(), row.begin(), row.end());
        last_ = size_++;
        if (size_ * 2 > slots_.size()) grow();
        return last_;
    }

    std::size_t size() const { return size_; }
    std::span<const Value> operator[](std::size_t number) const {
        return std::span(values_).subspan(number * columns_, columns_);
    }

  private:
    struct Slot {
        std::uint32_t tag = 0; ///< of the hash
        std::uint32_t number = kFree;
    };
    static constexpr std::uint32_t kFree = UINT32_MAX; ///< so many rows exceed any limit of memory
    static constexpr std::size_t kOdd = 0x9e3779b97f4a7c15;

    bool is(std::size_t number, std::span<const Value> row) const {
        return std::equal(row.begin(), row.end(), values_.begin() + static_cast<std::ptrdiff_t>(number * columns_),
                          [](const Value& a, const Value& b) { return same(a, b); });
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        std::swap(old, slots_);
        const std::size_t mask = slots_.size() - 1;
        for (const Slot& slot : old) {
            if (slot.number == kFree) continue;
            std::size_t at = slot.tag & mask;
            while (slots_[at].number != kFree) at = (at + 1) & mask;
            slots_[at] = slot;
        }
    }

    std::size_t columns_;
    std::size_t size_ = 0;
    std::size_t last_ = 0; ///< the row that came last
    std::vector<Value> values_;
    std::vector<Slot> slots_ = std::vector<Slot>(16);
};

} // namespace claimgraph::cypher
