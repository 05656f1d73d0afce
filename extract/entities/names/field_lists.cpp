#include "extract/entities/names/field_lists.hpp"

#include "extract/text/utf8.hpp"
#include "extract/tokens/deprel.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestList = 16; // tokens on either side of "and"

constexpr int kDeepest = 64; // words above an office

/// Whether a word hangs on one of a list, directly or not; true if it is too deep to tell.
bool hangs_on(const Analysis& analysis, TokenIndex word, TokenRange list) {
    for (int depth = 0; depth < kDeepest; ++depth) {
        word = analysis[word].head;
        if (!word) return false;
        if (list.contains(word)) return true;
    }
    return true;
}

/// The last word of each field is its head: the first hangs on the office, the others on the first.
void hang_fields(const FieldLists& lists, TokenRange list, Analysis& analysis) {
    TokenIndex first;
    for (TokenIndex at = list.begin; at < list.end;) {
        TokenIndex last = at; // behind what leads to the field
        while (last < list.end && !lists.is_of_name(last)) ++last.value;
        if (last == list.end) return;
        while (last.value + 1u < list.end.value && lists.is_of_name(TokenIndex{last.value + 1u})) ++last.value;
        for (; at < last; ++at.value) {
            Token& word = analysis.tokens[at.value];
            word.head = last;
            if (lists.is_of_name(at) && word.deprel != deprel::amod) word.deprel = deprel::compound;
        }
        analysis.tokens[last.value].head = first ? first : FieldLists::noun_before(list);
        analysis.tokens[last.value].deprel = first ? deprel::conj : deprel::nmod;
        if (!first) {
            first = last;
            analysis.tokens[list.begin.value - 1u].head = first; // "for"
            analysis.tokens[list.begin.value - 1u].deprel = deprel::case_;
        }
        ++at.value;
    }
}

} // namespace

bool FieldLists::is_of_name(TokenIndex at) const {
    const Upos upos = analysis_[at].upos;
    return (upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj) &&
           is_upper(character_at(form(at), 0).value);
}

bool FieldLists::is_name(TokenIndex at) const {
    return names_.is_given_name(form(at)) || names_.gazetteer().find(lower_ascii(form(at)));
}

bool FieldLists::is_common(TokenIndex at) const {
    return names_.is_common(lower_ascii(form(at))) || names_.is_common(lower_ascii(analysis_.lemma(analysis_[at])));
}

bool FieldLists::may_be_field(TokenIndex at) const {
    const std::string word = lower_ascii(form(at));
    return !is_all_capitals(form(at)) && !is_name(at) && !names_.is_institution(word) && names_.title(word) == nullptr;
}

bool FieldLists::are_fields(TokenRange words) const {
    bool any_common = false;
    for (TokenIndex at = words.begin; at < words.end; ++at.value) {
        if (analysis_[at].upos == Upos::kPunct) continue;
        if (!may_be_field(at)) return false;
        any_common |= is_common(at);
    }
    return any_common;
}

bool FieldLists::is_of_office(TokenRange list) const {
    const TokenIndex noun = noun_before(list);
    return is_of_name(noun) && names_.is_office(lower_ascii(form(noun)));
}

TokenRange FieldLists::around(TokenIndex coordinator, TokenRange sentence) const {
    TokenIndex last{coordinator.value + 1u};
    if (last < sentence.end && analysis_[last].form_kinds.has(WordKind::kDefiniteArticle)) ++last.value;
    TokenIndex end = last;
    const TokenIndex limit{std::min(sentence.end.value, last.value + kLongestList)};
    while (end < limit && is_of_name(end)) ++end.value;
    if (!are_fields({last, end})) return {};
    TokenIndex first = coordinator;
    const auto before = [&] { return TokenIndex{first.value - 1u}; };
    const TokenIndex least{
        std::max(sentence.begin.value + 2u, coordinator.value - std::min(coordinator.value, kLongestList))};
    while (first > least && (is_of_name(before()) || form(before()) == ",")) --first.value;
    if (!are_fields({first, coordinator})) return {};
    if (first > least && analysis_[before()].form_kinds.has(WordKind::kDefiniteArticle)) --first.value;
    if (first < least || !analysis_[before()].form_kinds.has(WordKind::kInstitutionLink)) return {};
    return {first, end};
}

void mend_portfolios(const Document& document, const NameKnowledge& names, Analysis& analysis) {
    const FieldLists lists(document, analysis, names);
    for (const Sentence& sentence : analysis.sentences)
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value) {
            if (!analysis[at].form_kinds.has(WordKind::kNameCoordinator)) continue;
            const TokenRange list = lists.around(at, sentence.tokens);
            if (list.size() == 0 || !lists.is_of_office(list)) continue;
            if (!hangs_on(analysis, FieldLists::noun_before(list), list)) hang_fields(lists, list, analysis);
        }
}

} // namespace claimgraph
