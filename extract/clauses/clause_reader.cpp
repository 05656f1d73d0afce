#include "extract/clauses/clause_reader.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Chains of coordination, control and relative clauses are followed this far; real ones are shorter.
constexpr int kMaxInheritance = 8;

bool is_preposition(Symbol deprel) { return deprel == deprel::case_ || deprel == deprel::mark; }

bool can_be_oblique(Symbol deprel) {
    return deprel == deprel::obl || deprel == deprel::obl_agent || deprel == deprel::obl_unmarked ||
           deprel == deprel::nmod || deprel == deprel::advcl || deprel == deprel::acl || deprel == deprel::xcomp ||
           deprel == deprel::nmod_desc;
}

} // namespace

bool is_subject(Symbol deprel) {
    return deprel == deprel::nsubj || deprel == deprel::nsubj_pass || deprel == deprel::nsubj_outer ||
           deprel == deprel::csubj || deprel == deprel::csubj_pass;
}

bool is_noun(Upos upos) { return upos == Upos::kNoun || upos == Upos::kPropn; }

bool ClauseReader::is_passive(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        const Symbol deprel = token(child).deprel;
        // an agent alone: "talks led by France", taken for a clause of its own
        if (deprel == deprel::nsubj_pass || deprel == deprel::aux_pass || deprel == deprel::obl_agent) return true;
    }
    if (tree_.has_child(predicate, deprel::nsubj) || tree_.has_child(predicate, deprel::aux)) return false;
    const Token& head = token(predicate);
    if (head.upos == Upos::kVerb && is(predicate, TagTrait::kPastParticiple) &&
        (head.deprel == deprel::acl || head.deprel == deprel::amod))
        return true;
    // "was dispatched and told": the second participle shares the auxiliary of the first
    return head.deprel == deprel::conj && is(predicate, TagTrait::kPastParticiple) &&
           token(head.head).upos == Upos::kVerb && token(head.head).deprel != deprel::conj &&
           is(head.head, TagTrait::kPastParticiple) && is_passive(head.head);
}

bool ClauseReader::is_time(TokenIndex index) const {
    if (!is(index, WordKind::kTimeNoun)) return false;
    // small letters make some something else: "a march on the capital"
    return !is(index, WordKind::kNameOnlyTime) || form(index) != lower_ascii(lemma(index));
}

bool ClauseReader::is_relative_pronoun(TokenIndex index) const {
    const Upos upos = token(index).upos;
    return (upos == Upos::kPron || upos == Upos::kDet || upos == Upos::kAdv || upos == Upos::kSconj) &&
           is(index, WordKind::kRelative) && antecedent(index);
}

TokenIndex ClauseReader::antecedent(TokenIndex index) const {
    for (TokenIndex at = index; at; at = token(at).head) {
        const Symbol deprel = token(at).deprel;
        if (deprel == deprel::acl_relcl || deprel == deprel::advcl_relcl || deprel == deprel::acl)
            return token(at).head;
        if (deprel == deprel::ccomp || deprel == deprel::root || deprel == deprel::parataxis || deprel == deprel::advcl)
            break;
    }
    return {};
}

TokenIndex ClauseReader::own_subject(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate))
        if (is_subject(token(child).deprel)) return is_relative_pronoun(child) ? antecedent(child) : child;
    return {};
}

TokenIndex ClauseReader::subject(TokenIndex predicate) const {
    for (int step = 0; predicate && step < kMaxInheritance; ++step) {
        if (const TokenIndex own = own_subject(predicate)) return own;
        const Token& clause = token(predicate);
        if (!clause.head) return {};
        const TokenIndex governor = clause.head;
        if (clause.deprel == deprel::acl || clause.deprel == deprel::amod) {
            if (clause.deprel == deprel::acl && is_object_controlled(predicate, token(governor).head)) return governor;
            // "forces protecting Kosovo" act, "talks led by France" are led; the plan "to leave" is its owner's
            if (tree_.has_child(predicate, deprel::mark)) return possessor(governor, true);
            if (is(predicate, TagTrait::kGerund) && is(governor, WordKind::kUtterance))
                if (const TokenIndex issued = issuer(governor)) return issued;
            return governor;
        }
        if (clause.deprel == deprel::acl_relcl) return governor;
        if (clause.deprel == deprel::xcomp || clause.deprel == deprel::ccomp || clause.deprel == deprel::advcl) {
            const bool of_object = clause.deprel == deprel::xcomp
                                       ? !is(governor, WordKind::kSubjectControl)
                                       : clause.deprel == deprel::advcl && is_object_controlled(predicate, governor);
            if (of_object) {
                if (const TokenIndex controller = tree_.child(governor, deprel::obj)) return controller;
                if (const TokenIndex controller = tree_.child(governor, deprel::iobj)) return controller;
            }
            predicate = governor;
        } else if (clause.deprel == deprel::conj) {
            predicate = governor;
        } else {
            return {};
        }
    }
    return {};
}

