#pragma once

#include "graph/model/fact_record.hpp"
#include "graph/store/store.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A sentence that matches a search, and the claims that it supports. `span` is in bytes of the document.
struct SearchHit {
    std::string document;
    std::string date{}; ///< of the document; empty where it is unknown
    std::uint32_t sentence = 0;
    ByteSpan span;
    std::string text;
    std::vector<ClaimIndex> claims; ///< of SearchResult::graph
};

/// The result of a search. Owns the graph to which the hits refer.
struct SearchResult {
    std::vector<SearchHit> hits; ///< the best first
    Graph graph;                 ///< with the claims of the hits, and their documents
};

/// What people type as FTS5 takes it: each word and each quoted phrase a string, so that nothing is an operator.
std::string match_text(std::string_view words);

/// The sentences that contain all the words, ignoring case and accents; "words in quotes" are adjacent, word* matches a
/// prefix. At most `limit`, the best first (BM25), ties in the order of the store. Time depends on the matching
/// sentences only. Errors are those of the store.
Result<SearchResult> search(const Store& store, std::string_view words, std::size_t limit);

/// The sentences with these ids of the table `sentence`, in this order, with their claims.
Result<SearchResult> sentences_of(const Store& store, std::span<const std::int64_t> sentences);

/// The words that a fact must have, as for search(); all that are not empty count.
struct FactQuery {
    std::string anywhere{};
    std::string subject{};
    std::string relation{}; ///< in its basic forms
    std::string object{};   ///< in any argument
};

/// A fact of a store, and the document that says it.
struct FactHit {
    SourceDocument document; ///< its name, title and date
    FactRecord fact;
};

/// The facts that a query finds: the best first (BM25), then the surest, ties in the order of the store. At most
/// `limit`. None if the store keeps no facts or the query has no word. Time depends on the matching facts only. Errors
/// are those of the store.
Result<std::vector<FactHit>> find_facts(const Store& store, const FactQuery& query, std::size_t limit);

} // namespace claimgraph
