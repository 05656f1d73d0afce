#include "graph/matching/appearances.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

/// For each number of a text its place in the order of the texts.
std::vector<std::uint32_t> ranks_of(const TextPool& texts) {
    // by the first bytes as a number; only those that have these in common are looked at themselves
    std::vector<std::pair<std::uint64_t, TextPool::Number>> order(texts.size());
    for (TextPool::Number text = 0; text < order.size(); ++text) {
        std::uint64_t head = 0;
        for (std::size_t i = 0; i < sizeof head; ++i)
            head = head << 8 | (i < texts[text].size() ? static_cast<unsigned char>(texts[text][i]) : 0u);
        order[text] = {head, text};
    }
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : texts[a.second] < texts[b.second];
    });
    std::vector<std::uint32_t> ranks(texts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i].second] = i;
    return ranks;
}

} // namespace

Appearances::Appearances(const EntityOccurrences& occurrences)
    : occurrences_(occurrences), text_ranks_(ranks_of(occurrences.texts)) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(occurrences.all.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        const EntityOccurrences::Occurrence& one = occurrences.all[i];
        const TextPool::Number document = occurrences.documents[one.document].name;
        keys[i] = {std::uint64_t{text_ranks_[occurrences.observation_of(one).id]} << 32 | text_ranks_[document], i};
    }
    std::ranges::sort(keys);
    by_rank_.resize(keys.size());
    repeats_.resize(keys.size());
    rank_of_.resize(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        // of two with one id in one document the second is the first
        by_rank_[i] = occurrences.all[keys[i].second];
        repeats_[i] = i > 0 && keys[i].first == keys[i - 1].first;
        rank_of_[keys[i].second] = repeats_[i] ? rank_of_[keys[i - 1].second] : i;
        if (!occurrences.known_of.empty()) known_.push_back(occurrences.known_of[keys[i].second]);
    }
}

} // namespace claimgraph
