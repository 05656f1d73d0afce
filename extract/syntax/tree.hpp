#pragma once

#include "extract/tokens/token.hpp"

#include <span>
#include <vector>

namespace claimgraph {

/// The dependency trees of an analysis from the top down: children in text order and the extent of every subtree. Built
/// once per document in linear time. Views the analysis, whose heads must not change. Immutable; safe to share between
/// threads.
class Tree {
  public:
    explicit Tree(const Analysis& analysis);

    std::span<const TokenIndex> children(TokenIndex token) const {
        return {children_.data() + first_[token.value], children_.data() + first_[token.value + 1]};
    }
    /// The first child with this label; default if there is none.
    TokenIndex child(TokenIndex token, Symbol deprel) const;
    /// The first child that passes the test, called with a TokenIndex; nowhere if none does.
    template <class Test>
    TokenIndex first_child(TokenIndex token, const Test& test) const {
        for (const TokenIndex candidate : children(token))
            if (test(candidate)) return candidate;
        return {};
    }
    bool has_child(TokenIndex token, Symbol deprel) const { return static_cast<bool>(child(token, deprel)); }
    /// From the first to the last token of the subtree; in a crossing tree it may contain tokens of others.
    TokenRange subtree(TokenIndex token) const { return subtree_[token.value]; }
    /// Whether `token` lies in the subtree of `ancestor`; true for the ancestor itself.
    bool dominates(TokenIndex ancestor, TokenIndex token) const;

  private:
    const Analysis* analysis_;
    std::vector<std::uint32_t> first_; // children_[first_[t] .. first_[t+1]) are those of token t
    std::vector<TokenIndex> children_;
    std::vector<TokenRange> subtree_;
};

} // namespace claimgraph
