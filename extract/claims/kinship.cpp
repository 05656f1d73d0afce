#include "extract/claims/kinship.hpp"

#include "extract/claims/introductions.hpp"

#include <utility>

namespace claimgraph {
namespace {

constexpr double kKinshipConfidence = 0.9;
constexpr DeprelSet kNamed = {deprel::appos, deprel::nmod_desc, deprel::flat, deprel::compound};

/// The relation of a noun of relatives: "wife".
RelationIndex kinship_of(const ClauseReader& clauses, const RelationTable& relations, TokenIndex noun) {
    for (const Frame& frame : relations.frames(AnchorKind::kNoun, clauses.lemma(noun)))
        if (relations[frame.relation].is_drawn_by(Construction::kKinship)) return frame.relation;
    return {};
}

} // namespace

void add_kinship(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex noun) {
    if (!clauses.is_noun(noun)) return;
    const RelationIndex relation = kinship_of(clauses, relations, noun);
    if (!relation) return;
    const EntityLayer& entities = builder.entities();
    const Tree& tree = clauses.tree();
    const TokenIndex possessor = tree.child(noun, deprel::nmod_poss);
    if (!possessor) return;
    // who is named: "his wife, Ana Marin", and in a predicate "Ana Marin is his wife"
    TokenIndex named = tree.first_child(noun, [&](TokenIndex child) {
        return child > noun && clauses.is(child, kNamed) && is_named_person(entities, child);
    });
    const TokenIndex head = clauses.head_of(noun);
    if (!named && head && clauses.is(noun, kNamed) && is_named_person(entities, head)) named = head;
    if (!named) return;
    // "Tom Berg and his wife": whose she is stands before
    TokenIndex whose = possessor;
    const TokenIndex top = named == head ? head : noun;
    const TokenIndex first = clauses.head_of(top);
    if (!clauses.is_noun(possessor) && clauses.is(top, deprel::conj) && is_named_person(entities, first)) whose = first;
    const bool is_told = is_named_person(entities, whose);
    Draft draft{.match = {.anchor = noun}, .relation = relation, .rule = "kinship"};
    const Mention& relative = entities.mentions[entities.headed_by(named).value];
    draft.subjects = {{relative.entity, relative.span, MentionKind::kName, named}};
    if (whose == first) {
        const Mention& mention = entities.mentions[entities.headed_by(whose).value];
        draft.objects = {{mention.entity, mention.span, MentionKind::kName, whose}};
    } else {
        draft.objects = builder.arguments().resolve(whose);
    }
    // the one who is named first is the subject, as in all that is mutual
    if (!draft.objects.empty() && draft.objects.front().words.begin < relative.span.begin &&
        relations[relation].symmetric)
        std::swap(draft.subjects, draft.objects);
    draft.confidence = kKinshipConfidence;
    draft.certain = is_told;
    builder.add(draft);
}

} // namespace claimgraph
