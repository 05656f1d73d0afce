#include "extract/syntax/tree.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// Tokens with these heads, counted from 1 as in CoNLL-U; 0 is the root.
Analysis with_heads(std::initializer_list<int> heads) {
    Analysis analysis;
    for (const int head : heads) {
        Token token;
        if (head > 0) token.head = TokenIndex{static_cast<std::size_t>(head - 1)};
        token.deprel = head == 0 ? deprel::root : deprel::obj;
        analysis.tokens.push_back(token);
    }
    analysis.sentences.push_back({.span = {}, .tokens = {TokenIndex{0}, TokenIndex{heads.size()}}});
    return analysis;
}

TEST(Tree, ListsChildrenInTextOrder) {
    const Analysis analysis = with_heads({2, 0, 2, 3});
    const Tree tree(analysis);
    ASSERT_EQ(tree.children(TokenIndex{1}).size(), 2u);
    EXPECT_EQ(tree.children(TokenIndex{1})[0], TokenIndex{0});
    EXPECT_EQ(tree.children(TokenIndex{1})[1], TokenIndex{2});
    EXPECT_EQ(tree.child(TokenIndex{1}, deprel::obj), TokenIndex{0});
    EXPECT_FALSE(tree.child(TokenIndex{1}, deprel::nsubj));
}

TEST(Tree, KnowsTheReachOfSubtrees) {
    const Analysis analysis = with_heads({2, 0, 2, 3});
    const Tree tree(analysis);
    EXPECT_EQ(tree.subtree(TokenIndex{1}), (TokenRange{TokenIndex{0}, TokenIndex{4}}));
    EXPECT_EQ(tree.subtree(TokenIndex{2}), (TokenRange{TokenIndex{2}, TokenIndex{4}}));
    EXPECT_TRUE(tree.dominates(TokenIndex{1}, TokenIndex{3}));
    EXPECT_TRUE(tree.dominates(TokenIndex{3}, TokenIndex{3}));
    EXPECT_FALSE(tree.dominates(TokenIndex{2}, TokenIndex{0}));
}

TEST(Tree, HoldsChainsOfAnyDepth) {
    Analysis analysis;
    analysis.tokens.resize(200'000);
    for (std::size_t i = 1; i < analysis.tokens.size(); ++i) analysis.tokens[i].head = TokenIndex{i - 1};
    const Tree tree(analysis);
    EXPECT_EQ(tree.subtree(TokenIndex{0}).size(), 200'000u);
}

} // namespace
} // namespace claimgraph
