#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// Interns strings: each is stored once and has a number, from 0 without gaps. Owns the strings; equal strings have one
/// address, so views can be compared by where they begin. Views are valid as long as the pool. One thread.
class TextPool {
  public:
    using Number = std::uint32_t;

    TextPool() = default;
    TextPool(const TextPool&) = delete; // views would be into the other
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;

    Number number(std::string_view text) {
        if (slots_.size() < 2 * (texts_.size() + 1)) grow();
        const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
        Slot* slot = first_slot(hash);
        for (; slot->number != kFree; slot = next(slot))
            if (slot->hash == hash && texts_[slot->number] == text) return slot->number;
        *slot = {hash, static_cast<Number>(texts_.size())};
        auto* kept = static_cast<char*>(memory_->allocate(text.size() + 1, 1)); // the empty one has a place, too
        std::ranges::copy(text, kept);
        texts_.emplace_back(kept, text.size());
        return slot->number;
    }
    /// The string, valid as long as the pool.
    std::string_view keep(std::string_view text) { return texts_[number(text)]; }
    std::string_view operator[](Number number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

  private:
    static constexpr Number kFree = 0xffff'ffff;
    struct Slot {
        std::uint32_t hash = 0;
        Number number = kFree;
    };

    // open addressing: the number of slots is a power of two
    Slot* first_slot(std::uint32_t hash) { return &slots_[hash & (slots_.size() - 1)]; }
    Slot* next(Slot* slot) { return slot == &slots_.back() ? slots_.data() : slot + 1; }

    void grow() {
        const std::vector<Slot> before =
            std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(64, 2 * slots_.size())));
        for (const Slot& known : before) {
            if (known.number == kFree) continue;
            Slot* slot = first_slot(known.hash);
            while (slot->number != kFree) slot = next(slot);
            *slot = known;
        }
    }

    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
    std::vector<std::string_view> texts_;
    std::vector<Slot> slots_;
};

} // namespace claimgraph
