#pragma once

#include "extract/claims/arguments.hpp"
#include "extract/claims/frames/actors.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/rule_families.hpp"

#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Finds who and what a match is about beyond the slots of its frame: who lends a noun its subject, whom an embedded
/// clause or an oblique is aimed at.
class ParticipantFinder {
  public:
    using Matches = std::span<const std::optional<FrameMatch>>;

    ParticipantFinder(const ClauseReader& clauses, const Actors& actors, Matches matches, const RuleFamilies& rules)
        : clauses_(clauses), actors_(actors), matches_(matches), rules_(rules) {}

    struct Subject {
        TokenIndex token;
        TokenIndex predicate;  ///< whose mood counts: a light verb's, if it lent its subject
        bool of_place = false; ///< a place that stands for those who act there
    };
    Subject subject_of(const FrameMatch& match, bool official) const;

    /// Whom the clause of an infinitive, gerund or finite clause is aimed at: its object if that acts, what its own
    /// complement is aimed at, an oblique, the owner of its object. Nowhere if nobody.
    TokenIndex aim_of(TokenIndex clause) const;
    /// Whom a match concerns whose object is a thing or missing: "seized weapons from B", "marched against B",
    /// "eased the curfew in B" if the act is `material`, "blocked a road to demand help from B" if it is a `protest`.
    TokenIndex concerned(const FrameMatch& match, bool material, bool protest) const;

    const Actors& actors() const { return actors_; }
    const std::optional<FrameMatch>& match_of(TokenIndex token) const { return matches_[token.value]; }

  private:
    TokenIndex oblique_actor(TokenIndex governor, WordKind prepositions, const FrameMatch& match) const;
    bool is_own(TokenIndex noun) const;
    TokenIndex place_of(TokenIndex governor) const;
    TokenIndex asked_of(TokenIndex predicate, const FrameMatch& match) const;

    const ClauseReader& clauses_;
    const Actors& actors_;
    Matches matches_;
    const RuleFamilies& rules_;
};

} // namespace claimgraph
