#include "extract/syntax/encoder/parse_state.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace claimgraph::encoder {

void ParseState::start(std::size_t length) {
    stack_.clear();
    nodes_.assign(length + 1, Node{});
    front_ = 0;
}

bool ParseState::can(Move move) const {
    switch (move) {
    case Move::kShift:
        return front_ < length();
    case Move::kLeft:
        return front_ < length() ? !stack_.empty() : stack_.size() == 1;
    case Move::kRight:
        return stack_.size() >= 2;
    }
    return false;
}

void ParseState::apply(Move move, std::uint16_t label) {
    assert(can(move));
    if (move == Move::kShift) {
        stack_.push_back(front_++);
        return;
    }
    const std::int32_t child = stack_.back();
    stack_.pop_back();
    const std::int32_t head = move == Move::kLeft ? front_ : stack_.back();
    nodes_[static_cast<std::size_t>(child)].head = head;
    nodes_[static_cast<std::size_t>(child)].label = label;
    Node& parent = nodes_[static_cast<std::size_t>(head)];
    if (move == Move::kLeft) {
        parent.second_left = parent.first_left;
        parent.first_left = child;
        if (parent.lefts < 255) ++parent.lefts;
    } else {
        parent.last_right = child;
        if (parent.rights < 255) ++parent.rights;
    }
}

DynamicOracle::DynamicOracle(std::span<const std::int32_t> heads)
    : heads_(heads), first_(heads.size() + 2, 0), children_(heads.size()) {
    for (const std::int32_t head : heads) ++first_[static_cast<std::size_t>(head) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    auto next = first_;
    for (std::size_t i = 0; i < heads.size(); ++i)
        children_[static_cast<std::size_t>(next[static_cast<std::size_t>(heads[i])]++)] = static_cast<std::int32_t>(i);
}

int DynamicOracle::children_from(std::int32_t head, std::int32_t begin) const {
    const auto index = static_cast<std::size_t>(head);
    int count = 0;
    for (auto i = first_[index + 1]; i > first_[index] && children_[static_cast<std::size_t>(i - 1)] >= begin; --i)
        ++count;
    return count;
}

int DynamicOracle::cost(const ParseState& state, Move move) const {
    const std::int32_t front = state.buffer(0);
    if (move == Move::kShift) {
        int lost = 0;
        const auto index = static_cast<std::size_t>(front);
        for (auto i = first_[index]; i < first_[index + 1]; ++i) {
            const std::int32_t child = children_[static_cast<std::size_t>(i)];
            if (child < front && state.node(child).head == ParseState::kNone) ++lost;
        }
        const std::int32_t head = heads_[index];
        if (head < front && head != state.stack(0) && state.node(head).head == ParseState::kNone) ++lost;
        return lost;
    }
    const std::int32_t top = state.stack(0);
    const std::int32_t head = heads_[static_cast<std::size_t>(top)];
    int lost = children_from(top, front);
    if (move == Move::kLeft) {
        if (head == state.stack(1) || head > front) ++lost;
    } else if (head >= front) {
        ++lost;
    }
    return lost;
}

void DynamicOracle::keep_cheapest(const ParseState& state, std::array<bool, kMoves>& allowed) const {
    std::array<int, kMoves> lost{};
    int least = std::numeric_limits<int>::max();
    for (std::size_t move = 0; move < kMoves; ++move) {
        if (!allowed[move]) continue;
        lost[move] = cost(state, static_cast<Move>(move));
        least = std::min(least, lost[move]);
    }
    for (std::size_t move = 0; move < kMoves; ++move) allowed[move] = allowed[move] && lost[move] == least;
}

} // namespace claimgraph::encoder
