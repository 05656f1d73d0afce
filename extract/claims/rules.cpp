#include "extract/claims/rules.hpp"

#include "extract/claims/introductions.hpp"
#include "extract/text/utf8.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr double kProhibitionConfidence = 0.75;
constexpr double kOpenConfidence = 0.45;
constexpr double kCauseConfidence = 0.6;
constexpr double kOriginConfidence = 0.8;
constexpr double kPartyConfidence = 0.9;

constexpr DeprelSet kDescriptions = {deprel::appos, deprel::nmod_desc, deprel::flat, deprel::compound};

bool is_approval(const ClauseReader& clauses, const RelationTable& relations, TokenIndex noun) {
    return std::ranges::any_of(relations.frames(AnchorKind::kNoun, clauses.lemma(noun)), [&](const Frame& frame) {
        return relations[frame.relation].is_drawn_by(Construction::kApproval);
    });
}

/// Whether a colon follows: "(German: ...)" is a language.
bool is_label(const ClauseReader& clauses, TokenIndex word) {
    const TokenIndex next{word.value + 1u};
    return next.value < clauses.analysis().tokens.size() && clauses.form(next) == ":";
}

/// The named person that a noun is, or that it describes: "runner" in "the runner Abebe Tola".
TokenIndex named_person(const ClauseReader& clauses, const EntityLayer& entities, TokenIndex noun) {
    const auto is_person = [&](TokenIndex token) { return is_named_person(entities, token); };
    if (is_person(noun)) return noun;
    if (const TokenIndex behind = clauses.tree().first_child(noun, [&](TokenIndex child) {
            return child > noun && clauses.is(child, kDescriptions) && is_person(child);
        }))
        return behind;
    const TokenIndex head = clauses.head_of(noun);
    return clauses.is(noun, kDescriptions) && is_person(head) ? head : TokenIndex();
}

/// The named person whom an adjective before a noun or a name describes: "Kenyan" in "the Kenyan runner Abebe Tola".
TokenIndex described_person(const ClauseReader& clauses, const EntityLayer& entities, TokenIndex adjective) {
    const TokenIndex noun = clauses.head_of(adjective);
    const bool is_before =
        noun > adjective && clauses.is(adjective, {deprel::amod, deprel::compound, deprel::nmod_desc});
    return is_before ? named_person(clauses, entities, noun) : TokenIndex();
}

/// Whether the text gives somebody an office whose owner the country is.
bool heads(const EntityLayer& entities, EntityIndex person, EntityIndex country) {
    return std::ranges::any_of(entities.roles, [&](const RoleFact& role) {
        return role.object == country && entities.mentions[role.holder.value].entity == person;
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

void add_origin(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex people) {
    const EntityLayer& entities = builder.entities();
    const MentionIndex mention = entities.headed_by(people);
    if (!mention || !entities.mentions[mention.value].demonym ||
        entities.mentions[mention.value].type != EntityType::kPlace || is_label(clauses, people))
        return;
    TokenIndex person = named_person(clauses, entities, people);
    if (!person) person = described_person(clauses, entities, people);
    if (!person) return;
    Draft draft{.match = {.anchor = people}, .relation = relations.drawn_by(Construction::kOrigin), .rule = "origin"};
    draft.subjects = builder.arguments().resolve(person);
    if (!draft.relation || draft.subjects.empty()) return;
    const Mention& country = entities.mentions[mention.value];
    if (heads(entities, draft.subjects.front().entity, country.entity)) return;
    draft.objects = {{country.entity, country.span, MentionKind::kName, people}};
    draft.confidence = kOriginConfidence;
    builder.add(draft);
}

void add_party(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
               TokenIndex adjective) {
    const Token& token = clauses.token(adjective);
    if (!token.form_kinds.has(WordKind::kPartyWord) || !is_upper(character_at(clauses.form(adjective), 0).value))
        return;
    const TokenIndex person = described_person(clauses, builder.entities(), adjective);
    if (!person) return;
    Draft draft{.match = {.anchor = adjective}, .relation = relations.drawn_by(Construction::kParty), .rule = "party"};
    draft.subjects = builder.arguments().resolve(person);
    if (!draft.relation || draft.subjects.empty()) return;
    draft.objects = {builder.arguments().party(adjective)};
    draft.confidence = kPartyConfidence;
    draft.certain = true;
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
