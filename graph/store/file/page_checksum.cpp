#include "graph/store/file/page_checksum.hpp"

#include <cstring>
#include <xxhash.h>

namespace claimgraph {
namespace {

XXH64_canonical_t checksum_of(std::span<const unsigned char> page) {
    XXH64_canonical_t checksum;
    XXH64_canonicalFromHash(&checksum, XXH3_64bits(page.data(), page.size() - kChecksumBytes));
    return checksum;
}

static_assert(sizeof(XXH64_canonical_t) == kChecksumBytes);

} // namespace

void put_checksum(std::span<unsigned char> page) {
    const XXH64_canonical_t checksum = checksum_of(page);
    std::memcpy(page.last(kChecksumBytes).data(), &checksum, kChecksumBytes);
}

bool has_checksum(std::span<const unsigned char> page) {
    const XXH64_canonical_t checksum = checksum_of(page);
    return std::memcmp(page.last(kChecksumBytes).data(), &checksum, kChecksumBytes) == 0;
}

} // namespace claimgraph
