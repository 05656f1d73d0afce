#pragma once

#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/knowledge/actor_nouns.hpp"
#include "extract/entities/names/mention.hpp"

namespace claimgraph {

/// Decides which noun phrases of a document can act or be acted on, named or not: "Israel", "Palestinian gunmen",
/// "thousands of workers".
class Actors {
  public:
    Actors(const ClauseReader& clauses, const EntityLayer& entities, const ActorNouns& nouns)
        : clauses_(clauses), entities_(entities), nouns_(nouns) {}

    /// The type of a noun phrase: that of its mention, else that of its noun. Numbers and measures have the type of
    /// what they count: "thousands of workers".
    EntityType type_of(TokenIndex head) const;
    bool is_actor(TokenIndex head) const;
    /// Whether the noun by itself is somebody, whatever it counts: "members" of "members of the council".
    bool is_somebody(TokenIndex noun) const;
    /// An actor, or a thing that belongs to one: "Iraqi towns", "Turkey's efforts", "a resolution of the council"; not
    /// "the war in Ukraine", which is only a place.
    bool involves_actor(TokenIndex head) const;
    /// The owner, by 's, of or by: Serbia in "Serbia's suppression of unrest". Never a pronoun; default if there is
    /// none.
    TokenIndex owner(TokenIndex noun) const;

  private:
    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    const ActorNouns& nouns_;
};

} // namespace claimgraph
