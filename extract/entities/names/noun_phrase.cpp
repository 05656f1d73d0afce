#include "extract/entities/names/noun_phrase.hpp"

#include "extract/clauses/tree_reader.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Dependents that are no part of the phrase.
constexpr DeprelSet kLinks = {deprel::case_,      deprel::cc,         deprel::conj,      deprel::mark, deprel::punct,
                              deprel::parataxis,  deprel::discourse,  deprel::vocative,  deprel::list, deprel::orphan,
                              deprel::reparandum, deprel::dislocated, deprel::cc_preconj};
constexpr DeprelSet kInsideName = {deprel::flat, deprel::compound, deprel::fixed, deprel::goeswith};

MentionKind kind_of(const Token& token) {
    if (token.upos == Upos::kPron || token.upos == Upos::kDet) return MentionKind::kPronoun;
    return token.upos == Upos::kPropn ? MentionKind::kName : MentionKind::kNominal;
}

} // namespace

bool by_begin(const NounPhrase& a, const NounPhrase& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
}

NounPhrase noun_phrase(const Analysis& analysis, TokenRange tokens) {
    TokenIndex head{tokens.end.value - 1U};
    for (TokenIndex at = tokens.begin; at < tokens.end; ++at.value)
        if (!tokens.contains(analysis[at].head) && analysis[at].upos != Upos::kPunct) {
            head = at;
            break;
        }
    return {tokens, head, kind_of(analysis[head])};
}

std::vector<NounPhrase> find_noun_phrases(const Document& document, const Analysis& analysis, const Tree& tree) {
    const TreeReader reader(analysis, tree);
    std::vector<NounPhrase> phrases;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        const TokenIndex head{i};
        const Token& token = analysis.tokens[i];
        const bool pronoun = reader.is(head, Upos::kPron) ||
                             (reader.is(head, Upos::kDet) && !reader.is(head, {deprel::det, deprel::det_predet}));
        if ((!reader.is_noun(head) && !pronoun) || reader.is(head, deprel::expl)) continue;
        if (reader.is(head, kInsideName) && !(reader.is(head, Upos::kPropn) && reader.is(head, deprel::compound)))
            continue;
        NounPhrase phrase{{head, TokenIndex{i + 1U}}, head, kind_of(token)};
        // down the tree without recursion; phrases are short, and the reach of a child is known
        const bool predicate = tree.has_child(head, deprel::cop);
        const DeprelSet outside = predicate ? kLinks | kOfClause | DeprelSet{deprel::advmod} : kLinks;
        for (const TokenIndex child : tree.children(head)) {
            if (reader.is(child, outside)) continue;
            const TokenRange reach = tree.subtree(child);
            phrase.tokens.begin = std::min(phrase.tokens.begin, reach.begin);
            phrase.tokens.end = std::max(phrase.tokens.end, reach.end);
        }
        for (const TokenIndex child : tree.children(head)) // "the company 's"
            if (reader.is(child, deprel::case_) && child == phrase.tokens.end &&
                analysis.form(document, analysis[child]).find('s') != std::string_view::npos &&
                reader.is(head, deprel::nmod_poss))
                phrase.tokens.end = TokenIndex{child.value + 1U};
        phrase.tokens = reader.trimmed(phrase.tokens);
        phrases.push_back(phrase);
    }
    std::ranges::stable_sort(phrases, by_begin);
    return phrases;
}

} // namespace claimgraph
