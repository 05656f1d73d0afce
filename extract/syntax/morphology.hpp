#pragma once

#include "extract/syntax/conllu.hpp"
#include "extract/syntax/lexicon.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// Lemmas and features of tagged words: those of the treebank for a known word, else by the rule of its longest known
/// suffix, checked against a lexicon if given (lemma_check.hpp). Learned by learn_morphology() and kept as text, one
/// fact a line, columns separated by tabs:
///     W form tag lemma        a known word whose lemma the endings would get wrong
///     E ending tag cut add    words with this ending and tag lose `cut` bytes and gain `add`
///     F tag feats             the usual features of a tag
///     X form tag feats        a word with others
/// `tag` is "UPOS|XPOS". Forms are lower case but for proper nouns (PROPN, NNP, NNPS). Immutable after reading.
class Morphology {
  public:
    /// Fails with kBadModel, naming the line.
    static Result<Morphology> read(std::string_view text, std::shared_ptr<const Lexicon> lexicon = nullptr);

    /// Sets lemma and feats where they are unset. Needs upos.
    void annotate(const Document& document, Analysis& analysis) const;

    /// The key of a tagged word: "form\tUPOS|XPOS". Each tail that begins in the form is an ending's key.
    class Key {
      public:
        Key() = default;
        Key(std::string_view form, Upos upos, std::string_view xpos) { read(form, upos, xpos); }
        /// Replaces it, reusing its memory.
        void read(std::string_view form, Upos upos, std::string_view xpos);
        std::string_view text() const { return text_; }
        std::string_view form() const { return text().substr(0, size_); }
        std::string_view tag() const { return text().substr(size_ + 1); }

      private:
        std::string text_;
        std::size_t size_ = 0;
    };

    std::string lemma(std::string_view form, Upos upos, std::string_view xpos) const {
        return lemma(Key(form, upos, xpos), upos, xpos);
    }
    /// "Number=Sing"; empty for none.
    std::string_view feats(std::string_view form, Upos upos, std::string_view xpos) const {
        return feats(Key(form, upos, xpos));
    }

  private:
    struct Edit {
        std::uint32_t cut = 0;
        std::string add;
    };

    std::string lemma(const Key& key, Upos upos, std::string_view xpos) const;
    std::string_view feats(const Key& key) const;
    std::string by_ending(const Key& key) const;

    std::shared_ptr<const Lexicon> lexicon_; // may be null
    StringMap<std::string> words_;           // "form\ttag", as are the keys below
    StringMap<Edit> endings_;
    StringMap<std::string> usual_feats_;
    StringMap<std::string> feats_;
};

/// What Morphology::read() reads, learned from annotated documents. Same input, same bytes.
std::string learn_morphology(std::span<const AnalysedDocument> documents);

} // namespace claimgraph
