#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/arguments/arguments.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/rule_families.hpp"

#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Finds participants of a match that fill no slot of its frame: the subject of a noun's light verb, the target of an
/// embedded clause or of an oblique. Views all it is given, which must outlive it. One thread.
class ParticipantFinder {
  public:
    using Matches = std::span<const std::optional<FrameMatch>>;

    ParticipantFinder(const ClauseReader& clauses, const Actors& actors, Matches matches, const RuleFamilies& rules)
        : clauses_(clauses), actors_(actors), matches_(matches), rules_(rules) {}

    struct Subject {
        TokenIndex token;
        TokenIndex predicate;  ///< whose factuality counts: the light verb, if it has the subject
        bool of_place = false; ///< a place that stands for the actors there
    };
    Subject subject_of(const FrameMatch& match, bool official) const;

    /// The target of an infinitive, gerund or finite clause: its object if that can act, the target of its own
    /// complement, an oblique, the owner of its object. Default if there is none.
    TokenIndex aim_of(TokenIndex clause) const;
    /// The target of a match whose object is a thing or missing: "seized weapons from B", "marched against B", "eased
    /// the curfew in B" if the act is `material`, "blocked a road to demand help from B" if it is a `protest`.
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
