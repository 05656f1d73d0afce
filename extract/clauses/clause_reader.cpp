#include "extract/clauses/clause_reader.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/quote_marks.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Chains of coordination, control and relative clauses are followed this far; real ones are shorter.
constexpr int kMaxInheritance = 8;

constexpr DeprelSet kObliques = {deprel::obl,   deprel::obl_agent, deprel::obl_unmarked, deprel::nmod,
                                 deprel::advcl, deprel::acl,       deprel::xcomp,        deprel::nmod_desc};

/// "Rumours that Norway attacked Sweden", where "that" is taken for an object beside the object.
bool is_complementizer(const ClauseReader& clauses, TokenIndex index) {
    if (!clauses.is(index, deprel::obj) || !clauses.is(index, WordKind::kComplementizer)) return false;
    return bool(clauses.tree().first_child(clauses.head_of(index), [&](TokenIndex sibling) {
        return sibling > index && clauses.is(sibling, deprel::obj);
    }));
}

/// "Jan Novak", "Friday Osei"; not "Friday 13".
bool begins_name(const ClauseReader& clauses, TokenIndex index) {
    return clauses.is(index, Upos::kPropn) && clauses.tree().first_child(index, [&](TokenIndex child) {
        return child > index && clauses.is(child, deprel::flat) && clauses.is(child, Upos::kPropn) &&
               !clauses.is(child, WordKind::kTimeNoun);
    });
}

} // namespace

bool ClauseReader::is_time(TokenIndex index) const {
    if (!is(index, WordKind::kTimeNoun)) return false;
    if (begins_name(*this, index)) return false;
    // small letters make some something else: "a march on the capital"
    return !is(index, WordKind::kNameOnlyTime) || form(index) != lower_ascii(lemma(index));
}

bool ClauseReader::is_relative_pronoun(TokenIndex index) const {
    if (is_complementizer(*this, index)) return false;
    if (is_upper(character_at(form(index), 0).value)) return false; // "((Reporter)) Who pays for it?"
    const auto can_be = {Upos::kPron, Upos::kDet, Upos::kAdv, Upos::kSconj};
    return is(index, WordKind::kRelative) && std::ranges::find(can_be, token(index).upos) != can_be.end() &&
           antecedent(index);
}

TokenIndex ClauseReader::antecedent(TokenIndex index) const {
    for (TokenIndex at = index; at; at = head_of(at)) {
        if (is(at, {deprel::acl_relcl, deprel::advcl_relcl, deprel::acl})) return bearer(head_of(at));
        if (is(at, {deprel::ccomp, deprel::root, deprel::parataxis, deprel::advcl})) break;
    }
    return {};
}

TokenIndex ClauseReader::bearer(TokenIndex noun) const {
    TokenIndex first = noun; // "is a poet and a teacher", "is a poet, the daughter of": the first has the copula
    for (int step = 0; step < kMaxInheritance && is(first, {deprel::conj, deprel::appos}); ++step) {
        if (!is(first, Upos::kNoun) || tree_.has_child(first, deprel::cop) || !is_noun(head_of(first))) break;
        first = head_of(first);
    }
    if (!is(noun, Upos::kNoun) || !is(first, Upos::kNoun) || !tree_.has_child(first, deprel::cop) ||
        is_negated(first) || tree_.has_child(first, deprel::aux))
        return noun;
    const TokenIndex subject = subject_child(first);
    return subject && is(subject, deprel::nsubj) && is_noun(subject) ? subject : noun;
}

TokenIndex ClauseReader::own_subject(TokenIndex predicate) const {
    TokenIndex child = subject_child(predicate);
    // 'The governor: "Norway attacked"': of two, the one nearer to the predicate
    for (const TokenIndex other : tree_.children(predicate))
        if (child < other && other < predicate && is(other, deprel::nsubj) && is(child, deprel::nsubj)) child = other;
    return child && is_relative_pronoun(child) ? antecedent(child) : child;
}

