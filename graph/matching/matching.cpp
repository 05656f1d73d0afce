#include "graph/matching/matching.hpp"

#include "graph/matching/groups.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace claimgraph {
namespace {

/// A short name goes to the best of several full ones only if it is better by this much.
constexpr double kMargin = 0.5;

using Rank = Appearances::Rank;

class Matching {
  public:
    Matching(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides, const MatchEpoch* epoch,
             bool explain)
        : occurrences_(occurrences), epoch_(epoch), groups_(occurrences, overrides, epoch), explain_(explain) {}

    EntityMatcher::Result run() {
        merge_told();
        merge_known();
        merge_same_names();
        merge_similar_names();
        return result();
    }

  private:
    const EntityOccurrences::Observation& observation(Rank rank) const { return appearances_.observation(rank); }
    std::string_view text(EntityOccurrences::Text number) const { return groups_.text(number); }

    void merge_told() {
        std::vector<std::size_t> group_of(appearances_.size()); // while there are decisions, each has one of its own
        for (std::size_t i = 0; i < all_.size() && !told_.empty(); ++i) group_of[all_[i].first] = i;
        for (std::size_t i = 0; i < told_.overrides().size(); ++i) {
            if (told_.overrides()[i].kind != MatchOverride::Kind::kSame) continue;
            std::vector<std::size_t> meant;
            for (const Told::Side side : {Told::first_side(i), Told::first_side(i) ^ 1})
                for (const Rank rank : told_.entities(side)) meant.push_back(group_of[rank]);
            std::ranges::sort(meant);
            meant.erase(std::unique(meant.begin(), meant.end()), meant.end());
            for (std::size_t j = 1; j < meant.size(); ++j) {
                decide(meant[0], meant[j], true, 0, kTold);
                for (const Rank rank : all_[meant[j]].members) group_of[rank] = meant[0];
                groups_.merge(meant[0], meant[j]);
            }
        }
        groups_.drop_empty();
    }

