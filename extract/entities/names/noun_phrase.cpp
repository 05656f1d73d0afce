#include "extract/entities/names/noun_phrase.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

/// Dependents that are no part of the phrase.
bool links(Symbol deprel) {
    return deprel == deprel::case_ || deprel == deprel::cc || deprel == deprel::conj || deprel == deprel::mark ||
           deprel == deprel::punct || deprel == deprel::parataxis || deprel == deprel::discourse ||
           deprel == deprel::vocative || deprel == deprel::list || deprel == deprel::orphan ||
           deprel == deprel::reparandum || deprel == deprel::dislocated || deprel == deprel::cc_preconj;
}

/// Dependents of a predicate noun that belong to its clause: "he [is] [not] [now] a soldier".
bool is_of_clause(Symbol deprel) {
    return deprel == deprel::nsubj || deprel == deprel::nsubj_outer || deprel == deprel::csubj ||
           deprel == deprel::cop || deprel == deprel::aux || deprel == deprel::advmod || deprel == deprel::advcl ||
           deprel == deprel::expl || deprel == deprel::obl || deprel == deprel::ccomp || deprel == deprel::nsubj_pass;
}

bool inside_a_name(const Token& token) {
    return token.deprel == deprel::flat || token.deprel == deprel::compound || token.deprel == deprel::fixed ||
           token.deprel == deprel::goeswith;
}

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
    std::vector<NounPhrase> phrases;
    std::vector<TokenIndex> open;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        const TokenIndex head{i};
        const Token& token = analysis.tokens[i];
        const bool noun = token.upos == Upos::kNoun || token.upos == Upos::kPropn;
        const bool pronoun = token.upos == Upos::kPron || (token.upos == Upos::kDet && token.deprel != deprel::det &&
                                                           token.deprel != deprel::det_predet);
        if (!noun && !pronoun) continue;
        if (inside_a_name(token) && !(token.upos == Upos::kPropn && token.deprel == deprel::compound)) continue;
        if (token.deprel == deprel::expl) continue;
        NounPhrase phrase{{head, TokenIndex{i + 1U}}, head, kind_of(token)};
        // down the tree without recursion; phrases are short, and the reach of a child is known
        const bool predicate = tree.has_child(head, deprel::cop);
        for (const TokenIndex child : tree.children(head)) {
            const Symbol deprel = analysis[child].deprel;
            if (links(deprel) || (predicate && is_of_clause(deprel))) continue;
            const TokenRange reach = tree.subtree(child);
            phrase.tokens.begin = std::min(phrase.tokens.begin, reach.begin);
            phrase.tokens.end = std::max(phrase.tokens.end, reach.end);
        }
        for (const TokenIndex child : tree.children(head)) // "the company 's"
            if (analysis[child].deprel == deprel::case_ && child == phrase.tokens.end &&
                analysis.form(document, analysis[child]).find('s') != std::string_view::npos &&
                token.deprel == deprel::nmod_poss)
                phrase.tokens.end = TokenIndex{child.value + 1U};
        while (phrase.tokens.begin < head && analysis[phrase.tokens.begin].upos == Upos::kPunct)
            ++phrase.tokens.begin.value;
        while (phrase.tokens.end.value - 1 > head.value &&
               analysis.tokens[phrase.tokens.end.value - 1].upos == Upos::kPunct)
            --phrase.tokens.end.value;
        phrases.push_back(phrase);
    }
    std::ranges::stable_sort(phrases, by_begin);
    return phrases;
}

} // namespace claimgraph