bool ClauseReader::is_object_controlled(TokenIndex gerund, TokenIndex verb) const {
    if (!verb || !is(gerund, TagTrait::kGerund)) return false;
    for (const TokenIndex child : tree_.children(gerund)) {
        if (token(child).deprel != deprel::mark) continue;
        if (is(child, WordKind::kObjectControlPreposition)) return true;
        if (is(child, WordKind::kJudgementPreposition)) return is(verb, WordKind::kObjectControlVerb);
    }
    return false;
}

/// "issued a statement demanding": who says so is who issued it.
TokenIndex ClauseReader::issuer(TokenIndex utterance) const {
    if (const TokenIndex owner = possessor(utterance, true)) return owner;
    const Token& noun = token(utterance);
    return noun.deprel == deprel::obj && noun.head ? own_subject(noun.head) : TokenIndex();
}

/// "kidnapped up to 16 advisers", which parsers read as an oblique behind a particle.
TokenIndex ClauseReader::counted_object(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        if (token(child).deprel != deprel::obl || !tree_.has_child(child, deprel::nummod)) continue;
        const TokenIndex to = tree_.child(child, deprel::case_);
        if (to && to > predicate && is(to, WordKind::kLimitPreposition) &&
            token(TokenIndex{to.value - 1u}).form_kinds.has(WordKind::kLimitAdverb))
            return child;
    }
    return {};
}

TokenIndex ClauseReader::object(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        if (token(child).deprel != deprel::obj || is_time(substance(child))) continue;
        return is_relative_pronoun(child) ? antecedent(child) : child;
    }
    if (const TokenIndex counted = counted_object(predicate)) return counted;
    const Token& clause = token(predicate);
    if (const TokenIndex complement = tree_.child(predicate, deprel::xcomp))
        if (is_noun(token(complement).upos) && !tree_.has_child(complement, deprel::mark)) return complement;
    if (clause.deprel == deprel::conj && token(clause.head).upos == Upos::kVerb)
        if (const TokenIndex shared = tree_.child(clause.head, deprel::obj); shared && shared > predicate)
            return shared;
    if (clause.deprel == deprel::acl_relcl && clause.upos == Upos::kVerb && !is_passive(predicate)) {
        // "the talks they led": a gap, unless a relative pronoun already fills another place
        const TokenIndex own = own_subject(predicate);
        const bool relativized =
            std::ranges::any_of(tree_.children(predicate), [&](TokenIndex c) { return is_relative_pronoun(c); });
        if (own && own != clause.head && !relativized) return clause.head;
    }
    return {};
}

TokenIndex ClauseReader::indirect_object(TokenIndex predicate) const { return tree_.child(predicate, deprel::iobj); }

TokenIndex ClauseReader::agent(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        const Symbol deprel = token(child).deprel;
        if (deprel == deprel::obl_agent) return child;
        if ((deprel == deprel::obl || deprel == deprel::nmod) && has_marker_of(child, WordKind::kAgent) &&
            !is(child, WordKind::kTimeNoun))
            return child;
    }
    if (token(predicate).deprel == deprel::amod) // "EU-facilitated dialogue"
        for (const TokenIndex child : tree_.children(predicate))
            if (child < predicate && (is_noun(token(child).upos) || token(child).upos == Upos::kAdj)) return child;
    return {};
}

