#include "extract/claims/ends.hpp"

namespace claimgraph {
namespace {

/// "refused to begin to try to ...": nobody writes longer chains.
constexpr int kMaxEmbedding = 4;

bool is_clause(Symbol deprel) {
    return deprel == deprel::advcl || deprel == deprel::acl || deprel == deprel::xcomp || deprel == deprel::ccomp;
}

} // namespace

EndFinder::Subject EndFinder::subject_of(const FrameMatch& match, bool official) const {
    if (match.subject) return {match.subject, match.anchor};
    const TokenIndex noun = clauses_.carrier(match.anchor);
    const Token& anchor = clauses_.token(noun);
    if (match.frame->anchor_kind == AnchorKind::kNoun && anchor.head && rules_.has(RuleFamily::kLightVerb)) {
        const bool light = anchor.deprel == deprel::obj &&
                           clauses_.words().is(WordKind::kLightVerb, clauses_.lemma(anchor.head));
        if (light) { // "X issued a call for O"
            const TokenIndex verb = anchor.head;
            return {clauses_.is_passive(verb) ? clauses_.agent(verb) : clauses_.subject(verb), verb};
        }
    }
    if (official && rules_.has(RuleFamily::kPlaceAgent) && clauses_.is_passive(match.anchor))
        for (const TokenIndex child : clauses_.tree().children(match.anchor))
            if (clauses_.token(child).deprel == deprel::obl && clauses_.has_marker_of(child, WordKind::kPlace) &&
                clauses_.token(child).upos == Upos::kPropn && actors_.type_of(child) == EntityType::kPlace)
                return {child, match.anchor, true};
    return {{}, match.anchor};
}

TokenIndex EndFinder::aim_of(TokenIndex clause) const {
    static const FrameMatch kNobody;
    for (int step = 0; clause && step < kMaxEmbedding; ++step) {
        if (clauses_.is_passive(clause)) return {};
        const auto& match = matches_[clause.value];
        const TokenIndex object = match && match->object ? match->object : clauses_.object(clause);
        if (object && actors_.is_actor(object)) return object;
        if (const TokenIndex told = clauses_.indirect_object(clause); told && actors_.is_actor(told)) return told;
        for (const TokenIndex governor : {clause, object})
            if (governor)
                if (const TokenIndex aim = oblique_actor(governor, WordKind::kTarget, match ? *match : kNobody))
                    return aim;
        if (object)
            if (const TokenIndex owner = actors_.owner(object)) return owner;
        clause = clauses_.complement(clause);
    }
    return {};
}

TokenIndex EndFinder::oblique_actor(TokenIndex governor, WordKind prepositions, const FrameMatch& match) const {
    for (const TokenIndex child : clauses_.tree().children(governor)) {
        const Symbol deprel = clauses_.token(child).deprel;
        if (deprel != deprel::obl && deprel != deprel::nmod) continue;
        if (child == match.subject || child == match.object || !clauses_.has_marker_of(child, prepositions)) continue;
        if (actors_.is_actor(child)) return child;
    }
    return {};
}

/// "marched to demand the resignation of B": whom the demand is aimed at.
TokenIndex EndFinder::asked_of(TokenIndex predicate, const FrameMatch& match) const {
    for (const TokenIndex child : clauses_.tree().children(predicate)) {
        if (!is_clause(clauses_.token(child).deprel) || child < predicate || !matches_[child.value]) continue;
        if (const TokenIndex aim = aim_of(child); aim && aim != match.subject) return aim;
    }
    return {};
}

TokenIndex EndFinder::concerned(const FrameMatch& match, bool places) const {
    const TokenIndex noun = clauses_.carrier(match.anchor);
    const TokenIndex verb = match.frame->anchor_kind == AnchorKind::kNoun && clauses_.token(noun).deprel == deprel::obj
                                ? clauses_.token(noun).head
                                : TokenIndex();
    const auto seek = [&](WordKind prepositions) -> TokenIndex {
        for (const TokenIndex governor : {match.anchor, noun, verb, match.object, match.theme})
            if (governor)
                if (const TokenIndex found = oblique_actor(governor, prepositions, match)) return found;
        for (const TokenIndex governor : match.words)
            if (const TokenIndex found = oblique_actor(governor, prepositions, match)) return found;
        if (match.object) // "seized arms and money from B"
            for (const TokenIndex child : clauses_.tree().children(match.object))
                if (clauses_.token(child).deprel == deprel::conj)
                    if (const TokenIndex found = oblique_actor(child, prepositions, match)) return found;
        return {};
    };
    if (const TokenIndex found = seek(WordKind::kTarget)) return found;
    if (!match.object)
        for (const TokenIndex predicate : {match.anchor, noun, verb})
            if (predicate)
                if (const TokenIndex found = asked_of(predicate, match)) return found;
    return places ? seek(WordKind::kPlace) : TokenIndex();
}

} // namespace claimgraph
