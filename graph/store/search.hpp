#pragma once

#include "graph/store/store.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A sentence that has the words, and the claims that it supports.
struct SearchHit {
    std::string document;
    std::uint32_t sentence = 0;
    ByteSpan span;
    std::string text;
    std::vector<ClaimIndex> claims; ///< of SearchResult::graph
};

struct SearchResult {
    std::vector<SearchHit> hits; ///< the best first (BM25), equals in the order of the store
    Graph graph;                 ///< of the claims of the hits
};

/// The sentences that have all the words, whatever their case and accents; "words in quotes" stand side by side, the
/// last letters of a word* are free. At most `limit`. Takes time for the sentences that have the words, not for all.
Result<SearchResult> search(const Store& store, std::string_view words, std::size_t limit);

} // namespace claimgraph
