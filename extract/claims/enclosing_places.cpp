#include "extract/claims/enclosing_places.hpp"

namespace claimgraph {
namespace {

/// The place that a place lies in: Norway in "Bergen, Norway", not in "Bergen, Norway and Sweden".
MentionIndex enclosing(const ClauseReader& clauses, const EntityLayer& entities, const Mention& place) {
    const std::size_t size = clauses.analysis().tokens.size();
    const TokenIndex comma = place.tokens.end;
    const TokenIndex next{comma.value + 1u};
    if (next.value >= size || clauses.form(comma) != ",") return {};
    const MentionIndex index = entities.by_head[next.value];
    if (!index) return {};
    const Mention& other = entities.mentions[index.value];
    const bool is_place = other.kind == MentionKind::kName && other.type == EntityType::kPlace && !other.demonym;
    if (!is_place || other.tokens.begin != next || clauses.is(other.head, deprel::conj) ||
        clauses.tree().has_child(other.head, deprel::conj))
        return {};
    return index;
}

} // namespace

void add_enclosing_places(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations) {
    const EntityLayer& entities = builder.entities();
    for (std::size_t i = 0; i < builder.drawn().size(); ++i) { // those it adds, too: "Bergen, Vestland, Norway"
        const ClaimBuilder::Drawn& claim = builder.drawn()[i];
        if (!claim.relation || !relations[claim.relation].is_drawn_by(Construction::kWithin) || !claim.object.head ||
            entities.entities[claim.subject.entity.value].unnamed)
            continue;
        const MentionIndex place = entities.headed_by(claim.object.head);
        if (!place || entities.mentions[place.value].entity != claim.object.entity ||
            entities.mentions[place.value].type != EntityType::kPlace)
            continue;
        const MentionIndex around = enclosing(clauses, entities, entities.mentions[place.value]);
        if (!around) continue;
        const Mention& mention = entities.mentions[around.value];
        builder.add_following(i, {mention.entity, mention.span, MentionKind::kName, mention.head}, "within");
    }
}

} // namespace claimgraph
