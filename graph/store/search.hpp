#pragma once

#include "graph/store/store.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A sentence that matches a search, and the claims that it supports. `span` is in bytes of the document.
struct SearchHit {
    std::string document;
    std::uint32_t sentence = 0;
    ByteSpan span;
    std::string text;
    std::vector<ClaimIndex> claims; ///< of SearchResult::graph
};

/// The result of a search. Owns the graph to which the hits refer.
struct SearchResult {
    std::vector<SearchHit> hits; ///< the best first (BM25), ties in the order of the store
    Graph graph;                 ///< with the claims of the hits
};

/// The sentences that contain all the words, ignoring case and accents; "words in quotes" are adjacent, word* matches a
/// prefix. At most `limit`. Time depends on the matching sentences only. Errors are those of the store.
Result<SearchResult> search(const Store& store, std::string_view words, std::size_t limit);

} // namespace claimgraph
