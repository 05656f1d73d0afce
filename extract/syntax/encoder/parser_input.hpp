#pragma once

#include "extract/syntax/encoder/net_shape.hpp"
#include "extract/syntax/encoder/parse_state.hpp"

#include <algorithm>
#include <array>

namespace claimgraph::encoder {

/// The tokens whose encoder output is input of the parser: the three topmost of the stack and the first of the buffer.
inline constexpr std::size_t kSlots = 4;
/// The number of small tables: tags, labels of children, distances, numbers of children, and a constant row.
inline constexpr std::size_t kTagTables = 5;
inline constexpr std::size_t kLabelTables = 6;
inline constexpr std::size_t kBucketTables = 6;
inline constexpr std::size_t kTables = kTagTables + kLabelTables + kBucketTables + 1;
inline constexpr std::size_t kBuckets = 8;

/// The input of the parser's hidden layer: the sum of a row of every slot's projection and of every table.
struct ParserInput {
    std::array<std::int32_t, kSlots> tokens; ///< ParseState::kNone where empty; the root counts as empty
    std::array<std::uint32_t, kTables> rows; ///< into the one matrix that holds all tables
};

inline std::size_t table_rows(const NetShape& shape) {
    return kTagTables * (shape.tags + 2) + kLabelTables * (shape.labels + 1) + kBucketTables * kBuckets + 1;
}

/// 0, 1, 2, 3, 4, 5-7, 8-12, more.
inline std::uint32_t bucket(std::int32_t value) {
    return value < 5 ? static_cast<std::uint32_t>(std::max(value, 0)) : value < 8 ? 5U : value < 13 ? 6U : 7U;
}

/// `tags[i]` is the tag of token i of the sentence, below shape.tags.
template <class Tags>
void read_state(const ParseState& state, const Tags& tags, const NetShape& shape, ParserInput& input) {
    const std::int32_t length = state.length();
    const std::int32_t s0 = state.stack(0);
    const std::int32_t s1 = state.stack(1);
    const std::int32_t s2 = state.stack(2);
    const std::int32_t b0 = state.buffer(0);
    const std::int32_t b1 = state.buffer(1);
    input.tokens = {s0, s1, s2, b0 < length ? b0 : ParseState::kNone};

    std::uint32_t base = 0;
    std::size_t next = 0;
    const auto tag = [&](std::int32_t token) { // 0 = none, 1 = root
        input.rows[next++] = base + (token == ParseState::kNone ? 0U
                                     : token == length          ? 1U
                                                                : 2U + tags[static_cast<std::size_t>(token)]);
        base += shape.tags + 2;
    };
    for (const std::int32_t token : {s0, s1, s2, b0, b1}) tag(token);

    const auto label = [&](std::int32_t token) {
        input.rows[next++] = base + (token == ParseState::kNone ? 0U : 1U + state.node(token).label);
        base += shape.labels + 1;
    };
    static constexpr ParseState::Node kEmpty{};
    const ParseState::Node& top = s0 == ParseState::kNone ? kEmpty : state.node(s0);
    const ParseState::Node& below = s1 == ParseState::kNone ? kEmpty : state.node(s1);
    const ParseState::Node& front = state.node(b0);
    for (const std::int32_t child :
         {top.first_left, top.last_right, below.first_left, below.last_right, front.first_left, front.second_left})
        label(child);

    const auto count = [&](std::int32_t value) {
        input.rows[next++] = base + bucket(value);
        base += kBuckets;
    };
    count(s0 == ParseState::kNone ? 0 : b0 - s0);
    count(s1 == ParseState::kNone ? 0 : s0 - s1);
    for (const int children : {int{top.lefts}, int{top.rights}, int{below.rights}, int{front.lefts}}) count(children);
    input.rows[next] = base;
}

} // namespace claimgraph::encoder
