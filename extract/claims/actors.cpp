#include "extract/claims/actors.hpp"

#include "graph/core/fold.hpp"

#include <array>
#include <string>

namespace claimgraph {
namespace {

/// "a group of some of the members of": longer chains of measures are no phrase anybody writes.
constexpr int kMaxMeasures = 4;

} // namespace

EntityType Actors::type_of(TokenIndex head) const {
    static const std::array<std::string, 1> kOf = {"of"};
    for (int step = 0; step < kMaxMeasures; ++step) {
        if (entities_.headed_by(head)) return entities_.type_of(head);
        const bool counts = clauses_.token(head).upos == Upos::kNum ||
                            clauses_.words().is(WordKind::kMeasure, lower_ascii(clauses_.lemma(head)));
        const TokenIndex counted = counts ? clauses_.oblique(head, kOf) : TokenIndex();
        if (!counted) break;
        head = counted;
    }
    if (clauses_.is_time(head)) return EntityType::kTime;
    if (const EntityType type = entities_.type_of(head); type != EntityType::kConcept) return type;
    const Token& token = clauses_.token(head);
    if (!is_noun(token.upos)) return EntityType::kConcept;
    const auto type = nouns_.type_of(lower_ascii(clauses_.lemma(head)));
    if (!type) return EntityType::kConcept;
    const std::string_view xpos = clauses_.xpos(head);
    return xpos == "NNS" || xpos == "NNPS" ? EntityType::kGroup : *type;
}

bool Actors::is_actor(TokenIndex head) const {
    switch (type_of(head)) {
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kPlace:
    case EntityType::kGroup:
    case EntityType::kRole:
        return true;
    default:
        return false;
    }
}

TokenIndex Actors::owner(TokenIndex noun) const {
    const TokenIndex owner = clauses_.possessor(noun, true);
    return owner && clauses_.token(owner).upos != Upos::kPron && is_actor(owner) ? owner : TokenIndex();
}

} // namespace claimgraph
