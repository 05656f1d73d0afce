#include "extract/claims/participants.hpp"

namespace claimgraph {
namespace {

/// "refused to begin to try to ...": nobody writes longer chains.
constexpr int kMaxEmbedding = 4;

constexpr DeprelSet kClauses = {deprel::advcl, deprel::acl, deprel::xcomp, deprel::ccomp};

} // namespace

ParticipantFinder::Subject ParticipantFinder::subject_of(const FrameMatch& match, bool official) const {
    if (match.subject) return {match.subject, match.anchor};
    const TokenIndex noun = clauses_.carrier(match.anchor);
    const Token& anchor = clauses_.token(noun);
    if (match.frame->anchor_kind == AnchorKind::kNoun && anchor.head && rules_.has("light_verb")) {
        // "signed an accord": the verb says what there is to say, the noun alone adds nothing
        if (match.frame->slots.empty() && matches_[anchor.head.value]) return {{}, match.anchor};
        const bool light = clauses_.is(noun, deprel::obj) && clauses_.is(anchor.head, WordKind::kLightVerb);
        const bool aside = clauses_.is(noun, deprel::obl) && clauses_.has_marker_of(noun, WordKind::kEngagement) &&
                           !clauses_.tree().has_child(noun, deprel::det);
        if (light || aside) { // "X issued a call for O", "X marched in protest of O"
            const TokenIndex verb = anchor.head;
            return {clauses_.is_passive(verb) ? clauses_.agent(verb) : clauses_.subject(verb), verb};
        }
    }
    if (match.frame->anchor_kind == AnchorKind::kNoun && match.object) {
        const TokenIndex actor = clauses_.tree().first_child(noun, [&](TokenIndex child) {
            return child < noun && clauses_.is(child, {deprel::amod, deprel::compound}) && child != match.object &&
                   actors_.is_actor(child);
        });
        if (actor) return {actor, match.anchor}; // "Palestinian riots against O", "a police raid on O"
    }
    if (official && rules_.has("place") && clauses_.is_passive(match.anchor)) {
        if (const TokenIndex place = place_of(match.anchor)) return {place, match.anchor, true};
        for (const TokenIndex word : match.words)
            if (const TokenIndex place = place_of(word)) return {place, match.anchor, true};
    }
    return {{}, match.anchor};
}

/// "in Italy"
TokenIndex ParticipantFinder::place_of(TokenIndex governor) const {
    return clauses_.tree().first_child(governor, [&](TokenIndex child) {
        return clauses_.is(child, {deprel::obl, deprel::nmod}) && clauses_.is(child, Upos::kPropn) &&
               clauses_.has_marker_of(child, WordKind::kPlace) && actors_.type_of(child) == EntityType::kPlace;
    });
}

TokenIndex ParticipantFinder::aim_of(TokenIndex clause) const {
    static const FrameMatch kNobody;
    for (int step = 0; clause && step < kMaxEmbedding; ++step) {
        const FrameMatch& match = matches_[clause.value] ? *matches_[clause.value] : kNobody;
        if (clauses_.is_passive(clause)) // "be taken away from B"
            return oblique_actor(clause, WordKind::kTarget, match);
        const TokenIndex object = match.object ? match.object : clauses_.object(clause);
        if (object && is_own(object)) // "withdraw its troops from B"
            if (const TokenIndex aim = oblique_actor(clause, WordKind::kTarget, match)) return aim;
        if (object && actors_.is_actor(object)) return object;
        if (const TokenIndex told = clauses_.indirect_object(clause); told && actors_.is_actor(told)) return told;
        for (const TokenIndex governor : {clause, object})
            if (governor)
                if (const TokenIndex aim = oblique_actor(governor, WordKind::kTarget, match)) return aim;
        if (object && actors_.involves_actor(object)) return object;
        clause = clauses_.complement(clause);
    }
    return {};
}

/// "its troops"
bool ParticipantFinder::is_own(TokenIndex noun) const {
    const TokenIndex owner = clauses_.tree().child(noun, deprel::nmod_poss);
    return owner && clauses_.is(owner, Upos::kPron);
}

TokenIndex ParticipantFinder::oblique_actor(TokenIndex governor, WordKind prepositions, const FrameMatch& match) const {
    return clauses_.tree().first_child(governor, [&](TokenIndex child) {
        return clauses_.is(child, {deprel::obl, deprel::nmod}) && child != match.subject && child != match.object &&
               clauses_.has_marker_of(child, prepositions) && actors_.is_actor(child);
    });
}

/// "marched to demand the resignation of B": whom the demand is aimed at.
TokenIndex ParticipantFinder::asked_of(TokenIndex predicate, const FrameMatch& match) const {
    for (const TokenIndex child : clauses_.tree().children(predicate)) {
        if (!clauses_.is(child, kClauses) || child < predicate || !matches_[child.value]) continue;
        if (const TokenIndex aim = aim_of(child); aim && aim != match.subject) return aim;
    }
    return {};
}

TokenIndex ParticipantFinder::concerned(const FrameMatch& match, bool material, bool protest) const {
    const TokenIndex noun = clauses_.carrier(match.anchor);
    const TokenIndex verb = match.frame->anchor_kind == AnchorKind::kNoun && clauses_.is(noun, deprel::obj)
                                ? clauses_.head_of(noun)
                                : TokenIndex();
    const auto seek = [&](WordKind prepositions) -> TokenIndex {
        for (const TokenIndex governor : {match.anchor, noun, verb, match.object, match.theme})
            if (governor)
                if (const TokenIndex found = oblique_actor(governor, prepositions, match)) return found;
        for (const TokenIndex governor : match.words)
            if (const TokenIndex found = oblique_actor(governor, prepositions, match)) return found;
        if (match.object) // "seized arms and money from B", "returned weapons seized from B"
            for (const TokenIndex child : clauses_.tree().children(match.object))
                if (clauses_.is(child, {deprel::conj, deprel::acl}))
                    if (const TokenIndex found = oblique_actor(child, prepositions, match)) return found;
        return {};
    };
    if (const TokenIndex found = seek(WordKind::kTarget)) return found;
    if (match.object) // "signed an accord to supply B"
        for (const TokenIndex child : clauses_.tree().children(match.object))
            if (clauses_.is(child, deprel::acl) && clauses_.tree().has_child(child, deprel::mark))
                if (const TokenIndex aim = aim_of(child); aim && aim != match.subject) return aim;
    if (!match.object || protest)
        for (const TokenIndex predicate : {match.anchor, noun, verb})
            if (predicate)
                if (const TokenIndex found = asked_of(predicate, match)) return found;
    return material ? seek(WordKind::kPlace) : TokenIndex();
}

} // namespace claimgraph