TokenIndex ClauseReader::subject(TokenIndex predicate) const {
    for (int step = 0; predicate && step < kMaxInheritance; ++step) {
        if (const TokenIndex own = own_subject(predicate)) return own;
        if (is_order(predicate)) return addressee(predicate);
        const TokenIndex governor = head_of(predicate);
        if (!governor) return {};
        if (is(predicate, {deprel::acl, deprel::amod})) {
            if (is(predicate, deprel::acl) && is_object_controlled(predicate, head_of(governor))) return governor;
            // "forces protecting Kosovo" act, "talks led by France" are led; the plan "to leave" is its owner's; a name
            // acts itself: "were Norway to leave"
            if (tree_.has_child(predicate, deprel::mark) && !is(governor, Upos::kPropn))
                return possessor(governor, true);
            if (is(predicate, TagTrait::kGerund) && is(governor, WordKind::kUtterance))
                if (const TokenIndex issued = issuer(governor)) return issued;
            return bearer(governor);
        }
        if (is(predicate, deprel::acl_relcl)) return bearer(governor);
        if (!is(predicate, {deprel::xcomp, deprel::ccomp, deprel::advcl, deprel::conj})) return {};
        const bool of_object = is(predicate, deprel::xcomp)
                                   ? !is(governor, WordKind::kSubjectControl)
                                   : is(predicate, deprel::advcl) && is_object_controlled(predicate, governor);
        if (of_object)
            for (const Symbol label : {deprel::obj, deprel::iobj})
                if (const TokenIndex controller = tree_.child(governor, label)) return controller;
        predicate = governor;
    }
    return {};
}

bool ClauseReader::is_order(TokenIndex predicate) const {
    const bool bare = is(predicate, TagTrait::kInfinitive) ||
                      (is(predicate, TagTrait::kPresent) && !is(predicate, TagTrait::kThirdPerson));
    if (!bare || !is(predicate, Upos::kVerb) || !is(predicate, {deprel::ccomp, deprel::parataxis, deprel::root}))
        return false;
    const bool governed = bool(tree_.first_child(predicate, [this](TokenIndex child) {
        return is(child, kSubjects) || is(child, deprel::mark) || is(child, deprel::expl) ||
               (is(child, deprel::aux) && is(child, WordKind::kModal));
    }));
    if (governed) return false;
    const TokenRange words = tree_.subtree(predicate);
    TokenIndex first = words.begin;
    while (first < predicate && is(first, Upos::kPunct)) ++first.value;
    if (first.value > 0) {
        const std::string_view before = form(TokenIndex{first.value - 1u});
        if (before == ":" || quote_mark(before) == QuoteMark::kOpening || quote_mark(before) == QuoteMark::kEither)
            return true;
    }
    const TokenIndex governor = head_of(predicate);
    return governor ? predicate < governor && is(predicate, deprel::ccomp) : first == words.begin;
}

/// Whom an order is told: "..., X told Y", "..., X said to Y", "Y, go home".
TokenIndex ClauseReader::addressee(TokenIndex order) const {
    if (const TokenIndex called = tree_.child(order, deprel::vocative)) return called;
    TokenIndex verb = head_of(order);
    if (!verb)
        verb = tree_.first_child(order, [&](TokenIndex child) { // the clause of who says so hangs below
            return is(child, deprel::parataxis) && is(child, Upos::kVerb) && has_own_subject(child);
        });
    if (!verb || !has_own_subject(verb)) return {};
    if (is_passive(verb)) return own_subject(verb);
    for (const Symbol label : {deprel::iobj, deprel::obj})
        if (const TokenIndex told = tree_.child(verb, label); told && told != order) return told;
    // a second subject behind the verb: taken for one of another order
    const TokenIndex behind = tree_.first_child(
        verb, [&](TokenIndex child) { return child > verb && is(child, deprel::nsubj) && child != own_subject(verb); });
    return behind ? behind : oblique(verb, WordKind::kInfinitiveMarker); // "to Y"
}

bool ClauseReader::is_interrogative(TokenIndex clause) const {
    if (has_marker_of(clause, WordKind::kPolarQuestion, {deprel::mark}) ||
        has_marker_of(clause, WordKind::kCondition, {deprel::mark}))
        return true;
    const TokenRange words = tree_.subtree(clause);
    TokenIndex first = words.begin;
    while (first < clause && is(first, Upos::kPunct)) ++first.value;
    return is(first, TagTrait::kQuestion) || ends_as_question(clause);
}

bool ClauseReader::ends_as_question(TokenIndex clause) const {
    for (TokenIndex at = tree_.subtree(clause).end; at > clause;) {
        --at.value;
        if (!is(at, Upos::kPunct)) return false;
        if (form(at) == "?") return true;
    }
    return false;
}

bool ClauseReader::is_object_controlled(TokenIndex clause, TokenIndex verb) const {
    if (!verb) return false;
    if (!is(clause, TagTrait::kGerund))
        return is(verb, WordKind::kChoosingVerb) && has_marker_of(clause, WordKind::kInfinitiveMarker, {deprel::mark});
    if (has_marker_of(clause, WordKind::kReportConjunction, {deprel::mark})) // "quoted X as saying"
        return tree_.has_child(verb, deprel::obj);
    return has_marker_of(clause, WordKind::kObjectControlPreposition, {deprel::mark}) ||
           (is(verb, WordKind::kObjectControlVerb) &&
            has_marker_of(clause, WordKind::kJudgementPreposition, {deprel::mark}));
}

