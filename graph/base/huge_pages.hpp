#pragma once

#include <cstddef>

namespace claimgraph {

/// Asks the system to use huge pages for newly allocated memory that was not yet written to, because page faults of
/// small pages take longer than filling them. `size` is in bytes. A hint; does not change the content and cannot fail.
void advise_huge_pages(void* begin, std::size_t size);

} // namespace claimgraph
