#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/factuality/factuality_words.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <optional>
#include <span>

namespace claimgraph {

/// The factuality of a claim: its polarity and modality.
struct Factuality {
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
};

/// Reads whether the text says that something is so, of any predicate of a document. It is composed from the outermost
/// clause inwards: each word says what becomes of the clause or noun below it, by its signature in factuality.tsv, by
/// the content of its relation, else by the construction; the words of the clause itself (auxiliaries, negations,
/// hedges, quantifiers, conditions) are added. The innermost modality counts; two negations cancel out. Views all it is
/// given. One thread.
class FactualityReader {
  public:
    FactualityReader(const ClauseReader& clauses, const FactualityWords& words, const RelationTable& relations,
                     std::span<const std::optional<FrameMatch>> matches, std::span<const Attribution> attributions)
        : clauses_(clauses), words_(words), relations_(relations), matches_(matches), attributions_(attributions) {}

    Factuality read(TokenIndex predicate) const;
    /// "Unlike Norway, ...": a noun of which the opposite is so.
    bool is_contrasted(TokenIndex noun) const;

  private:
    using Role = FactualityRole;
    /// Whether something is so, on the way.
    struct Status {
        bool denied = false;
        Modality modality = Modality::kActual;
    };
    /// How a clause or noun hangs on the word above it.
    enum class Link : std::uint8_t {
        kNone,     ///< beside it: the word above says nothing of it
        kConjunct, ///< as its first conjunct does
        kThat,     ///< a finite clause, or a noun that holds one
        kTo,       ///< an infinitive or gerund
        kPurpose,  ///< an infinitive beside it
        kNoun,     ///< a noun that may not exist
        kKnown,    ///< a noun that is presupposed to exist
    };

    Link link_of(TokenIndex token, bool holds_clause) const;
    Link link_of_clause(TokenIndex token, TokenIndex governor) const;
    Link link_of_infinitive(TokenIndex noun) const;
    bool is_bare(TokenIndex clause) const;
    bool is_content(TokenIndex clause, TokenIndex noun) const;
    bool is_presupposed(TokenIndex noun) const;

    Status own(TokenIndex token) const;
    Status below(TokenIndex governor, TokenIndex token, Link link, Status status, Status context) const;
    std::optional<FactualityEffect> effect(TokenIndex governor, TokenIndex token, Link link, bool denied) const;
    std::optional<FactualityEffect> effect_of_relation(TokenIndex governor, TokenIndex token, bool denied) const;
    const FactualitySignature* signature(TokenIndex governor, TokenIndex token, Link link) const;
    const FactualitySignature* find(TokenIndex word, Role role) const;
    const FactualitySignature* child_as(TokenIndex governor, Role role, DeprelSet labels) const;
    bool is_quoted_by(TokenIndex governor, TokenIndex clause) const;
    bool is_told(TokenIndex noun, TokenIndex clause) const;
    bool is_unreal_perfect(TokenIndex predicate) const;
    bool is_inverted(TokenIndex predicate) const;
    bool is_rejected_alternative(TokenIndex predicate) const;
    bool is_denied_by_words(TokenIndex predicate) const;
    bool is_denied_till_then(TokenIndex predicate) const;
    bool is_negative_phrase(TokenIndex noun) const;
    bool is_warned_against(TokenIndex gerund) const;

    const ClauseReader& clauses_;
    const FactualityWords& words_;
    const RelationTable& relations_;
    std::span<const std::optional<FrameMatch>> matches_;
    std::span<const Attribution> attributions_;
};

} // namespace claimgraph
