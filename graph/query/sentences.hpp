#pragma once

#include "graph/base/result.hpp"
#include "graph/store/search.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// A word that sentences are looked up by: any of these forms, each as search() takes it, "kill*".
struct SoughtWord {
    std::vector<std::string> forms;
    double weight = 1; ///< beside how rare it is
};

/// What sentences are worth showing.
struct SentenceChoice {
    double least = 0.5; ///< of the weight of all words, what a sentence has to have with its document
    double own = 0.35;  ///< ... and by itself
    std::function<bool(const SearchHit&)> passes{};
};

/// The sentences that hold most of the words: rare words weigh more than common ones, and a word that only another
/// sentence of the document has weighs half. At most `limit`, the best first, ties in the order of the store. Sentences
/// without any of the rarer words are not looked at, so time depends on how many have those. Errors are those of the
/// store.
Result<SearchResult> sentences_with_most(const Store& store, std::span<const SoughtWord> words, std::size_t limit,
                                         const SentenceChoice& choice = {});

/// Where a sentence stands: the number that it has in its document.
struct SentencePlace {
    std::string document;
    std::uint32_t sentence = 0;

    friend bool operator==(const SentencePlace&, const SentencePlace&) = default;
};
/// The sentences at these places, in this order. Errors are those of the store.
Result<SearchResult> sentences_at(const Store& store, std::span<const SentencePlace> places);
/// At most `count` sentences of a document from one on, in its order, without their claims. Errors are those of the
/// store.
Result<std::vector<SearchHit>> sentences_from(const Store& store, const SentencePlace& first, std::uint32_t count);

} // namespace claimgraph
