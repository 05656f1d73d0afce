#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The classes of a word with a similar distribution (k-means over word vectors); a fine and a coarse one, 0 for none.
struct WordClass {
    std::uint32_t word = 0; ///< the upper half of hash_word() of the word in lower case
    std::uint16_t fine = 0;
    std::uint16_t coarse = 0;
};
/// Sorted by word; a view into a model.
using WordClasses = std::span<const WordClass>;

/// A 64-bit hash of a word, the same on every machine.
std::uint64_t hash_word(std::string_view word);

/// The number of features of each token: 64-bit hashes of a template and its values, 0 if it does not apply.
inline constexpr std::size_t kNameTemplates = 68;

/// Computes the features of the sentences of a document. `found` are the results of the rules, in text order: the
/// tagger learns when to trust them. Views all it is given, which must outlive it; const, so safe to share between
/// threads. Zhang and Johnson 2003, Ratinov and Roth 2009 for the kinds of features.
class NameFeatures {
  public:
    NameFeatures(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                 const NameKnowledge& names, std::span<const NameSpan> found, WordClasses classes);

    /// kNameTemplates hashes for each token of the sentence, one token after the other. Replaces `out`.
    void read(const Sentence& sentence, std::vector<std::uint64_t>& out) const;

    /// The hash of a token as written, 0 if it has no capital. `token` counts from the document's first.
    std::uint64_t capital_form(std::size_t token) const { return words_[token].capital ? words_[token].form : 0; }

  private:
    /// The features of a token by itself.
    struct Word {
        std::uint64_t form = 0, lower = 0, shape = 0, prefix2 = 0, prefix3 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
        std::uint16_t fine = 0, coarse = 0;
        std::uint8_t upos = 0;
        std::uint8_t known = 0; ///< class of the gazetteer, begin or inside; 0 for none
        std::uint8_t rule = 0;  ///< what the rules found
        std::uint8_t vote = 0;  ///< what they found most often for this word in the document
        std::uint8_t flags = 0; ///< given name, surname, common word, in lower case elsewhere
        std::uint8_t noun = 0;  ///< the type of entities that this noun denotes
        bool capital = false;
        bool letter = false; ///< begins with a small or capital letter of ASCII
    };
    /// A lower-case word that may still be a name, as in informal text: "in malaysia".
    static bool may_be_small_name(const Word& word);
    void read_words();
    void read_gazetteer(const FoldedWords& folded);
    void read_rules(std::span<const NameSpan> found);

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    WordClasses classes_;
    std::vector<Word> words_;
};

} // namespace claimgraph
