#include "extract/claims/rules.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr double kProhibitionConfidence = 0.75;
constexpr double kOpenConfidence = 0.45;
constexpr double kCauseConfidence = 0.6;

bool is_approval(const ClauseReader& clauses, const RelationTable& relations, TokenIndex noun) {
    return std::ranges::any_of(relations.frames(AnchorKind::kNoun, clauses.lemma(noun)), [&](const Frame& frame) {
        return relations[frame.relation].is_drawn_by(Construction::kApproval);
    });
}

} // namespace

bool apply_prohibition(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
                       TokenIndex predicate) {
    if (clauses.token(predicate).upos != Upos::kVerb) return false;
    const Modality modality = clauses.modality(predicate);
    const bool forbidden =
        modality == Modality::kForbidden || (modality == Modality::kPossible && clauses.is_negated(predicate));
    if (!forbidden) return false;
    const TokenIndex authority = clauses.oblique(predicate, WordKind::kAuthority);
    const TokenIndex approval = clauses.oblique(predicate, WordKind::kPrivative);
    const bool needs_approval = approval && is_approval(clauses, relations, approval);
    if (!authority && !needs_approval) return false;

    Draft draft{.match = {.anchor = predicate, .words = {}},
                .relation = relations.drawn_by(Construction::kProhibition),
                .rule = "prohibition"};
    draft.modality = Modality::kForbidden;
    draft.confidence = kProhibitionConfidence;
    TokenRange forbidden_act = clauses.phrase(predicate);
    forbidden_act.begin = predicate;
    if (approval) {
        draft.condition = clauses.bytes(clauses.tree().subtree(approval));
        if (approval > predicate)
            forbidden_act.end = std::min(forbidden_act.end, clauses.tree().subtree(approval).begin);
    }
    draft.complement = clauses.bytes(forbidden_act);
    const auto bound = builder.arguments().resolve(clauses.subject(predicate));
    draft.subjects = builder.arguments().resolve(authority ? authority : clauses.possessor(approval, true));
    draft.objects = bound;
    if (draft.relation) builder.add(draft);

    if (needs_approval) {
        draft.relation = relations.drawn_by(Construction::kNeed);
        draft.modality = Modality::kObliged;
        draft.condition = {};
        draft.subjects = bound;
        draft.objects = builder.arguments().resolve(approval);
        if (draft.relation) builder.add(draft);
    }
    return true;
}

void add_cause(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex cause) {
    const Token& token = clauses.token(cause);
    if (!clauses.is_noun(cause) || !token.head || !clauses.has_marker_of(cause, WordKind::kCause)) return;
    TokenIndex effect = token.head;
    if (clauses.token(effect).upos == Upos::kVerb) {
        const TokenIndex object = clauses.object(effect);
        effect = object ? object : clauses.subject(effect);
    }
    if (!effect || effect == cause || !clauses.is_noun(effect)) return;
    Draft draft{.match = {.anchor = cause}, .relation = relations.drawn_by(Construction::kCause), .rule = "cause"};
    if (!draft.relation) return;
    draft.subjects = builder.arguments().resolve(cause);
    draft.objects = builder.arguments().resolve(effect);
    draft.confidence = kCauseConfidence;
    builder.add(draft);
}

void add_open_claim(ClaimBuilder& builder, const ClauseReader& clauses, const Actors& actors, TokenIndex verb) {
    const Token& token = clauses.token(verb);
    if (token.upos != Upos::kVerb || clauses.is_passive(verb)) return;
    const TokenIndex subject = clauses.subject(verb);
    const TokenIndex object = clauses.object(verb);
    if (!subject || !object) return;
    if (!actors.is_actor(subject) && !actors.is_actor(object)) return;
    Draft draft{.match = {.anchor = verb, .subject = subject, .object = object, .words = {}}, .rule = "open"};
    draft.subjects = builder.arguments().resolve(subject);
    draft.objects = builder.arguments().resolve(object);
    draft.set_factuality(builder.factuality(verb));
    draft.confidence = kOpenConfidence;
    builder.add(draft);
}

} // namespace claimgraph
