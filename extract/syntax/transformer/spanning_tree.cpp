#include "extract/syntax/transformer/spanning_tree.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace claimgraph::transformer {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

enum class Visit : std::uint8_t { kNew, kOnPath, kDone };

} // namespace

/// The best head of each word, if that is a tree already; mostly it is.
bool SpanningTree::greedy(std::span<const float> scores, std::size_t stride, std::size_t count) {
    heads_.resize(count);
    std::size_t roots = 0;
    for (std::size_t d = 0; d < count; ++d) {
        const auto row = scores.subspan(d * stride, count + 1);
        std::size_t best = d == 0 ? 1 : 0;
        best = best == d + 1 ? 0 : best;
        for (std::size_t h = 0; h <= count; ++h)
            if (h != d + 1 && row[h] > row[best]) best = h;
        heads_[d] = static_cast<std::uint32_t>(best);
        roots += best == 0 ? 1 : 0;
    }
    if (roots != 1) return false;
    merged_.assign(count + 1, 0); // the walk that saw a word first
    for (std::uint32_t start = 1; start <= count; ++start) {
        std::uint32_t at = start;
        for (; at != 0 && merged_[at] == 0; at = heads_[at - 1]) merged_[at] = start;
        if (at != 0 && merged_[at] == start) return false;
    }
    return true;
}

std::span<const std::uint32_t> SpanningTree::operator()(std::span<const float> scores, std::size_t stride,
                                                        std::size_t count) {
    if (greedy(scores, stride, count)) return heads_;

    width_ = count + 1;
    values_.assign(width_ * width_, 0);
    arcs_.resize(width_ * width_);
    double least = std::numeric_limits<double>::max();
    double greatest = std::numeric_limits<double>::lowest();
    for (std::uint32_t d = 1; d <= count; ++d)
        for (std::uint32_t h = 0; h <= count; ++h) {
            const double score = static_cast<double>(scores[(d - 1) * stride + h]);
            value(d, h) = score;
            arc(d, h) = {d, h};
            least = std::min(least, score);
            greatest = std::max(greatest, score);
        }
    const double cost = (greatest - least) * static_cast<double>(count) + 1;
    for (std::size_t d = 1; d <= count; ++d) value(d, 0) -= cost;

    active_.resize(width_);
    std::iota(active_.begin(), active_.end(), 0U);
    merged_ = active_;
    node_ = active_;
    best_.assign(width_, kNone);
    parent_.assign(width_, kNone);
    chosen_.assign(width_, Arc{kNone, kNone});
    std::vector<Visit> visits(width_, Visit::kNew);
    visits[0] = Visit::kDone;
    std::vector<std::uint32_t> path;
    for (std::uint32_t start = 1; start <= count; ++start) {
        if (visits[start] != Visit::kNew) continue;
        path.assign(1, start);
        visits[start] = Visit::kOnPath;
        while (true) {
            const std::uint32_t slot = path.back();
            if (best_[slot] == kNone) choose(slot);
            const std::uint32_t head = find(best_[slot]);
            if (visits[head] == Visit::kDone) break;
            if (visits[head] == Visit::kNew) {
                visits[head] = Visit::kOnPath;
                path.push_back(head);
                continue;
            }
            const auto begin = std::find(path.begin(), path.end(), head);
            const std::uint32_t whole = contract({begin, path.end()});
            for (auto member = begin; member != path.end(); ++member) visits[*member] = Visit::kDone;
            visits[whole] = Visit::kOnPath;
            path.erase(begin, path.end());
            path.push_back(whole);
        }
        for (const std::uint32_t slot : path) visits[slot] = Visit::kDone;
    }
    expand(count);
    return heads_;
}

void SpanningTree::choose(std::uint32_t slot) {
    std::uint32_t best = kNone;
    for (const std::uint32_t head : active_)
        if (head != slot && (best == kNone || value(slot, head) > value(slot, best))) best = head;
    best_[slot] = best;
}

std::uint32_t SpanningTree::find(std::uint32_t slot) {
    while (merged_[slot] != slot) slot = merged_[slot] = merged_[merged_[slot]];
    return slot;
}

/// Makes one node of a cycle of slots, each of which has the next one, or the first, as its head. An arc into it brings
/// what it is better than the arc of the cycle that it breaks.
std::uint32_t SpanningTree::contract(std::span<const std::uint32_t> cycle) {
    const std::uint32_t whole = cycle.front();
    const auto node = static_cast<std::uint32_t>(parent_.size());
    std::vector<double> lost(cycle.size());
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const std::uint32_t head = cycle[(i + 1) % cycle.size()];
        lost[i] = value(cycle[i], head);
        chosen_[node_[cycle[i]]] = arc(cycle[i], head);
        parent_[node_[cycle[i]]] = node;
    }
    for (const std::uint32_t slot : cycle) merged_[slot] = whole;
    std::erase_if(active_, [&](std::uint32_t slot) { return merged_[slot] != slot; });
    for (const std::uint32_t other : active_) {
        if (other == whole) continue;
        std::size_t in = 0;
        std::size_t out = 0;
        for (std::size_t i = 1; i < cycle.size(); ++i) {
            if (value(cycle[i], other) - lost[i] > value(cycle[in], other) - lost[in]) in = i;
            if (value(other, cycle[i]) > value(other, cycle[out])) out = i;
        }
        const Arc enters = arc(cycle[in], other);
        value(whole, other) = value(cycle[in], other) - lost[in];
        arc(whole, other) = enters;
        if (other == 0) continue;
        const Arc leaves = arc(other, cycle[out]);
        value(other, whole) = value(other, cycle[out]);
        arc(other, whole) = leaves;
    }
    node_[whole] = node;
    best_[whole] = kNone;
    parent_.push_back(kNone);
    chosen_.push_back({kNone, kNone});
    return whole;
}

/// From the last contraction to the first: the arc into the whole replaces the arc of the member that it enters.
void SpanningTree::expand(std::size_t count) {
    for (const std::uint32_t slot : active_)
        if (slot != 0) chosen_[node_[slot]] = arc(slot, find(best_[slot]));
    for (std::size_t node = parent_.size(); node-- > width_;) {
        std::uint32_t member = chosen_[node].dependent;
        while (parent_[member] != node) member = parent_[member];
        chosen_[member] = chosen_[node];
    }
    for (std::size_t d = 1; d <= count; ++d) heads_[d - 1] = chosen_[d].head;
}

} // namespace claimgraph::transformer