TokenIndex ClauseReader::possessor(TokenIndex noun, bool of_may_own) const {
    if (const TokenIndex owner = tree_.child(noun, deprel::nmod_poss)) return owner;
    if (const TokenIndex owner = oblique(noun, WordKind::kAgent)) return owner;
    for (const TokenIndex child : tree_.children(noun)) {
        const Token& modifier = token(child);
        const bool adjacent_name = modifier.deprel == deprel::compound || modifier.deprel == deprel::nmod_desc ||
                                   modifier.deprel == deprel::amod || modifier.deprel == deprel::nmod;
        if (child < noun && adjacent_name && modifier.upos == Upos::kPropn) return child;
    }
    if (of_may_own) return oblique(noun, WordKind::kGenitive);
    return {};
}

TokenIndex ClauseReader::substance(TokenIndex noun) const {
    for (int step = 0; step < kMaxInheritance; ++step) {
        if (token(noun).upos != Upos::kNum && !is(noun, WordKind::kMeasure) && !is_time(noun)) break;
        const TokenIndex counted = oblique(noun, WordKind::kGenitive);
        if (!counted) break;
        noun = counted;
    }
    return noun;
}

TokenIndex ClauseReader::carrier(TokenIndex noun) const {
    const Token& word = token(noun);
    return word.deprel == deprel::compound && is(word.head, WordKind::kCompoundHead) ? word.head : noun;
}

bool ClauseReader::has_preposition(TokenIndex dependent, std::span<const std::string> prepositions) const {
    for (const TokenIndex child : tree_.children(dependent))
        if (is_preposition(token(child).deprel) && std::ranges::find(prepositions, lemma(child)) != prepositions.end())
            return true;
    return false;
}

bool ClauseReader::has_marker_of(TokenIndex dependent, WordKind kind) const {
    for (const TokenIndex child : tree_.children(dependent))
        if (is_preposition(token(child).deprel) && is(child, kind)) return true;
    return false;
}

TokenIndex ClauseReader::oblique(TokenIndex governor, WordKind preposition) const {
    for (const TokenIndex child : tree_.children(governor))
        if (can_be_oblique(token(child).deprel) && has_marker_of(child, preposition)) return child;
    return {};
}

TokenIndex ClauseReader::complement(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        const Token& clause = token(child);
        if (clause.deprel == deprel::xcomp && (clause.upos == Upos::kVerb || tree_.has_child(child, deprel::mark)))
            return child;
        if ((clause.deprel == deprel::acl || clause.deprel == deprel::advcl) && child > predicate)
            for (const TokenIndex marker : tree_.children(child))
                if (token(marker).deprel == deprel::mark && is(marker, WordKind::kInfinitiveMarker)) return child;
        if (clause.deprel == deprel::ccomp && is(child, TagTrait::kGerund) && !own_subject(child)) return child;
    }
    return {};
}

TokenIndex ClauseReader::content(TokenIndex predicate) const {
    const bool noun = is_noun(token(predicate).upos); // "its demand that Israel withdraw"
    for (const TokenIndex child : tree_.children(predicate))
        if (token(child).deprel == deprel::ccomp || (noun && token(child).deprel == deprel::acl && own_subject(child)))
            return child;
    return {};
}

bool ClauseReader::shares_auxiliaries(TokenIndex predicate) const {
    if (token(predicate).deprel != deprel::conj || own_subject(predicate)) return false;
    if (tree_.has_child(predicate, deprel::aux)) return false;
    // "did not accept it and barred the police": what has a tense of its own stands for itself, but "never met or
    // called"
    const bool is_finite = is(predicate, TagTrait::kThirdPerson) ||
                           (is(predicate, TagTrait::kPast) && !is(token(predicate).head, TagTrait::kPastParticiple));
    const TokenIndex conjunction = tree_.child(predicate, deprel::cc);
    return !is_finite || (conjunction && is(conjunction, WordKind::kAlternative));
}

bool ClauseReader::is_left_out(TokenIndex conjunct) const {
    return std::ranges::any_of(tree_.children(conjunct), [&](TokenIndex child) {
        const Symbol deprel = token(child).deprel;
        return child < conjunct && ((deprel == deprel::advmod && negates(child)) ||
                                    (deprel == deprel::cc && is(child, WordKind::kSubstitutive)));
    });
}

