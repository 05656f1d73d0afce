#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/tokens/function_words.hpp"
#include "extract/tokens/token.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A document's trees with the questions that claims ask of them: who does what in a clause, whatever its shape. A
/// predicate is the head of a clause: a verb, or the noun or adjective of a copula. All answers are tokens; nowhere
/// means that the text does not say.
class ClauseReader : public TreeReader {
  public:
    ClauseReader(const Document& document, const Analysis& analysis, const Tree& tree, const FunctionWords& words)
        : TreeReader(analysis, tree), document_(document), words_(words) {}

    const FunctionWords& words() const { return words_; }
    const Document& document() const { return document_; }
    std::string_view form(TokenIndex index) const { return analysis_.form(document_, analysis_[index]); }

    bool is_time(TokenIndex index) const; ///< "Friday", "last week": says when, is nobody
    bool is_relative_pronoun(TokenIndex index) const;
    bool has_own_subject(TokenIndex predicate) const { return bool(subject_child(predicate)); }

    /// The grammatical subject, own or inherited: by coordination ("A came and saw"), control ("urged B to go"), a
    /// participle or a relative clause. A relative pronoun is answered with what it stands for.
    TokenIndex subject(TokenIndex predicate) const;
    /// The direct object; a nominal complement counts ("became president"). Shared objects and relative clauses are
    /// seen through.
    TokenIndex object(TokenIndex predicate) const;
    /// Whether a noun in a list does not belong to it: "Norway and Sweden, but not Finland", "Oslo rather than Bergen".
    bool is_left_out(TokenIndex conjunct) const;
    /// Whether a gerund tells what the object of a verb does: "accused Serbia of hiding it", "kept them from leaving".
    bool is_object_controlled(TokenIndex gerund, TokenIndex verb) const;
    TokenIndex indirect_object(TokenIndex predicate) const;
    /// Who acts in a passive: "led by France", "EU-facilitated".
    TokenIndex agent(TokenIndex predicate) const;
    /// What a noun belongs to: "NATO's role", "the EU role", "the role of NATO" when `of` may own.
    TokenIndex possessor(TokenIndex noun, bool of_may_own) const;

    /// What a number, measure or time counts: games of "ten days of games"; else the noun itself.
    TokenIndex substance(TokenIndex noun) const;
    /// The noun that an event's noun lends itself to: the effort of "a mediation effort"; else the noun itself.
    TokenIndex carrier(TokenIndex noun) const;

    /// The first dependent of `governor` behind a preposition of this kind.
    TokenIndex oblique(TokenIndex governor, WordKind preposition) const;
    bool has_preposition(TokenIndex dependent, std::span<const std::string> prepositions) const;

    /// An infinitive or gerund clause that the predicate governs; the clause that says what is said.
    TokenIndex complement(TokenIndex predicate) const;
    TokenIndex content(TokenIndex predicate) const;
    /// The noun that a relative clause or participle describes.
    TokenIndex antecedent(TokenIndex predicate) const;

    /// What a word of this kind makes of its clause.
    std::optional<Modality> modality_of(TokenIndex word, WordKind kind) const {
        return is(word, kind) ? words_.modality(kind, lemma(word)) : std::nullopt;
    }
    bool is_negated(TokenIndex predicate) const;
    Modality modality(TokenIndex predicate) const;

    /// The bytes of a token range, trimmed of punctuation at its ends.
    ByteSpan bytes(TokenRange range) const {
        range = trimmed(range);
        return {token(range.begin).span.begin, token(TokenIndex{range.end.value - 1}).span.end};
    }

  private:
    bool negates(TokenIndex word) const;
    TokenIndex own_subject(TokenIndex predicate) const;
    TokenIndex issuer(TokenIndex utterance) const;
    TokenIndex counted_object(TokenIndex predicate) const;
    bool shares_auxiliaries(TokenIndex predicate) const;

    const Document& document_;
    const FunctionWords& words_;
};

} // namespace claimgraph
