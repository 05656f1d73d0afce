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
    /// participle or a relative clause. A relative pronoun is replaced by its antecedent.
    TokenIndex subject(TokenIndex predicate) const;
    /// The direct object; a nominal complement counts ("became president"). Shared objects and gaps of relative clauses
    /// are resolved.
    TokenIndex object(TokenIndex predicate) const;
    /// Whether a predicate is an order, as quotes have them: "Release them," "Do not go". Its subject is who is told so
    /// ("..., X told Y"), if anybody.
    bool is_order(TokenIndex predicate) const;
    /// Whether a clause is what is asked: "why he went", "if he went", "Did he go?"
    bool is_interrogative(TokenIndex clause) const;
    /// Whether a question mark ends it.
    bool ends_as_question(TokenIndex clause) const;
    /// Whether a noun of a coordination is excluded: "Norway and Sweden, but not Finland", "Oslo rather than Bergen".
    bool is_left_out(TokenIndex conjunct) const;
    /// Whether the subject of a gerund or an infinitive beside a verb is its object: "accused Serbia of hiding it",
    /// "kept them from leaving", "picked Keller to lead".
    bool is_object_controlled(TokenIndex clause, TokenIndex verb) const;
    TokenIndex indirect_object(TokenIndex predicate) const;
    /// What a clause makes of its object: president in "elected Keller president".
    TokenIndex predicate_of_object(TokenIndex predicate) const;
    /// The agent of a passive: "led by France", "EU-facilitated".
    TokenIndex agent(TokenIndex predicate) const;
    /// The possessor of a noun: "NATO's role", "the EU role", and "the role of NATO" if `of_may_own`.
    TokenIndex possessor(TokenIndex noun, bool of_may_own) const;

    /// What a number, measure or time counts: games in "ten days of games"; else the noun itself.
    TokenIndex substance(TokenIndex noun) const;
    /// The head noun of which an event noun is a modifier: effort in "a mediation effort"; else the noun itself.
    TokenIndex carrier(TokenIndex noun) const;

    /// The first dependent of `governor` with a preposition of this kind.
    TokenIndex oblique(TokenIndex governor, WordKind preposition) const;
    bool has_preposition(TokenIndex dependent, std::span<const std::string> prepositions) const;

    /// The infinitive or gerund clause that the predicate governs; the finite clause that it governs.
    TokenIndex complement(TokenIndex predicate) const;
    TokenIndex content(TokenIndex predicate) const;
    /// The noun modified by a relative clause or participle; of "Acme is a company based in Oslo" that is Acme.
    TokenIndex antecedent(TokenIndex predicate) const;
    /// Who is said to be what a noun says: Acme in "Acme is a [company]", and in "Acme is a maker and a [seller] of
    /// pumps"; the noun itself if it is no predicate of a fact.
    TokenIndex bearer(TokenIndex noun) const;

    /// The modality that a word gives to its clause, if it is of this kind.
    std::optional<Modality> modality_of(TokenIndex word, WordKind kind) const {
        return is(word, kind) ? words_.modality(kind, lemma(word)) : std::nullopt;
    }
    bool is_negated(TokenIndex predicate) const;
    Modality modality(TokenIndex predicate) const;

    /// The bytes of a token range, trimmed of punctuation at its ends.
    ByteSpan bytes(TokenRange range) const { return analysis_.span_of(trimmed(range)); }

  private:
    bool negates(TokenIndex word) const;
    TokenIndex own_subject(TokenIndex predicate) const;
    TokenIndex issuer(TokenIndex utterance) const;
    TokenIndex addressee(TokenIndex order) const;
    TokenIndex counted_object(TokenIndex predicate) const;
    bool shares_auxiliaries(TokenIndex predicate) const;

    const Document& document_;
    const FunctionWords& words_;
};

} // namespace claimgraph
