#include "extract/syntax/tree.hpp"

#include <algorithm>

namespace claimgraph {

Tree::Tree(const Analysis& analysis) : analysis_(&analysis) {
    const auto& tokens = analysis.tokens;
    first_.assign(tokens.size() + 1, 0);
    for (const Token& token : tokens)
        if (token.head) ++first_[token.head.value + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];

    children_.resize(first_.empty() ? 0 : first_.back());
    auto next = first_;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].head) children_[next[tokens[i].head.value]++] = TokenIndex{i};

    subtree_.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) subtree_[i] = {TokenIndex{i}, TokenIndex{i + 1}};
    // Children before parents: a breadth-first order, read backwards. No recursion, a tree may be as deep as its
    // sentence is long.
    std::vector<TokenIndex> order;
    order.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!tokens[i].head) order.push_back(TokenIndex{i});
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const TokenIndex child : children(order[i])) order.push_back(child);
    for (auto token = order.rbegin(); token != order.rend(); ++token) {
        const TokenIndex head = analysis[*token].head;
        if (!head) continue;
        TokenRange& subtree = subtree_[head.value];
        subtree.begin = std::min(subtree.begin, subtree_[token->value].begin);
        subtree.end = std::max(subtree.end, subtree_[token->value].end);
    }
}

TokenIndex Tree::child(TokenIndex token, Symbol deprel) const {
    for (const TokenIndex candidate : children(token))
        if ((*analysis_)[candidate].deprel == deprel) return candidate;
    return {};
}

bool Tree::dominates(TokenIndex ancestor, TokenIndex token) const {
    while (token && token != ancestor) {
        if (!subtree(ancestor).contains(token)) return false;
        token = (*analysis_)[token].head;
    }
    return static_cast<bool>(token);
}

} // namespace claimgraph
