#pragma once

#include "extract/claims/claim_builder.hpp"
#include "extract/claims/decision/claim_model.hpp"
#include "extract/claims/decision/claim_pairs.hpp"
#include "extract/claims/decision/implied_relations.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// All that a sentence may say about two participants, in one direction: what the model decides about. Positions into
/// the pairs and the claims of rules that it was made of.
struct Candidate {
    SentenceIndex sentence;
    Argument who, whom;
    std::vector<std::uint32_t> pairs;
    std::vector<std::uint32_t> drawn;  ///< claims of rules
    std::vector<std::uint32_t> turned; ///< claims of rules of a symmetric relation, the other way round
};

/// The candidates of a document: the pairs that its trees offer and the claims that rules drew, grouped. Views all it
/// is given, which must outlive it and not change. One thread.
class Candidates {
  public:
    Candidates(const ClauseReader& clauses, PairFinder& finder, const std::vector<ClaimBuilder::Drawn>& drawn,
               const RelationTable& relations, std::span<const Attribution> attributions,
               std::span<const std::optional<FrameMatch>> matches);

    std::span<const Candidate> all() const { return candidates_; }
    std::span<const ClaimPair> pairs() const { return pairs_; }
    /// The words that may relate its participants, in text order, without duplicates.
    std::vector<TokenIndex> anchors(const Candidate& candidate) const;
    /// Whether the object is nowhere but within the clause below an anchor: "Kenya" in "Reuters said Kenya had won".
    bool is_inside_content(const Candidate& candidate) const;
    /// Whether one of its ends is a word by which a frame says this relation: "lawsuit" of "filed a lawsuit against X".
    bool repeats_trigger(const Candidate& candidate, RelationIndex relation) const;
    /// Whether somebody named does something to somebody named, by a verb: "Kenya pays Uganda".
    bool is_act(const Candidate& candidate, const EntityLayer& entities) const;
    /// What is known of a candidate. Replaces `out`.
    void read(const Candidate& candidate, PairReader& reader, PairEvidence& out) const;

  private:
    Proposal proposal_of(std::uint32_t drawn) const;

    const ClauseReader& clauses_;
    const std::vector<ClaimBuilder::Drawn>& drawn_; // grows while it is decided
    std::vector<ClaimPair> pairs_;
    std::vector<Candidate> candidates_;
    std::span<const std::optional<FrameMatch>> matches_;
    std::vector<RelationIndex> said_by_; ///< of each token: the relation whose frame names it, if any
};

/// Decides about the candidates of a document: claims of rules that do not hold leave the builder, others get the
/// relation and the confidence of the model, and pairs that no rule saw become claims. Claims less likely than `least`
/// are not made. Where the model is torn between a relation and what follows from it, what follows holds. An act
/// between names is an open claim if it holds, but no relation of it is likely enough. `shift` is added to the logit of
/// every probability (see spoken_shift()).
void decide_claims(const ClauseReader& clauses, const EntityLayer& entities, const Candidates& candidates,
                   PairReader& reader, const ClaimModel& model, const RelationTable& relations,
                   std::span<const ImpliedRelation> implied, double least, double shift, ClaimBuilder& builder);

} // namespace claimgraph
