#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/tokens/token.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A word of a fact: a token of the sentence, or one added by the implied reading ("is", "has", "of").
struct FactWord {
    TokenIndex token;       ///< default for an added word
    std::string_view added; ///< owned by FactWords, for a word that is not in the sentence
    friend bool operator==(const FactWord&, const FactWord&) = default;
};
/// The words of a subject, relation or argument, in order.
using FactPhrase = std::vector<FactWord>;

/// Which dependents of a noun are part of its phrase.
enum class PhraseScope : std::uint8_t {
    kFull, ///< all but those separated by punctuation: relative clauses, participles, appositions
    kName, ///< without clauses and appositions of any kind
    kLean, ///< kName without prepositional phrases, those with "of" excepted; a predicate noun also without adverbs
    kBare, ///< kLean without those with "of"
};

/// Cuts the words of arguments out of a tree. Phrases are in order of the text, without punctuation at their edges;
/// quotes and brackets stay in pairs. Phrases of more than kMaxPhraseWords come out empty, which bounds the work on
/// sentences without end.
class Phrases : TreeReader {
  public:
    static constexpr std::size_t kMaxPhraseWords = 128;

    using TreeReader::TreeReader;

    /// The members of a coordination of nouns, in text order, without coordinated clauses.
    std::vector<TokenIndex> members(TokenIndex head) const;
    /// A noun phrase without its preposition or possessive "'s". `alone`: this member, not the coordination that it
    /// heads. The subtree at `without` is left out.
    FactPhrase noun(TokenIndex head, PhraseScope scope, bool alone = false, TokenIndex without = {}) const;
    /// The preposition of a noun, with what stands before it: "shortly after".
    FactPhrase preposition(TokenIndex head) const;
    /// The noun or adjective beside a copula, without what belongs to the clause; a preposition stays: "in the north".
    FactPhrase predicate(TokenIndex head, PhraseScope scope, bool alone = false) const;
    /// A clause or an adverb, whole, with the words that introduce it or without; the subtree at `without` is left out.
    FactPhrase clause(TokenIndex head, bool introduced, TokenIndex without = {}) const;

  private:
    template <class Skip>
    FactPhrase collect(TokenIndex head, const Skip& skip) const;
    bool is_clause(TokenIndex head) const;
    bool is_of_clause(TokenIndex child) const;
    bool is_set_off(TokenIndex child) const;
    bool is_outside(TokenIndex child, TokenIndex parent, PhraseScope scope) const;
};

} // namespace claimgraph