/// "issued a statement demanding": who says so is who issued it.
TokenIndex ClauseReader::issuer(TokenIndex utterance) const {
    if (const TokenIndex owner = possessor(utterance, true)) return owner;
    const TokenIndex verb = head_of(utterance);
    return verb && is(utterance, deprel::obj) ? own_subject(verb) : TokenIndex();
}

/// "kidnapped up to 16 advisers", which parsers read as an oblique behind a particle.
TokenIndex ClauseReader::counted_object(TokenIndex predicate) const {
    return tree_.first_child(predicate, [&](TokenIndex child) {
        if (!is(child, deprel::obl) || !tree_.has_child(child, deprel::nummod)) return false;
        const TokenIndex to = tree_.child(child, deprel::case_);
        return to && to > predicate && is(to, WordKind::kLimitPreposition) &&
               token(TokenIndex{to.value - 1u}).form_kinds.has(WordKind::kLimitAdverb);
    });
}

TokenIndex ClauseReader::object(TokenIndex predicate) const {
    for (const TokenIndex child : tree_.children(predicate)) {
        if (!is(child, deprel::obj) || is_time(substance(child)) || is_complementizer(*this, child)) continue;
        return is_relative_pronoun(child) ? antecedent(child) : child;
    }
    if (const TokenIndex counted = counted_object(predicate)) return counted;
    const TokenIndex governor = head_of(predicate);
    if (const TokenIndex complement = tree_.child(predicate, deprel::xcomp))
        if (is_noun(complement) && !tree_.has_child(complement, deprel::mark)) return complement;
    if (!governor) return {};
    if (is(predicate, deprel::conj) && is(governor, Upos::kVerb))
        if (const TokenIndex shared = tree_.child(governor, deprel::obj); shared && shared > predicate) return shared;
    if (is(predicate, deprel::acl_relcl) && is(predicate, Upos::kVerb) && !is_passive(predicate)) {
        // "the talks they led": a gap, unless a relative pronoun already fills another place
        const TokenIndex own = own_subject(predicate);
        const bool relativized =
            std::ranges::any_of(tree_.children(predicate), [&](TokenIndex c) { return is_relative_pronoun(c); });
        if (own && own != governor && !relativized) return governor;
    }
    return {};
}

TokenIndex ClauseReader::indirect_object(TokenIndex predicate) const {
    if (const TokenIndex told = tree_.child(predicate, deprel::iobj)) return told;
    // "fined Norvia 3 million euros": parsers take the name for a part of the sum
    const TokenIndex sum = tree_.child(predicate, deprel::obj);
    if (!sum || sum < predicate || !(is(sum, Upos::kSym) || tree_.has_child(sum, deprel::nummod))) return {};
    return tree_.first_child(sum, [&](TokenIndex child) {
        const TokenIndex next{child.value + 1u};
        return child > predicate && is(child, deprel::compound) && is(child, Upos::kPropn) &&
               (is(next, Upos::kSym) || is(next, Upos::kNum));
    });
}

TokenIndex ClauseReader::predicate_of_object(TokenIndex predicate) const {
    if (!tree_.has_child(predicate, deprel::obj)) return {};
    const TokenIndex named = tree_.child(predicate, deprel::xcomp);
    return named && is_noun(named) && !tree_.has_child(named, deprel::mark) ? named : TokenIndex();
}

TokenIndex ClauseReader::agent(TokenIndex predicate) const {
    const TokenIndex by = tree_.first_child(predicate, [this](TokenIndex child) {
        return is(child, deprel::obl_agent) ||
               (is(child, {deprel::obl, deprel::nmod}) && has_marker_of(child, WordKind::kAgent) &&
                !is(child, WordKind::kTimeNoun));
    });
    if (by || !is(predicate, deprel::amod)) return by;
    return tree_.first_child(predicate, [&](TokenIndex child) { // "EU-facilitated dialogue"
        return child < predicate && (is_noun(child) || is(child, Upos::kAdj));
    });
}

TokenIndex ClauseReader::possessor(TokenIndex noun, bool of_may_own) const {
    if (const TokenIndex owner = tree_.child(noun, deprel::nmod_poss)) return owner;
    if (const TokenIndex owner = oblique(noun, WordKind::kAgent)) return owner;
    const TokenIndex name = tree_.first_child(noun, [&](TokenIndex child) {
        return child < noun && is(child, Upos::kPropn) &&
               is(child, {deprel::compound, deprel::nmod_desc, deprel::amod, deprel::nmod});
    });
    return name || !of_may_own ? name : oblique(noun, WordKind::kGenitive);
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
    const TokenIndex head = head_of(noun);
    return head && is(noun, deprel::compound) && is(head, WordKind::kCompoundHead) ? head : noun;
}

