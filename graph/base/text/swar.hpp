#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

/// Processes text eight bytes at a time in one integer. In results the high bit of a byte means "yes". After Warren,
/// Hacker's Delight, 6-1.
namespace claimgraph {

/// Eight bytes of text; the first byte is the lowest.
using EightBytes = std::uint64_t;

inline constexpr EightBytes kOnes = 0x0101'0101'0101'0101;
inline constexpr EightBytes kHighBits = kOnes * 0x80;

/// The first byte is the lowest.
inline EightBytes load_eight(const char* bytes) {
    EightBytes word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

/// The same byte eight times.
constexpr EightBytes repeat(char byte) { return kOnes * static_cast<unsigned char>(byte); }

/// Which bytes are 0.
constexpr EightBytes zero_bytes(EightBytes word) { return ~(((word & ~kHighBits) + ~kHighBits) | word) & kHighBits; }

/// The same, but right only up to the lowest byte that is 0: enough to find that, and in fewer steps.
constexpr EightBytes first_zero_byte(EightBytes word) { return (word - kOnes) & ~word & kHighBits; }

/// Whether all bytes are ASCII.
constexpr bool is_ascii(EightBytes word) { return (word & kHighBits) == 0; }

/// Whether all bytes are ASCII and no control characters below 0x20.
constexpr bool is_plain(EightBytes word) { return ((word | ((word - kOnes * 0x20) & ~word)) & kHighBits) == 0; }

} // namespace claimgraph
