#pragma once

#include "extract/claims/frames/actor_nouns.hpp"
#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"

namespace claimgraph {

/// Who can act or be acted on among the noun phrases of a document, named or not: "Israel", "Palestinian gunmen",
/// "thousands of workers".
class Actors {
  public:
    Actors(const ClauseReader& clauses, const EntityLayer& entities, const ActorNouns& nouns)
        : clauses_(clauses), entities_(entities), nouns_(nouns) {}

    /// What a noun phrase stands for: the type of its mention, else what its noun tells. Numbers and measures are what
    /// they count: "thousands of workers".
    EntityType type_of(TokenIndex head) const;
    bool is_actor(TokenIndex head) const;
    /// An actor, or a thing with one in its name: "Iraqi towns", "Turkey's efforts", "a resolution of the council"; not
    /// "the war in Ukraine", which only says where.
    bool involves_actor(TokenIndex head) const;
    /// Whose it is, by 's, of or by: Serbia of "Serbia's suppression of unrest". No pronoun; nowhere if nobody's.
    TokenIndex owner(TokenIndex noun) const;

  private:
    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    const ActorNouns& nouns_;
};

} // namespace claimgraph
