#include "graph/base/huge_pages.hpp"

#include <memory>
#include <sys/mman.h>

namespace claimgraph {

void advise_huge_pages(void* begin, std::size_t size) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t kBigPage = std::size_t{1} << 21;
    if (std::align(kBigPage, kBigPage, begin, size) != nullptr) madvise(begin, size, MADV_HUGEPAGE);
#else
    static_cast<void>(begin);
    static_cast<void>(size);
#endif
}

} // namespace claimgraph
