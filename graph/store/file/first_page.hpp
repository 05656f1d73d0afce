#pragma once

#include <cstddef>
#include <span>

/// The first page of a database, whose first 100 bytes are its header ("Database File Format" of SQLite's
/// documentation).
namespace claimgraph {

/// Where the header has the number of bytes that each page has to spare: 8 with checksums.
inline constexpr std::size_t kReservedAt = 20;

/// Whether a page, of either the database or its log, is the first: no other begins like it.
bool is_first_page(std::span<const unsigned char> page);
/// The size of pages that the first one tells.
std::size_t page_bytes_told(std::span<const unsigned char> first_page);
/// Whether the first page has a checksum but for the byte at kReservedAt, which is another now.
bool lost_its_mark(std::span<const unsigned char> first_page);

} // namespace claimgraph