    /// Things that the knowledge base knows.
    void merge_known() {
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].profile.kb.empty()) continue;
            const auto [at, added] = first.emplace(all_[i].profile.kb, i);
            if (!added && !Groups::told_apart(all_[at->second], all_[i])) groups_.merge(at->second, i);
        }
        groups_.drop_empty();
    }

    /// Joins `i` to the best of the candidates, if one is good enough.
    bool join_best(std::size_t i, const std::vector<std::size_t>& candidates, double margin) {
        std::size_t best = all_.size();
        double best_sum = kForbidden;
        double second = kForbidden;
        MatchScore best_score;
        for (const std::size_t candidate : candidates) {
            if (candidate == i || all_[candidate].is_empty()) continue;
            if (Groups::told_apart(all_[candidate], all_[i])) {
                decide(candidate, i, false, kForbidden, kTold);
                continue;
            }
            MatchScore score = compare(all_[candidate].profile, all_[i].profile, groups_.companions().all(), explain_);
            const double sum = score.never ? kForbidden : score.sum();
            if (sum < kMatchThreshold) {
                decide(candidate, i, false, sum, text_of(score));
                continue;
            }
            if (groups_.kept_apart(all_[candidate], all_[i])) {
                decide(candidate, i, false, kForbidden, "a text has both, under different names");
                continue;
            }
            if (sum > best_sum) {
                second = best_sum;
                best_sum = sum;
                best = candidate;
                best_score = std::move(score);
            } else {
                second = std::max(second, sum);
            }
        }
        if (best == all_.size()) return false;
        if (best_sum - second < margin) {
            decide(best, i, false, best_sum, text_of(best_score) + "; another fits as well");
            return false;
        }
        decide(best, i, true, best_sum, text_of(best_score));
        groups_.merge(best, i);
        return true;
    }

    /// The same name in many documents is one thing, unless what is said of it speaks against it.
    void merge_same_names() {
        struct Named {
            std::uint64_t key = 0; ///< the rank of the name, then the first of the group
            std::uint32_t group = kNotYet;
            auto operator<=>(const Named&) const = default;
        };
        const auto key_of = [&](Rank rank, Rank first) {
            return std::uint64_t{appearances_.text_ranks()[observation(rank).folded]} << 32 | first;
        };
        std::vector<Named> named;
        for (std::uint32_t i = 0; i < all_.size(); ++i)
            for (const Rank member : all_[i].members)
                if (observation(member).is_fixed)
                    continue;
                else if (const Named one{key_of(member, all_[i].first), i}; named.empty() || named.back() != one)
                    named.push_back(one);
        for (const Rank rank : groups_.ungrouped) named.push_back({key_of(rank, rank)});
        std::ranges::sort(named);
        named.erase(std::unique(named.begin(), named.end()), named.end());

        std::vector<std::size_t> heads; // one of each thing that bears the name
        bool joined = false;
        for (std::size_t at = 0; at < named.size(); ++at) {
            if (at == 0 || named[at - 1].key >> 32 != named[at].key >> 32) {
                if (joined) join_heads(heads);
                heads.clear();
                joined = false;
            }
            const bool is_alone = named[at].group == kNotYet;
            const std::size_t i = is_alone ? all_.size() : named[at].group;
            if (is_alone) all_.push_back(groups_.alone(static_cast<Rank>(named[at].key & 0xffff'ffff)));
            if (all_[i].is_empty()) continue;
            if (heads.size() < kMostCandidates) joined |= join_best(i, heads, 0);
            if (!all_[i].is_empty())
                heads.push_back(i);
            else if (is_alone)
                all_.pop_back();
        }
        if (joined) join_heads(heads);
        groups_.drop_empty();
    }

    /// What one has learnt from others may make it one with a third, in whatever order they came.
    void join_heads(const std::vector<std::size_t>& heads) {
        for (bool joined = heads.size() > 1; joined;) {
            joined = false;
            for (const std::size_t head : heads)
                if (!all_[head].is_empty()) joined |= join_best(head, heads, 0);
        }
    }

    /// What similar names have in common: last word, first word, initials (kNoKey if there are none).
    using BlockKeys = std::array<std::uint32_t, 3>;
    const BlockKeys& block_keys(std::string_view name) {
        const auto [known, added] = block_keys_.try_emplace(name.data());
        if (added) {
            std::ranges::transform(claimgraph::block_keys(name), known->second.begin(),
                                   [&](const std::string& key) { return key.empty() ? kNoKey : keys_.number(key); });
        }
        return known->second;
    }

    /// Surnames, initials, acronyms, longer and shorter names.
    void merge_similar_names() {
        std::vector<std::vector<std::uint32_t>> blocks; // by key
        std::vector<std::size_t> length(all_.size());   // of their longest names; what a group takes in is shorter
        for (std::uint32_t i = 0; i < all_.size(); ++i)
            for (const std::string_view name : all_[i].profile.names) {
                length[i] = std::max(length[i], name.size());
                for (const std::uint32_t key : block_keys(name)) {
                    if (key == kNoKey) continue;
                    if (key >= blocks.size()) blocks.resize(key + 1);
                    if (blocks[key].empty() || blocks[key].back() != i) blocks[key].push_back(i);
                }
            }
        // full names among themselves, then the least told first: a surname goes to one full name, in all its forms
        std::vector<std::uint32_t> order(all_.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
            return std::pair(std::ranges::none_of(all_[i].profile.names, is_full), length[i]);
        });
        std::vector<std::size_t> candidates;
        for (const std::uint32_t i : order) {
            candidates.clear();
            for (const std::string_view name : all_[i].profile.names)
                for (const std::uint32_t key : block_keys(name))
                    if (key < blocks.size() && blocks[key].size() <= kMostCandidates)
                        std::ranges::copy_if(blocks[key], std::back_inserter(candidates),
                                             [&](std::uint32_t candidate) { return length[candidate] > length[i]; });
            std::ranges::sort(candidates);
            candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
            join_best(i, candidates, kMargin);
        }
        groups_.drop_empty();
        block_keys_ = {};
    }

    std::string text_of(const MatchScore& score) const {
        std::string text;
        if (!explain_) return text;
        for (const MatchReason& reason : score.reasons)
            text += fmt::format("{}{:+.1f} {}", text.empty() ? "" : "; ", reason.weight, reason.words);
        return text;
    }

    void decide(std::size_t a, std::size_t b, bool same, double score, std::string reasons) {
        if (!explain_) return;
        const auto [first, second] = std::minmax(all_[a].first, all_[b].first);
        decisions_.push_back(
            {appearances_.reference(first), appearances_.reference(second), same, score, std::move(reasons)});
    }

    EntityMatcher::Result result() {
        EntityMatcher::Result result;
        for (Group& group : all_) group.profile = {.type = group.profile.type, .kb = group.profile.kb}; // makes room
        std::vector<std::uint32_t> identity_of_rank(appearances_.size());
        std::unordered_set<std::string> taken;
        for (const Group& group : all_) {
            for (const Rank member : group.members)
                identity_of_rank[member] = static_cast<std::uint32_t>(result.identities.size());
            if (group.known != EntityOccurrences::kNobody && !is_chosen_anew(group)) {
                const EntityOccurrences::Known& known = occurrences_.known[group.known];
                result.identities.push_back(
                    {std::string(text(known.id)), std::string(text(known.name)), known.type, group.known});
                continue;
            }
            const Rank best = best_member(group);
            const EntityOccurrences::Observation& shown = observation(best);
            const bool is_local = shown.is_fixed && group.profile.kb.empty();
            std::string id(group.profile.kb.empty() ? text(shown.id) : group.profile.kb);
            // another of this id is told apart by its document
            if (is_local || !taken.insert(id).second || (epoch_ != nullptr && epoch_->is_taken(id, group.known)))
                id = appearances_.reference(best).text();
            result.identities.push_back({std::move(id), std::string(text(shown.name)),
                                         shown.type == EntityType::kOther ? group.profile.type : shown.type,
                                         group.known});
        }
        for (std::size_t i = 0; i < told_.overrides().size(); ++i)
            if (told_.overrides()[i].kind == MatchOverride::Kind::kName)
                for (const Rank rank : told_.entities(Told::first_side(i)))
                    result.identities[identity_of_rank[rank]].name = told_.overrides()[i].name;
        for (const Rank rank : appearances_.ranks()) result.identity_of.push_back(identity_of_rank[rank]);
        // of what was asked more than once the last answer counts
        std::ranges::reverse(decisions_);
        const auto pair = [](const MatchDecision& d) { return std::tie(d.a, d.b); };
        std::ranges::stable_sort(decisions_, {}, pair);
        const auto same = [&](const MatchDecision& a, const MatchDecision& b) { return pair(a) == pair(b); };
        decisions_.erase(std::unique(decisions_.begin(), decisions_.end(), same), decisions_.end());
        result.decisions = std::move(decisions_);
        if (epoch_ == nullptr) result.statistics = groups_.statistics();
        return result;
    }

    /// Whether another name or id than before may fit a known entity.
    bool is_chosen_anew(const Group& group) const {
        const EntityOccurrences::Known& known = occurrences_.known[group.known];
        return known.is_complete && (known.has_lost || std::ranges::any_of(group.members, [&](Rank member) {
                                         return appearances_.known(member) == EntityOccurrences::kNobody;
                                     }));
    }

    /// The one whose name is shown: a full name rather than a short one, then the one that most documents use, then the
    /// shortest, so "Mark Rutte" of him, "Rutte" and "Mark Jan Rutte"; then the first. Knowledge-base ids go first.
    Rank best_member(const Group& group) const {
        std::unordered_map<EntityOccurrences::Text, std::size_t> uses; // of each name
        for (const Rank member : group.members) ++uses[observation(member).name];
        const auto goodness = [&](Rank member) {
            const EntityOccurrences::Observation& one = observation(member);
            const std::string_view name = text(one.name);
            return std::tuple(!one.is_fixed, !text(one.kb).empty(), is_full(name), uses[one.name],
                              std::string_view::npos - name.size());
        };
        return *std::ranges::max_element(group.members, [&](Rank a, Rank b) {
            const auto x = goodness(a);
            const auto y = goodness(b);
            return x != y ? x < y : b < a;
        });
    }

    static constexpr double kForbidden = -100;
    static constexpr const char* kTold = "you said so";
    static constexpr std::uint32_t kNoKey = 0xffff'ffff;
    static constexpr std::uint32_t kNotYet = 0xffff'ffff;

    const EntityOccurrences& occurrences_;
    const MatchEpoch* epoch_;
    Groups groups_;
    std::deque<Group>& all_ = groups_.all;
    const Appearances& appearances_ = groups_.appearances();
    const Told& told_ = groups_.told();
    bool explain_;
    TextPool keys_;
    std::unordered_map<const char*, BlockKeys> block_keys_; ///< of names met, by their place in the pool
    std::vector<MatchDecision> decisions_;
};

} // namespace

EntityMatcher::Result match_occurrences(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides,
                                        const MatchEpoch* epoch, bool explain) {
    return Matching(occurrences, overrides, epoch, explain).run();
}

} // namespace claimgraph
