#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/decision/claim_pairs.hpp"
#include "extract/claims/decision/trigger_lexicon.hpp"
#include "extract/claims/frames/relation_table.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// A relation that a rule drew between the phrases of a pair.
struct Proposal {
    RelationIndex relation; ///< default for an open claim
    bool loose = false;     ///< of a frame that fits only in part
    bool weak = false;
    double confidence = 0; ///< of the rule
};

/// Something that speaks for a relation, whichever it is: a frame, a row of the lexicon. `feature` says what.
struct Support {
    RelationIndex relation;
    std::uint64_t feature = 0;
    friend auto operator<=>(const Support&, const Support&) = default;
};

/// The words of a pair whose meaning counts: the anchors, their verbs or governors, the heads of the two phrases.
inline constexpr std::size_t kWordSlots = 4;

/// What is known of all pairs of a sentence with the same two participants, in the same direction.
struct PairEvidence {
    std::vector<std::uint64_t> features; ///< hashes of a template and its values; without duplicates
    std::vector<Support> supports;       ///< without duplicates
    std::array<std::vector<std::uint64_t>, kWordSlots> words; ///< hashes of lemmas
    std::vector<RelationIndex> drawn;                         ///< by rules; sorted, without duplicates

    void clear();
    /// Removes the duplicates of several pairs.
    void finish();
};

/// Reads the features of pairs of a document. Views all it is given, which must outlive it. Remembers what it read of
/// words; one thread.
class PairReader {
  public:
    PairReader(const ClauseReader& clauses, const EntityLayer& entities, const Actors& actors,
               const RelationTable& relations, const TriggerLexicon& triggers,
               std::span<const Attribution> attributions);

    /// Adds what a pair and the proposals for it say; `sentence` is that of its anchor.
    void read(const ClaimPair& pair, const Sentence& sentence, std::span<const Proposal> proposals, PairEvidence& out);

  private:
    /// What is known of the phrase that a token heads.
    struct PhraseWords {
        bool read = false;
        EntityType type{};
        std::uint64_t determiner = 0, modifier = 0, of = 0; ///< hashes; 0: none
        EntityType of_type{};
        std::uint8_t owner = 0; ///< 1 a pronoun, 2 somebody named
        bool counted = false;   ///< has a number
    };
    /// What is known of an anchor.
    struct AnchorWords {
        TokenIndex token;
        AnchorKind kind{};
        std::uint64_t trigger = 0; ///< with its particle
        std::uint64_t governor = 0, preposition = 0, determiner = 0, mark = 0;
        std::uint64_t modality = 0;
        bool passive = false;
        std::vector<RelationIndex> frames; ///< of its frames, whether they fit or not; without duplicates
    };
    class Writer;

    std::uint64_t word(TokenIndex token);
    std::uint64_t with_particle(TokenIndex token) const;
    const PhraseWords& phrase(TokenIndex head);
    void read_anchor(TokenIndex token, AnchorWords& out);
    void read_sentence(const Sentence& sentence);

    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    const Actors& actors_;
    const RelationTable& relations_;
    const TriggerLexicon& triggers_;
    std::span<const Attribution> attributions_;
    std::vector<std::uint64_t> relation_hashes_; ///< of each relation
    std::vector<std::uint64_t> words_;           ///< of each token, 0 until it was read
    std::vector<PhraseWords> phrases_;           ///< of each token
    AnchorWords anchor_, verb_;                  ///< the last ones
    TokenIndex sentence_;                        ///< the first of the last sentence
    std::uint64_t frequent_ = 0;                 ///< tenths of its words that are frequent in English
};

} // namespace claimgraph
