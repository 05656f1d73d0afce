#include "extract/claims/arguments/actors.hpp"

#include "graph/base/text/fold.hpp"

namespace claimgraph {
EntityType Actors::type_of(TokenIndex head) const {
    // of a common noun the lexicon may know more than its chain: "striking miners"
    const auto is_settled = [this](TokenIndex noun) {
        return entities_.headed_by(noun) &&
               (entities_.type_of(noun) != EntityType::kConcept || !clauses_.is(noun, Upos::kNoun));
    };
    if (is_settled(head)) return entities_.type_of(head);
    head = clauses_.substance(head);
    if (is_settled(head)) return entities_.type_of(head);
    if (clauses_.is_time(head)) return EntityType::kTime;
    if (const EntityType type = entities_.type_of(head); type != EntityType::kConcept) return type;
    if (!clauses_.is_noun(head)) return EntityType::kConcept;
    const auto type = nouns_.type_of(lower_ascii(clauses_.lemma(head)));
    if (!type) return EntityType::kConcept;
    return clauses_.is(head, TagTrait::kPlural) ? EntityType::kGroup : *type;
}

bool Actors::is_actor(TokenIndex head) const { return can_act(type_of(head)); }

bool Actors::is_somebody(TokenIndex noun) const {
    return clauses_.is_noun(noun) && nouns_.type_of(lower_ascii(clauses_.lemma(noun)));
}

bool Actors::involves_actor(TokenIndex head) const {
    if (is_actor(head)) return true;
    constexpr DeprelSet kParts = {deprel::amod, deprel::compound, deprel::nmod_poss, deprel::nmod, deprel::nmod_desc};
    const auto has_named_part = [&](TokenIndex noun, int depth, auto&& again) -> bool {
        return bool(clauses_.tree().first_child(noun, [&](TokenIndex child) {
            return clauses_.is(child, kParts) && !clauses_.has_marker_of(child, WordKind::kPlace) &&
                   ((entities_.headed_by(child) && is_actor(child)) || (depth > 1 && again(child, depth - 1, again)));
        }));
    };
    return has_named_part(head, 2, has_named_part);
}

TokenIndex Actors::owner(TokenIndex noun) const {
    const TokenIndex owner = clauses_.possessor(noun, true);
    return owner && !clauses_.is(owner, Upos::kPron) && is_actor(owner) ? owner : TokenIndex();
}

} // namespace claimgraph
