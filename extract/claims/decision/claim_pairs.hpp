#pragma once

#include "extract/claims/arguments/arguments.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The place of a phrase beside an anchor: the verb, noun or adjective that may say how two phrases are related.
enum class PlaceKind : std::uint8_t {
    kSelf,         ///< the anchor itself: "explosion" in "the explosion in Oslo"
    kSubject,      ///< who does it, whatever the voice; also of a predicate noun
    kObject,       ///< to whom it is done, whatever the voice
    kRecipient,    ///< the indirect object
    kOblique,      ///< with its preposition
    kClause,       ///< an infinitive, gerund or finite clause
    kPossessor,    ///< "Norway's anchor"
    kModifier,     ///< of a noun, with its preposition: "anchor of Norway"
    kCompound,     ///< "Oslo anchor"
    kPeople,       ///< "Norwegian anchor"
    kApposition,   ///< "the anchor, Norway"
    kDescribed,    ///< "Jonas Hansen, anchor of Norway", "anchor Jonas Hansen"
    kVerbSubject,  ///< of the verb that the anchor is an argument of: "Norway made an anchor"
    kVerbObject,   ///< the same verb's object
    kVerbOblique,  ///< the same verb's oblique: "imposed an anchor on Norway"
    kDrawn,        ///< found by a rule
    kUpperSubject, ///< of the clause above: "Norway began a trip to anchor Oslo"
    kUpperObject,
    kLowerSubject, ///< of a clause below: "the anchor said that Norway slept"
    kLowerObject,
};
/// Where a place is a participant of: the anchor itself, its verb, the clause above, one below.
enum class PlaceSide : std::uint8_t { kOwn, kVerb, kUpper, kLower };
PlaceSide side_of(PlaceKind kind);
/// The rule of claims that the model drew, as evidence shows it.
inline constexpr std::string_view kLearntRule = "learnt";

struct PairPlace {
    PlaceKind kind{};
    TokenIndex head;
    TokenIndex preposition; ///< default if there is none
};

/// Two phrases that an anchor may relate, in one direction.
struct ClaimPair {
    TokenIndex anchor;
    TokenIndex verb; ///< that a noun anchor is an argument of
    PairPlace subject, object;
    Argument who, whom;
};

/// Proposes pairs of phrases that a sentence may relate. Generous on purpose: what holds is decided later. Views all it
/// is given. One thread.
class PairFinder {
  public:
    PairFinder(const ClauseReader& clauses, const EntityLayer& entities, Arguments& arguments)
        : clauses_(clauses), entities_(entities), arguments_(arguments) {
        resolved_.resize(clauses.analysis().tokens.size());
    }

    /// Adds the pairs of an anchor.
    void find(TokenIndex anchor, std::vector<ClaimPair>& out);

  private:
    void add_verb_places(TokenIndex verb);
    void add_noun_places(TokenIndex noun);
    void add_modifiers(TokenIndex governor, PlaceKind kind);
    void add(PlaceKind kind, TokenIndex head, TokenIndex preposition = {});
    std::span<const Argument> resolve(const PairPlace& place);
    void add_pair(const PairPlace& subject, const PairPlace& object, const Argument& who, const Argument& whom,
                  std::vector<ClaimPair>& out);
    TokenIndex governing_verb(TokenIndex noun) const;
    TokenIndex first_of_nouns(TokenIndex noun) const;
    bool tells_what(TokenIndex noun) const;
    void add_shared_modifiers(TokenIndex noun);
    void add_neighbours(TokenIndex verb);

    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    Arguments& arguments_;
    TokenIndex anchor_, verb_;
    std::vector<PairPlace> places_;
    std::vector<std::optional<std::vector<Argument>>> resolved_; ///< of each token
};

} // namespace claimgraph
