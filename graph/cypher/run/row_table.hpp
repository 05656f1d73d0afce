#pragma once

#include "graph/cypher/values/value.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
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
        // most rows were seen lately, often with the same texts at the same place
        std::size_t bits = 0;
        for (const Value& value : row) bits = (bits ^ bits_of(value)) * kOdd;
        std::uint32_t& recent = recent_[bits >> kRecentShift];
        if (recent < size_ && is(recent, row)) return recent;
        std::size_t hash = 0;
        for (const Value& value : row) hash = (hash ^ hash_of(value)) * kOdd;
        const auto tag = static_cast<std::uint32_t>(hash >> 32); // the upper bits depend on all of it
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = tag & mask;
        for (; slots_[at].number != kFree; at = (at + 1) & mask)
            if (slots_[at].tag == tag && is(slots_[at].number, row)) return recent = slots_[at].number;
        slots_[at] = {tag, static_cast<std::uint32_t>(size_)};
        values_.insert(values_.end(), row.begin(), row.end());
        recent = static_cast<std::uint32_t>(size_++);
        if (size_ * 2 > slots_.size()) grow();
        return size_ - 1;
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
                          [](const Value& a, const Value& b) { return are_at_one_place(a, b) || same(a, b); });
    }
    static bool are_at_one_place(const Value& a, const Value& b) {
        return a.is(ValueKind::kString) && b.is(ValueKind::kString) && a.text().data() == b.text().data() &&
               a.text().size() == b.text().size();
    }
    /// What is at hand without looking into a value: to find recent rows, whatever is() says of them.
    static std::size_t bits_of(const Value& value) {
        switch (value.kind()) {
        case ValueKind::kString:
            return reinterpret_cast<std::uintptr_t>(value.text().data());
        case ValueKind::kInteger:
            return static_cast<std::size_t>(value.integer());
        case ValueKind::kNode:
            return static_cast<std::size_t>(value.node().value);
        case ValueKind::kRelationship:
            return static_cast<std::size_t>(value.relationship().value);
        default:
            return 0;
        }
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
    std::vector<Value> values_;
    std::vector<Slot> slots_ = std::vector<Slot>(16);
    static constexpr int kRecentShift = 64 - 8;
    std::array<std::uint32_t, 256> recent_{}; ///< numbers of rows, by the upper bits of bits_of()
};

} // namespace claimgraph::cypher
