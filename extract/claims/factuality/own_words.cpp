// What the words of a clause or noun itself say of its factuality.

#include "extract/claims/factuality/factuality.hpp"

namespace claimgraph {
namespace {

constexpr DeprelSet kAuxiliaries = {deprel::aux, deprel::aux_pass, deprel::cop};

} // namespace

FactualityReader::Status FactualityReader::own(TokenIndex token) const {
    Status result{.denied = (clauses_.is_negated(token) != is_denied_by_words(token)) && !is_denied_till_then(token),
                  .modality = clauses_.modality(token)};
    const auto add = [&result](const FactualityEffect& effect) {
        result.denied ^= effect.denied;
        if (result.modality == Modality::kActual) result.modality = effect.modality;
    };
    const bool noun = clauses_.is_noun(token);
    for (const TokenIndex child : clauses_.tree().children(token)) {
        if (clauses_.is(child, noun ? deprel::amod : deprel::advmod)) {
            if (const auto* found = find(child, Role::kModifier)) add(found->affirmed);
            if (noun && clauses_.is(child, WordKind::kHedge)) add({.denied = false, .modality = Modality::kPossible});
        } else if (clauses_.is(child, deprel::mark)) {
            if (const auto* found = find(child, Role::kOpener)) add(found->affirmed);
        } else if (clauses_.is(child, deprel::obl)) {
            if (const auto* found = find(child, Role::kSetting);
                found && clauses_.has_marker_of(child, WordKind::kPlace))
                add(found->affirmed);
        } else if (clauses_.is(child, deprel::advcl) && is_inverted(child) && result.modality != Modality::kPossible) {
            result.modality = Modality::kConditional;
        }
    }
    if (clauses_.tree().has_child(token, deprel::cop) && clauses_.is(token, Upos::kVerb) &&
        clauses_.has_marker_of(token, WordKind::kInfinitiveMarker, {deprel::mark}))
        add({.denied = false, .modality = Modality::kFuture}); // "is to attack"
    if (is_inverted(token) || is_unreal_perfect(token)) result.modality = Modality::kConditional;
    if (is_warned_against(token)) add({.denied = false, .modality = Modality::kPossible});
    if (result.modality == Modality::kForbidden) result.denied = false; // the modality says it already
    return result;
}

/// "Would have attacked": did not, in the end.
bool FactualityReader::is_unreal_perfect(TokenIndex predicate) const {
    if (!clauses_.is(predicate, TagTrait::kPastParticiple)) return false;
    bool unreal = false;
    for (const TokenIndex child : clauses_.tree().children(predicate)) {
        if (!clauses_.is(child, deprel::aux)) continue;
        if (unreal && !clauses_.is(child, WordKind::kModal)) return true;
        unreal |= clauses_.modality_of(child, WordKind::kModal) == Modality::kConditional;
    }
    return false;
}

/// "Had they attacked, ...", "were they to attack, ...": a condition.
bool FactualityReader::is_inverted(TokenIndex predicate) const {
    TokenIndex clause = predicate;
    if (clauses_.is(predicate, deprel::acl)) { // "were they to attack", where "to attack" is taken for theirs
        const TokenIndex noun = clauses_.head_of(predicate);
        if (!clauses_.has_marker_of(predicate, WordKind::kInfinitiveMarker, {deprel::mark}) ||
            !clauses_.is(noun, deprel::nsubj))
            return false;
        clause = clauses_.head_of(noun);
    } else if (!clauses_.is(predicate, Upos::kVerb) ||
               (!clauses_.head_of(predicate) && clauses_.ends_as_question(predicate))) {
        return false;
    }
    for (const TokenIndex child : clauses_.tree().children(clause)) { // the first of them
        if (clauses_.is(child, deprel::punct)) continue;
        return clauses_.is(child, kAuxiliaries) && find(child, Role::kInversion) != nullptr &&
               clauses_.subject_child(clause) > child;
    }
    return false;
}

/// "Warned them against leaving".
bool FactualityReader::is_warned_against(TokenIndex gerund) const {
    return clauses_.is(gerund, deprel::advcl) && clauses_.has_marker_of(gerund, WordKind::kDissuasive, {deprel::mark});
}

/// Quantifiers and adjuncts that deny a clause: "few countries attacked", "nobody attacked", "at no time".
bool FactualityReader::is_denied_by_words(TokenIndex predicate) const {
    const Tree& tree = clauses_.tree();
    for (const TokenIndex child : tree.children(predicate)) {
        if (clauses_.is(child, deprel::advmod) && find(child, Role::kNegator) != nullptr) return true;
        if (clauses_.is(child, deprel::obl) && find(child, Role::kAdjunct) != nullptr) {
            const TokenIndex determiner = tree.child(child, deprel::det);
            if (determiner && clauses_.is(determiner, WordKind::kNegation)) return true;
        }
        if (clauses_.is(child, kSubjects | DeprelSet{deprel::obj}) && is_negative_phrase(child)) return true;
    }
    return is_rejected_alternative(predicate);
}

/// "Would rather fight than yield": they do not yield.
bool FactualityReader::is_rejected_alternative(TokenIndex predicate) const {
    return clauses_.is(predicate, deprel::advcl) && !clauses_.has_own_subject(predicate) &&
           clauses_.has_marker_of(predicate, WordKind::kComparative) &&
           clauses_.has_marker_of(clauses_.head_of(predicate), WordKind::kSubstitutive, {deprel::advmod});
}

bool FactualityReader::is_contrasted(TokenIndex noun) const {
    return clauses_.is(noun, {deprel::obl, deprel::nmod}) &&
           child_as(noun, Role::kContrast, {deprel::case_}) != nullptr;
}

/// "Did not back them until July": then they did.
bool FactualityReader::is_denied_till_then(TokenIndex predicate) const {
    return bool(clauses_.tree().first_child(
        predicate, [this](TokenIndex child) { return child_as(child, Role::kUntil, kPrepositions) != nullptr; }));
}

/// "Nobody", "few countries", "not a single country"; what "no" and "neither" say before it ClauseReader knows. Not
/// "not Norway but Sweden", which is a matter of who, not whether.
bool FactualityReader::is_negative_phrase(TokenIndex noun) const {
    const Tree& tree = clauses_.tree();
    if (clauses_.is(noun, Upos::kPron) &&
        (find(noun, Role::kNegator) != nullptr || clauses_.is(noun, WordKind::kNegation)))
        return true;
    const auto denies = [this](TokenIndex word) {
        const TokenIndex next{word.value + 1u};
        return find(word, Role::kNegator) != nullptr ||
               (clauses_.is(word, deprel::advmod) && clauses_.is(word, WordKind::kNegation) &&
                !clauses_.is(next, WordKind::kFocus));
    };
    if (tree.has_child(noun, deprel::conj)) return false;
    const TokenIndex determiner = tree.child(noun, deprel::det);
    for (const TokenIndex child : tree.children(noun)) {
        if (child > noun) break;
        if (!clauses_.is(child, {deprel::advmod, deprel::det, deprel::amod, deprel::nummod})) continue;
        // "a few", "the few"
        if (denies(child) && (!clauses_.is(child, deprel::amod) || !determiner)) return true;
        if (tree.first_child(child, [&](TokenIndex inner) { return inner < child && denies(inner); })) return true;
    }
    return false;
}

} // namespace claimgraph
