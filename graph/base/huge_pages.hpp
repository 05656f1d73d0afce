#pragma once

#include <cstddef>

namespace claimgraph {

/// Asks the system to back this memory, which was just got and not yet written to, with big pages where it has them: to
/// get small ones one by one takes longer than to fill them. A hint, without effect on what the memory holds.
void advise_huge_pages(void* begin, std::size_t size);

} // namespace claimgraph
