#pragma once

#include <cstddef>
#include <initializer_list>

namespace claimgraph {

/// A set of the values of an enum that counts from 0, one bit of `Word` each.
template <class Enum, class Word>
struct EnumBits {
    Word bits = 0;

    constexpr EnumBits() = default;
    constexpr EnumBits(std::initializer_list<Enum> values) {
        for (const Enum value : values) add(value);
    }
    constexpr bool has(Enum value) const { return (bits & bit(value)) != 0; }
    constexpr bool has_any(EnumBits other) const { return (bits & other.bits) != 0; }
    constexpr void add(Enum value) { bits = static_cast<Word>(bits | bit(value)); }
    friend constexpr EnumBits operator|(EnumBits a, EnumBits b) {
        a.bits = static_cast<Word>(a.bits | b.bits);
        return a;
    }
    friend constexpr bool operator==(EnumBits, EnumBits) = default;

    static constexpr std::size_t kMost = sizeof(Word) * 8;

  private:
    static constexpr Word bit(Enum value) { return static_cast<Word>(Word{1} << static_cast<unsigned>(value)); }
};

} // namespace claimgraph
