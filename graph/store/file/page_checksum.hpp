#pragma once

#include <cstddef>
#include <span>

namespace claimgraph {

/// The bytes at the end of each page of a store that SQLite leaves alone ("reserved"): the 64-bit XXH3 of the rest of
/// the page, big-endian. It detects damage; it is not cryptographic. Any threads.
inline constexpr std::size_t kChecksumBytes = 8;

/// Writes the checksum of a page into its last bytes. A page has at least 512 bytes.
void put_checksum(std::span<unsigned char> page);
/// Whether the last bytes of a page are the checksum of the rest. A page of zeros has none.
bool has_checksum(std::span<const unsigned char> page);

} // namespace claimgraph
