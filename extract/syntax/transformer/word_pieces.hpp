#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph::transformer {

/// Splits words into the pieces of a vocabulary, the longest first (Wu et al. 2016, WordPiece): lower case, without
/// accents, split at ASCII punctuation; a piece that continues a word begins with "##". Views the vocabulary.
/// Immutable; safe to share between threads.
class WordPieces {
  public:
    /// One piece per line; its number is its row. Views `text`. Fails with kBadModel if [CLS], [SEP] or [UNK] is
    /// missing.
    static Result<WordPieces> open(std::string_view text);

    std::size_t size() const { return size_; }
    std::uint32_t first() const { return first_; } ///< stands before a sentence
    std::uint32_t last() const { return last_; }   ///< and behind it

    /// Appends the rows of a word, at least one and at most kMaxPieces: only the beginning of a longer word is used.
    /// `buffer` is scratch.
    void cut(std::string_view form, std::string& buffer, std::vector<std::uint32_t>& rows) const;

    static constexpr std::size_t kMaxPieces = 8;

  private:
    void cut_part(std::string_view part, std::size_t limit, std::vector<std::uint32_t>& rows) const;

    std::unordered_map<std::string_view, std::uint32_t> beginnings_;
    std::unordered_map<std::string_view, std::uint32_t> continuations_; // without the ##
    std::size_t size_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    std::uint32_t unknown_ = 0;
};

} // namespace claimgraph::transformer
