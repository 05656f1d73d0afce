#include "extract/claims/frames/actors.hpp"

#include "graph/base/fold.hpp"

namespace claimgraph {
EntityType Actors::type_of(TokenIndex head) const {
    if (entities_.headed_by(head)) return entities_.type_of(head);
    head = clauses_.substance(head);
    if (entities_.headed_by(head)) return entities_.type_of(head);
    if (clauses_.is_time(head)) return EntityType::kTime;
    if (const EntityType type = entities_.type_of(head); type != EntityType::kConcept) return type;
    const Token& token = clauses_.token(head);
    if (!is_noun(token.upos)) return EntityType::kConcept;
    const auto type = nouns_.type_of(lower_ascii(clauses_.lemma(head)));
    if (!type) return EntityType::kConcept;
    return clauses_.is(head, TagTrait::kPlural) ? EntityType::kGroup : *type;
}

bool Actors::is_actor(TokenIndex head) const { return can_act(type_of(head)); }

bool Actors::involves_actor(TokenIndex head) const {
    if (is_actor(head)) return true;
    const auto is_part = [&](Symbol deprel) {
        return deprel == deprel::amod || deprel == deprel::compound || deprel == deprel::nmod_poss ||
               deprel == deprel::nmod || deprel == deprel::nmod_desc;
    };
    const auto has_named_part = [&](TokenIndex noun, auto&& deeper) -> bool {
        for (const TokenIndex child : clauses_.tree().children(noun))
            if (is_part(clauses_.token(child).deprel) && !clauses_.has_marker_of(child, WordKind::kPlace) &&
                ((entities_.headed_by(child) && is_actor(child)) || deeper(child)))
                return true;
        return false;
    };
    const auto nothing = [](TokenIndex) { return false; };
    return has_named_part(head, [&](TokenIndex child) { return has_named_part(child, nothing); });
}

TokenIndex Actors::owner(TokenIndex noun) const {
    const TokenIndex owner = clauses_.possessor(noun, true);
    return owner && clauses_.token(owner).upos != Upos::kPron && is_actor(owner) ? owner : TokenIndex();
}

} // namespace claimgraph