bool ClauseReader::has_preposition(TokenIndex dependent, std::span<const std::string> prepositions) const {
    return bool(tree_.first_child(dependent, [&](TokenIndex child) {
        return is(child, kPrepositions) && std::ranges::find(prepositions, lemma(child)) != prepositions.end();
    }));
}

TokenIndex ClauseReader::oblique(TokenIndex governor, WordKind preposition) const {
    return tree_.first_child(
        governor, [&](TokenIndex child) { return is(child, kObliques) && has_marker_of(child, preposition); });
}

TokenIndex ClauseReader::complement(TokenIndex predicate) const {
    return tree_.first_child(predicate, [&](TokenIndex child) {
        if (is(child, deprel::xcomp)) return is(child, Upos::kVerb) || tree_.has_child(child, deprel::mark);
        if (is(child, deprel::ccomp)) return is(child, TagTrait::kGerund) && !has_own_subject(child);
        return is(child, {deprel::acl, deprel::advcl}) && child > predicate &&
               has_marker_of(child, WordKind::kInfinitiveMarker, {deprel::mark});
    });
}

TokenIndex ClauseReader::content(TokenIndex predicate) const {
    return tree_.first_child(predicate, [&](TokenIndex child) { // "its demand that Israel withdraw"
        return is(child, deprel::ccomp) || (is_noun(predicate) && is(child, deprel::acl) && has_own_subject(child));
    });
}

bool ClauseReader::shares_auxiliaries(TokenIndex predicate) const {
    if (!is(predicate, deprel::conj) || has_own_subject(predicate)) return false;
    const TokenIndex first = head_of(predicate);
    if (!first || !is(first, Upos::kVerb) || tree_.has_child(predicate, deprel::aux)) return false;
    // "did not accept it and barred the police": what has a tense of its own stands for itself, but "never met or
    // called"
    const bool is_finite = is(predicate, TagTrait::kThirdPerson) ||
                           (is(predicate, TagTrait::kPast) && !is(first, TagTrait::kPastParticiple));
    const TokenIndex conjunction = tree_.child(predicate, deprel::cc);
    return !is_finite || (conjunction && is(conjunction, WordKind::kAlternative));
}

bool ClauseReader::is_left_out(TokenIndex conjunct) const {
    return std::ranges::any_of(tree_.children(conjunct), [&](TokenIndex child) {
        return child < conjunct && ((is(child, deprel::advmod) && negates(child)) ||
                                    (is(child, deprel::cc) && is(child, WordKind::kSubstitutive)));
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
        const bool links = is(child, {deprel::cc, deprel::case_, deprel::mark}); // "without meeting"
        if (links) negated ^= is(child, WordKind::kSubstitutive);
        if (links || is(child, {deprel::advmod, deprel::det, deprel::cc_preconj})) negated ^= negates(child);
        const bool noun =
            is(child, kSubjects) || is(child, deprel::obj); // "no injuries were reported", "neither A nor B"
        if (noun || is(child, deprel::advmod))              // "no longer"
            for (const TokenIndex inner : tree_.children(child))
                negated ^= (!noun || is(inner, {deprel::det, deprel::cc_preconj})) && negates(inner);
    }
    if (negated || !shares_auxiliaries(predicate)) return negated;
    const TokenIndex first = head_of(predicate);
    return std::ranges::any_of(tree_.children(first), [&](TokenIndex child) {
        return is(child, deprel::advmod) && is(child, WordKind::kNegation) && child < first;
    });
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
    if (result == Modality::kActual && shares_auxiliaries(predicate))
        for (const TokenIndex child : tree_.children(head_of(predicate)))
            if (is(child, deprel::aux) && child < predicate)
                if (const auto modal = modality_of(child, WordKind::kModal)) result = *modal;
    // "would" without a condition tells the future of a past: "said it would attack"
    if (result == Modality::kConditional && !conditional) return Modality::kFuture;
    if (conditional && (result == Modality::kActual || result == Modality::kFuture)) return Modality::kConditional;
    if (has_marker_of(predicate, WordKind::kCondition)) // "asked if he left"
        return is(predicate, deprel::ccomp) ? Modality::kPossible : Modality::kConditional;
    if (result == Modality::kObliged && is_negated(predicate)) return Modality::kForbidden;
    return result;
}

} // namespace claimgraph
