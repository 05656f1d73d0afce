#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph::bench {

/// News of at least `bytes` bytes, cut into documents of some 4 KB: the file $CLAIMGRAPH_BENCH_TEXT, else the example
/// article with other names, numbers and order of paragraphs in each copy. Repeated from the start where it does not
/// suffice; the same each time.
std::vector<std::string> news(std::size_t bytes);

} // namespace claimgraph::bench
