#include "extract/syntax/encoder/parse_state.hpp"
#include "tools/train/encoder/random.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace claimgraph::encoder {
namespace {

constexpr Move kAll[] = {Move::kShift, Move::kLeft, Move::kRight};

std::vector<std::int32_t> heads_of(const ParseState& state) {
    std::vector<std::int32_t> heads;
    for (std::int32_t i = 0; i < state.length(); ++i) heads.push_back(state.node(i).head);
    return heads;
}

/// How many arcs of `gold` the best end from here has: tries everything.
int best_reachable(const ParseState& state, const std::vector<std::int32_t>& gold) {
    if (state.done()) {
        int right = 0;
        for (std::size_t i = 0; i < gold.size(); ++i) right += state.node(static_cast<std::int32_t>(i)).head == gold[i];
        return right;
    }
    int best = -1;
    for (const Move move : kAll) {
        if (!state.can(move)) continue;
        ParseState next = state;
        next.apply(move, 0);
        best = std::max(best, best_reachable(next, gold));
    }
    return best;
}

TEST(EncoderParseState, TheOracleLeadsToTheGoldTree) {
    // "The old man saw her with a telescope ." with the phrase on the verb
    const std::vector<std::int32_t> gold = {2, 2, 3, 9, 3, 7, 7, 3, 3};
    const DynamicOracle oracle(gold);
    ParseState state;
    state.start(gold.size());
    while (!state.done()) {
        bool moved = false;
        for (const Move move : kAll)
            if (!moved && state.can(move) && oracle.cost(state, move) == 0) {
                state.apply(move, 0);
                moved = true;
            }
        ASSERT_TRUE(moved);
    }
    EXPECT_EQ(heads_of(state), gold);
}

TEST(EncoderParseState, TheCostIsWhatTheMoveLoses) {
    const std::vector<std::vector<std::int32_t>> trees = {
        {1, 4, 1, 2}, {4, 0, 1, 0}, {3, 3, 3, 4}, {1, 2, 3, 4}, {2, 2, 5, 4, 2}};
    for (const auto& gold : trees) {
        const DynamicOracle oracle(gold);
        Random random(7);
        for (int round = 0; round < 20; ++round) {
            ParseState state;
            for (state.start(gold.size()); !state.done();) {
                const int before = best_reachable(state, gold);
                std::vector<Move> allowed;
                for (const Move move : kAll) {
                    if (!state.can(move)) continue;
                    allowed.push_back(move);
                    ParseState next = state;
                    next.apply(move, 0);
                    // The one-root rule can cost arcs that the oracle counts as reachable, so its cost may be too
                    // small, never too great.
                    EXPECT_LE(oracle.cost(state, move), before - best_reachable(next, gold) + 1);
                    if (before == static_cast<int>(gold.size())) {
                        EXPECT_EQ(oracle.cost(state, move) == 0, best_reachable(next, gold) == before);
                    }
                }
                state.apply(allowed[random.below(allowed.size())], 0);
            }
        }
    }
}

TEST(EncoderParseState, AnyMovesMakeATreeWithOneRoot) {
    Random random(5);
    for (std::size_t length = 1; length < 40; ++length) {
        ParseState state;
        std::size_t moves = 0;
        for (state.start(length); !state.done(); ++moves) {
            const Move move = kAll[random.below(3)];
            if (state.can(move))
                state.apply(move, 1);
            else
                --moves;
        }
        EXPECT_EQ(moves, 2 * length);
        const auto heads = heads_of(state);
        EXPECT_EQ(std::count(heads.begin(), heads.end(), state.length()), 1);
        for (std::size_t i = 0; i < length; ++i) {
            std::size_t steps = 0;
            for (auto up = heads[i]; up != state.length(); up = heads[static_cast<std::size_t>(up)]) {
                ASSERT_NE(up, ParseState::kNone);
                ASSERT_LT(steps++, length);
            }
        }
    }
}

} // namespace
} // namespace claimgraph::encoder
