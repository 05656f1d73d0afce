#pragma once

#include "extract/entities/knowledge/gazetteer.hpp"
#include "extract/tokens/token.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The words in small letters with single spaces.
std::string lower_words(const Document& document, const Analysis& analysis, TokenRange words);

/// The words of a document as names are compared (fold()), in one buffer with single spaces between, and what the
/// gazetteer knows to begin with each. Made once a document; views live as long as it does.
class FoldedWords {
  public:
    FoldedWords(const Document& document, const Analysis& analysis, const Gazetteer& gazetteer);

    /// The key of a token range: its words joined by single spaces.
    std::string_view key(TokenRange range) const;
    std::string_view key(TokenIndex token) const { return key({token, TokenIndex{token.value + 1U}}); }
    /// Tokens of the longest name of the gazetteer that begins with this word; 0 if none does.
    std::size_t longest_from(TokenIndex token) const { return longest_[token.value]; }

  private:
    std::string text_;
    std::vector<std::uint32_t> begin_; // of each token, and where the next one would begin
    std::vector<std::uint8_t> longest_;
};

} // namespace claimgraph