/// A negation, but not that of "not only".
bool ClauseReader::negates(TokenIndex word) const {
    if (!is(word, WordKind::kNegation)) return false;
    const TokenIndex next{word.value + 1u};
    return next.value >= analysis_.tokens.size() || !is(next, WordKind::kFocus);
}

bool ClauseReader::is_negated(TokenIndex predicate) const {
    bool negated = false;
    for (const TokenIndex child : tree_.children(predicate)) {
        const Symbol deprel = token(child).deprel;
        if (deprel == deprel::advmod || deprel == deprel::det || deprel == deprel::cc_preconj || deprel == deprel::cc ||
            is_preposition(deprel)) // "without meeting"
            negated ^= negates(child);
        if (deprel == deprel::cc || is_preposition(deprel)) negated ^= is(child, WordKind::kSubstitutive);
        if (deprel == deprel::advmod) // "no longer"
            for (const TokenIndex inner : tree_.children(child)) negated ^= negates(inner);
        if (is_subject(deprel) || deprel == deprel::obj) // "no injuries were reported", "neither A nor B"
            for (const TokenIndex det : tree_.children(child))
                negated ^=
                    (token(det).deprel == deprel::det || token(det).deprel == deprel::cc_preconj) && negates(det);
    }
    if (!negated && shares_auxiliaries(predicate) && token(token(predicate).head).upos == Upos::kVerb) {
        const TokenIndex first = token(predicate).head;
        for (const TokenIndex child : tree_.children(first))
            if (token(child).deprel == deprel::advmod && is(child, WordKind::kNegation) && child < first) return true;
    }
    return negated;
}

Modality ClauseReader::modality(TokenIndex predicate) const {
    Modality result = Modality::kActual;
    bool conditional = false;
    for (const TokenIndex child : tree_.children(predicate)) {
        const Symbol deprel = token(child).deprel;
        if (deprel == deprel::aux) {
            if (const auto modal = modality_of(child, WordKind::kModal)) result = *modal;
        } else if (deprel == deprel::advmod) {
            if (const auto hedge = modality_of(child, WordKind::kHedge); hedge && result == Modality::kActual)
                result = *hedge;
        } else if (deprel == deprel::advcl) {
            conditional |= has_marker_of(child, WordKind::kCondition);
        } else if (deprel == deprel::mark && is(child, WordKind::kPolarQuestion)) {
            result = Modality::kPossible;
        }
    }
    if (result == Modality::kActual && shares_auxiliaries(predicate) &&
        token(token(predicate).head).upos == Upos::kVerb)
        for (const TokenIndex child : tree_.children(token(predicate).head))
            if (token(child).deprel == deprel::aux && child < predicate)
                if (const auto modal = modality_of(child, WordKind::kModal)) result = *modal;
    // "would" without a condition tells the future of a past: "said it would attack"
    if (result == Modality::kConditional && !conditional) return Modality::kFuture;
    if (conditional && (result == Modality::kActual || result == Modality::kFuture)) return Modality::kConditional;
    if (has_marker_of(predicate, WordKind::kCondition)) return Modality::kConditional;
    if (result == Modality::kObliged && is_negated(predicate)) return Modality::kForbidden;
    return result;
}

ByteSpan ClauseReader::bytes(TokenRange range) const {
    while (range.size() > 1 && token(range.begin).upos == Upos::kPunct) ++range.begin.value;
    while (range.size() > 1 && token(TokenIndex{range.end.value - 1}).upos == Upos::kPunct) --range.end.value;
    return {token(range.begin).span.begin, token(TokenIndex{range.end.value - 1}).span.end};
}

TokenRange ClauseReader::phrase(TokenIndex head) const {
    TokenRange range = tree_.subtree(head);
    for (const TokenIndex child : tree_.children(head)) {
        const Symbol deprel = token(child).deprel;
        const bool opens =
            is_preposition(deprel) || deprel == deprel::det || deprel == deprel::cc || deprel == deprel::punct;
        if (tree_.subtree(child).begin == range.begin && opens && child < head) range.begin = tree_.subtree(child).end;
    }
    return range;
}

} // namespace claimgraph
