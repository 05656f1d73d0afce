#include "graph/store/file/first_page.hpp"

#include "graph/store/file/page_checksum.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace claimgraph {

bool is_first_page(std::span<const unsigned char> page) {
    static constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    return std::memcmp(page.data(), kMagic.data(), kMagic.size()) == 0;
}

std::size_t page_bytes_told(std::span<const unsigned char> first_page) {
    const auto told = static_cast<std::size_t>(first_page[16] << 8 | first_page[17]);
    return told == 1 ? 65536 : told;
}

bool lost_its_mark(std::span<const unsigned char> first_page) {
    std::array<unsigned char, 65536> copy; // NOLINT: filled below as far as it is used
    const std::span<unsigned char> was(copy.data(), first_page.size());
    std::ranges::copy(first_page, was.begin());
    was[kReservedAt] = kChecksumBytes;
    return has_checksum(was);
}

} // namespace claimgraph
