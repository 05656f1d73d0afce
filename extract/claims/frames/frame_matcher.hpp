#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/frames/relation_table.hpp"
#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"

#include <optional>
#include <vector>

namespace claimgraph {

/// A match of a frame: which token fills which role.
struct FrameMatch {
    const Frame* frame = nullptr;
    TokenIndex anchor;
    TokenIndex subject;
    TokenIndex object;
    TokenIndex theme;
    TokenIndex complement;
    TokenIndex content;
    std::vector<TokenIndex> words; ///< literals and particles; with the anchor they are the trigger
    int weight = 0;                ///< how specific the frame is: the most specific one wins
    bool loose = false;            ///< anchor and actors match, the rest of the frame does not

    /// The more specific of two matches; the first on a tie.
    bool beats(const std::optional<FrameMatch>& other) const { return !other || weight > other->weight; }
};

/// A frame that was tried at an anchor, and the slot that was not filled; null if all were.
struct FrameTrial {
    const Frame* frame = nullptr;
    TokenIndex anchor;
    const Slot* missing = nullptr;
    bool chosen = false; ///< the most specific of the frames that match at its anchor
};

/// Matches the frames of the table at one token. Views all it is given, which must outlive it. One thread.
class FrameMatcher {
  public:
    FrameMatcher(const ClauseReader& clauses, const RelationTable& relations, const EntityLayer& entities,
                 const Actors& actors, bool loose)
        : clauses_(clauses), relations_(relations), entities_(entities), actors_(actors), loose_(loose) {}

    /// The best frame whose anchor is this verb, noun, adjective or copular predicate; nothing if none matches.
    std::optional<FrameMatch> match(TokenIndex anchor) const;

    /// From now on records every frame that match() tries there; null for none.
    void note_trials(std::vector<FrameTrial>* trials) { trials_ = trials; }

  private:
    std::optional<FrameMatch> best_of(AnchorKind kind, std::string_view lemma, TokenIndex anchor) const;
    bool asks_only(const Frame& frame, TokenIndex anchor) const;
    std::optional<FrameMatch> try_frame(const Frame& frame, TokenIndex anchor) const;
    const Slot* fill_all(const Frame& frame, FrameMatch& match) const;
    std::optional<FrameMatch> loose_match(std::string_view lemma, TokenIndex anchor) const;
    bool is_turned(const Frame& frame, TokenIndex anchor) const;
    TokenIndex subject_of(const Frame& frame, TokenIndex anchor) const;
    bool fill(const Slot& slot, const Frame& frame, FrameMatch& match) const;
    TokenIndex find(const Slot& slot, const Frame& frame, const FrameMatch& match) const;
    TokenIndex direct_argument(const Slot& slot, const Frame& frame, TokenIndex anchor) const;
    TokenIndex prepositional(const Slot& slot, const FrameMatch& match) const;
    bool fits(const Slot& slot, TokenIndex filler) const;

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    const EntityLayer& entities_;
    std::vector<FrameTrial>* trials_ = nullptr;
    const Actors& actors_;
    bool loose_;
};

} // namespace claimgraph
