#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/deprel.hpp"
#include "extract/tokens/symbols.hpp"
#include "extract/tokens/tag_traits.hpp"
#include "extract/tokens/word_kinds.hpp"
#include "graph/base/byte_span.hpp"
#include "graph/base/index.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The words of a document: tokens, their ranges and sentences, and the Analysis that owns them. All positions are
/// indices into its vectors or bytes of the document; nothing here points to memory of others.
using TokenIndex = Index<struct TokenTag>;       ///< into Analysis::tokens, of the whole document
using SentenceIndex = Index<struct SentenceTag>; ///< into Analysis::sentences

/// The universal parts of speech, in the order of the UD documentation; kNone until a tagger ran.
enum class Upos : std::uint8_t {
    kNone,
    kAdj,
    kAdp,
    kAdv,
    kAux,
    kCconj,
    kDet,
    kIntj,
    kNoun,
    kNum,
    kPart,
    kPron,
    kPropn,
    kPunct,
    kSconj,
    kSym,
    kVerb,
    kX,
};
inline constexpr std::array<std::string_view, 18> kUposNames = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                                "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                                "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::string_view to_string(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
constexpr std::optional<Upos> upos_from(std::string_view name) {
    for (std::size_t i = 0; i < kUposNames.size(); ++i)
        if (kUposNames[i] == name) return static_cast<Upos>(i);
    return std::nullopt;
}

/// A half-open range of tokens.
struct TokenRange {
    TokenIndex begin{0};
    TokenIndex end{0};
    constexpr std::uint32_t size() const { return end.value - begin.value; }
    constexpr bool contains(TokenIndex token) const { return begin <= token && token < end; }
    friend constexpr auto operator<=>(TokenRange, TokenRange) = default;
};

/// A syntactic word, with the columns of CoNLL-U that the later stages fill. A default Symbol is CoNLL-U's "_".
struct Token {
    ByteSpan span; ///< its bytes in the document; words of a contraction split it: "do" + "n't"
    Symbol form;   ///< set only if the word differs from the bytes at `span` (CoNLL-U: "want" of "wanna")
    Symbol lemma;
    Symbol xpos;     ///< tag of the language's own tag set
    Symbol feats;    ///< "Mood=Ind|Tense=Past|VerbForm=Fin"
    Symbol deprel;   ///< default until a parser ran
    Symbol misc;     ///< of a CoNLL-U input, without SpaceAfter; kept for the way out
    TokenIndex head; ///< nowhere for the root of its sentence
    Upos upos = Upos::kNone;
    bool space_after = true; ///< white space or a block's end follows
    TagTraits traits;        ///< what its tag says; this and the next two by mark_words()
    WordKinds kinds;         ///< of its lemma
    WordKinds form_kinds;    ///< of its form
};

/// A surface token of several syntactic words ("don't"); the words are ordinary Tokens.
struct MultiwordToken {
    TokenRange words;
    ByteSpan span;
};

/// A sentence: tokens that follow each other in one block.
struct Sentence {
    ByteSpan span; ///< from its first to the end of its last token
    TokenRange tokens;
    BlockKind block = BlockKind::kParagraph;
    /// Whether it says something, so that there can be claims in it.
    bool is_text() const { return block != BlockKind::kDateline; }
};

/// The words of one document with tags, lemmas and trees. Made by tokenize() or read_conllu(), filled by a SyntaxModel.
/// Owns all it needs, but its spans are meaningful only with the document that it was made from. Tokens and sentences
/// are in text order; every token is in exactly one sentence. Share it between threads only as const.
struct Analysis {
    Symbols symbols;
    std::vector<Token> tokens;
    std::vector<MultiwordToken> multiwords; ///< in text order
    std::vector<Sentence> sentences;

    const Token& operator[](TokenIndex index) const { return tokens[index.value]; }
    Token& operator[](TokenIndex index) { return tokens[index.value]; }
    std::span<const Token> of(TokenRange range) const { return {tokens.data() + range.begin.value, range.size()}; }
    /// The bytes from the first to the last of some tokens, at least one.
    ByteSpan span_of(TokenRange range) const {
        return {tokens[range.begin.value].span.begin, tokens[range.end.value - 1u].span.end};
    }
    std::span<Token> of(TokenRange range) { return {tokens.data() + range.begin.value, range.size()}; }

    std::string_view form(const Document& document, const Token& token) const {
        return token.form ? symbols.text(token.form) : document.text(token.span);
    }
    std::string_view lemma(const Token& token) const { return symbols.text(token.lemma); }
    /// Whether no space is on either side of a token that is not the first: the hyphen of "Attorney-General".
    bool joins_words(TokenIndex index) const {
        return index.value > 0 && !tokens[index.value].space_after && !tokens[index.value - 1u].space_after;
    }
    /// The sentence that a token stands in. Logarithmic in their number.
    SentenceIndex sentence_of(TokenIndex index) const {
        const auto after =
            std::ranges::upper_bound(sentences, index, {}, [](const Sentence& one) { return one.tokens.begin; });
        return SentenceIndex{static_cast<std::size_t>(after - sentences.begin()) - 1};
    }
};

} // namespace claimgraph
