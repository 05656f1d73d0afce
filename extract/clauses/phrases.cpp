#include "extract/clauses/phrases.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr DeprelSet kCoordination = {deprel::conj, deprel::cc, deprel::cc_preconj};

enum class Mark : std::uint8_t { kNone, kStop, kOpening, kClosing, kEither };

/// What a token is to the edges of a phrase.
Mark mark_of(const Token& token) {
    if (token.traits.has(TagTrait::kOpening)) return Mark::kOpening;
    if (token.traits.has(TagTrait::kClosing)) return Mark::kClosing;
    return token.upos == Upos::kPunct ? Mark::kStop : Mark::kNone;
}

/// Takes stops off both ends, and quotes and brackets whose partner is outside.
void trim(const Analysis& analysis, std::vector<TokenIndex>& tokens) {
    const auto count = [&](Mark mark) {
        return std::ranges::count_if(tokens, [&](TokenIndex t) { return mark_of(analysis[t]) == mark; });
    };
    while (!tokens.empty()) {
        const Mark first = mark_of(analysis[tokens.front()]);
        const Mark last = mark_of(analysis[tokens.back()]);
        if (last == Mark::kStop || last == Mark::kOpening ||
            (last == Mark::kClosing && count(Mark::kClosing) > count(Mark::kOpening)))
            tokens.pop_back();
        else if (first == Mark::kStop || first == Mark::kClosing ||
                 (first == Mark::kOpening && count(Mark::kOpening) > count(Mark::kClosing)))
            tokens.erase(tokens.begin());
        else
            break;
    }
    // "Monitor," in quotes that stay: the stop goes
    if (tokens.size() > 2 && mark_of(analysis[tokens.back()]) == Mark::kClosing &&
        mark_of(analysis[*(tokens.end() - 2)]) == Mark::kStop)
        tokens.erase(tokens.end() - 2);
}

} // namespace

bool Phrases::is_clause(TokenIndex head) const {
    return tree_.has_child(head, deprel::cop) || tree_.has_child(head, deprel::nsubj);
}

std::vector<TokenIndex> Phrases::members(TokenIndex head) const {
    std::vector<TokenIndex> result = {head};
    for (const TokenIndex child : tree_.children(head))
        if (is(child, deprel::conj) && !is_clause(child) && (!is(child, Upos::kVerb) || is(head, Upos::kVerb)))
            result.push_back(child);
    return result;
}

/// Whether a comma, a dash or a bracket stands before it.
bool Phrases::is_set_off(TokenIndex child) const {
    const TokenIndex begin = tree_.subtree(child).begin;
    return is(begin, Upos::kPunct) || (begin.value > 0 && token(TokenIndex{begin.value - 1u}).upos == Upos::kPunct);
}

bool Phrases::is_outside(TokenIndex child, TokenIndex parent, PhraseScope scope) const {
    if (is(child, {deprel::parataxis, deprel::discourse, deprel::vocative, deprel::reparandum})) return true;
    if (is(child, {deprel::acl, deprel::acl_relcl, deprel::advcl, deprel::advcl_relcl, deprel::appos}))
        return scope != PhraseScope::kFull || is_set_off(child);
    if (scope >= PhraseScope::kName && child > parent && is(child, {deprel::amod, deprel::nmod}) && is_set_off(child))
        return true; // ", many of them young,"
    if (scope < PhraseScope::kLean) return false;
    if (is(child, deprel::cc_preconj)) return true;
    if (!is(child, deprel::nmod) || child < parent) return false;
    const TokenIndex preposition = tree_.child(child, deprel::case_); // the first: "outside of" is none of "of"
    return scope == PhraseScope::kBare || !preposition || !is(preposition, WordKind::kGenitive);
}

template <class Skip>
FactPhrase Phrases::collect(TokenIndex head, const Skip& skip) const {
    std::vector<TokenIndex> tokens = {head};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens.size() > kMaxPhraseWords) return {};
        const TokenIndex parent = tokens[i];
        for (const TokenIndex child : tree_.children(parent))
            if (!skip(child, parent)) tokens.push_back(child);
    }
    std::ranges::sort(tokens);
    trim(analysis_, tokens);
    FactPhrase phrase;
    phrase.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool stop = mark_of(token(tokens[i])) == Mark::kStop;
        if (stop && mark_of(token(tokens[i - 1])) == Mark::kStop) continue; // what was between is left out
        phrase.push_back({tokens[i], {}});
    }
    return phrase;
}

FactPhrase Phrases::noun(TokenIndex head, PhraseScope scope, bool alone, TokenIndex without) const {
    if (is(head, Upos::kVerb) && is_clause(head)) return {}; // a wrong tree: a clause is no noun
    const bool copular = tree_.has_child(head, deprel::cop);
    const FactPhrase preposition = this->preposition(head);
    const TokenIndex begin = preposition.empty() ? TokenIndex{0} : preposition.back().token;
    return collect(head, [&](TokenIndex child, TokenIndex parent) {
        if (child == without) return true;
        if (parent == head) {
            if (is(child, deprel::case_) || (child < begin && !preposition.empty())) return true;
            if (alone && is(child, kCoordination)) return true;
            if (is(child, deprel::cc) && child < head) return true;
            if (copular && is_of_clause(child)) return true;
        }
        return is_outside(child, parent, scope);
    });
}

/// Dependents of the noun of a copular clause that belong to the clause.
bool Phrases::is_of_clause(TokenIndex child) const {
    if (is(child, kOfClause)) return true;
    const TokenIndex head = head_of(child);
    const TokenIndex copula = tree_.child(head, deprel::cop);
    if (is(child, deprel::advmod)) return (copula && child < copula) || is(child, WordKind::kNegativeParticle);
    if (is(child, deprel::conj)) return is_clause(child) || is(child, Upos::kVerb);
    return is(child, deprel::cc) && child < head;
}

FactPhrase Phrases::preposition(TokenIndex head) const {
    constexpr std::size_t kLongest = 8;
    TokenIndex last;
    for (const TokenIndex child : tree_.children(head))
        if (is(child, deprel::case_) && child < head) last = child;
    FactPhrase phrase;
    if (!last) return phrase;
    for (const TokenIndex child : tree_.children(head)) {
        if (child > last || is(child, {deprel::punct, deprel::cc, deprel::cc_preconj})) continue;
        if (!is(child, deprel::case_) && is_of_clause(child)) continue; // a wrong tree
        const FactPhrase words = collect(child, [](TokenIndex, TokenIndex) { return false; });
        phrase.insert(phrase.end(), words.begin(), words.end());
    }
    if (phrase.size() > kLongest) phrase.assign(1, {last, {}});
    return phrase;
}

FactPhrase Phrases::predicate(TokenIndex head, PhraseScope scope, bool alone) const {
    return collect(head, [&](TokenIndex child, TokenIndex parent) {
        if (parent == head) {
            if (is(child, deprel::case_)) return false;
            if (is(child, deprel::advmod) && scope >= PhraseScope::kLean && !is(head, Upos::kAdj)) return true;
            if (alone && is(child, kCoordination)) return true;
            if (is_of_clause(child)) return true;
        }
        return is_outside(child, parent, scope);
    });
}

FactPhrase Phrases::clause(TokenIndex head, bool introduced, TokenIndex without) const {
    return collect(head, [&](TokenIndex child, TokenIndex parent) {
        if (child == without) return true;
        return parent == head && ((is(child, deprel::mark) && !introduced) || (is(child, deprel::cc) && child < head));
    });
}

} // namespace claimgraph
