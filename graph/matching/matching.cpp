#include "graph/matching/matching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace claimgraph {
namespace {

/// Groups that a group is compared with at most; names that more have in common ("Smith") tell too little.
constexpr std::size_t kMaxCandidates = 64;
/// A short name goes to the best of several full ones only if it is better by this much.
constexpr double kMargin = 0.5;

/// Place of an appearance among all, by id, then by document.
using Rank = std::uint32_t;

/// Documents' entities that are one so far.
struct Group {
    EntityProfile profile;
    std::vector<Rank> members;
    Rank first = 0; ///< the smallest of them
};

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

class Matching {
  public:
    Matching(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides, bool explain)
        : occurrences_(occurrences),
          overrides_(overrides),
          explain_(explain),
          text_ranks_(ranks_of(occurrences.texts)) {
        sort_appearances();
        count_companions();
        make_groups();
    }

    EntityMatcher::Result run() {
        merge_told();
        merge_known();
        merge_same_names();
        merge_similar_names();
        return result();
    }

  private:
    using Text = EntityOccurrences::Text;

    const EntityOccurrences::Occurrence& at(Rank rank) const { return by_rank_[rank]; }
    const EntityOccurrences::Observation& observation_at(Rank rank) const {
        return occurrences_.observation_of(at(rank));
    }
    std::string_view text(Text number) const { return occurrences_.texts[number]; }

    void sort_appearances() {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(occurrences_.all.size());
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            const EntityOccurrences::Occurrence& one = occurrences_.all[i];
            const Text document = occurrences_.documents[one.document].name;
            keys[i] = {std::uint64_t{text_ranks_[occurrences_.observation_of(one).id]} << 32 | text_ranks_[document],
                       i};
        }
        std::ranges::sort(keys);
        by_rank_.resize(keys.size());
        repeats_.resize(keys.size());
        rank_of_.resize(keys.size());
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            // of two with one id in one document the second is the first
            by_rank_[i] = occurrences_.all[keys[i].second];
            repeats_[i] = i > 0 && keys[i].first == keys[i - 1].first;
            rank_of_[keys[i].second] = repeats_[i] ? rank_of_[keys[i - 1].second] : i;
        }
    }

    /// What entities appear with, and how rare it is.
    void count_companions() {
        std::vector<std::uint32_t> documents_with(occurrences_.texts.size());
        for (const Text id : occurrences_.companies) ++documents_with[id];
        std::vector<Text> ids;
        for (Text id = 0; id < documents_with.size(); ++id)
            if (documents_with[id] > 0) ids.push_back(id);
        std::ranges::sort(ids, {}, [&](Text id) { return text_ranks_[id]; });
        const auto all = static_cast<double>(occurrences_.documents.size());
        companion_of_.resize(occurrences_.texts.size(), kNoCompanion);
        company_.reserve(occurrences_.companies.size());
        for (const Text id : ids) {
            companion_of_[id] = static_cast<std::uint32_t>(companions_.size());
            const std::uint32_t documents = documents_with[id];
            const double rarity = std::log(all / documents) / std::log(std::max(2.0, all / 2));
            companions_.push_back({text(id), documents < 2 ? 1 : std::clamp(rarity, 0.0, 1.0)});
        }
        gathered_in_.resize(companions_.size());
        for (const Text id : occurrences_.companies) company_.push_back(companion_of_[id]);
        for (std::size_t document = 0; document < occurrences_.documents.size(); ++document) {
            const auto begin = company_.begin() + occurrences_.documents[document].first_company;
            std::sort(begin, begin + static_cast<std::ptrdiff_t>(occurrences_.company(document).size()));
        }
    }

    /// Takes note of the company of an appearance: that of its document but for itself.
    void gather_company(Rank rank) {
        const std::size_t document = at(rank).document;
        const std::uint32_t itself = companion_of_[observation_at(rank).id];
        for (const std::uint32_t number : std::span(company_).subspan(occurrences_.documents[document].first_company,
                                                                      occurrences_.company(document).size()))
            if (number != itself && std::exchange(gathered_in_[number], gathering_) != gathering_)
                gathered_.push_back(number);
    }
    /// Adds all that was gathered.
    void add_company(EntityProfile& profile) {
        profile.company.add(gathered_);
        gathered_.clear();
        ++gathering_;
    }

    /// Adds what an appearance tells, but for the company.
    void observe(EntityProfile& profile, Rank rank) const {
        const EntityOccurrences::Observation& one = observation_at(rank);
        profile.type = std::min(profile.type, one.type);
        profile.full_names.insert(text(one.folded));
        profile.names.insert(text(one.folded));
        for (const Text alias : occurrences_.aliases(one)) profile.names.insert(text(alias));
        for (const Text noun : occurrences_.descriptions(one)) profile.descriptions.insert(text(noun));
    }

    /// A group of this appearance alone.
    Group alone(Rank rank) {
        Group group;
        group.profile.type = observation_at(rank).type;
        group.profile.kb = text(observation_at(rank).kb);
        observe(group.profile, rank);
        gather_company(rank);
        add_company(group.profile);
        group.members = {rank};
        group.first = rank;
        return group;
    }

    void make_groups() {
        std::unordered_map<std::string_view, std::size_t> known;
        std::vector<bool> is_observed(occurrences_.observations.size());
        std::size_t open = SIZE_MAX; // the group whose company is being gathered: most of its members come together
        for (Rank rank = 0; rank < by_rank_.size(); ++rank) {
            if (repeats_[rank]) continue;
            if (!overrides_.empty()) {
                groups_.push_back(alone(rank));
                continue;
            }
            // merge_known() would do the same, after what people told; most of all are known
            const std::string_view kb = text(observation_at(rank).kb);
            if (kb.empty()) {
                alone_.push_back(rank);
                continue;
            }
            const std::size_t place = known.emplace(kb, groups_.size()).first->second;
            if (place != open && open < groups_.size()) add_company(groups_[open].profile);
            open = place;
            if (place == groups_.size()) {
                Group& group = groups_.emplace_back();
                group.profile.type = observation_at(rank).type;
                group.profile.kb = kb;
                group.first = rank;
            }
            // the same telling has the same id of the knowledge base, so it is of the same group
            if (!is_observed[at(rank).observation]) observe(groups_[place].profile, rank);
            is_observed[at(rank).observation] = true;
            gather_company(rank);
            groups_[place].members.push_back(rank);
        }
        if (open < groups_.size()) add_company(groups_[open].profile);
    }

    bool refers(const EntityReference& told, Rank rank) const {
        return told.id == text(observation_at(rank).id) &&
               (told.document.empty() || told.document == text(occurrences_.documents[at(rank).document].name));
    }
    bool refers(const EntityReference& told, const Group& group) const {
        return std::ranges::any_of(group.members, [&](Rank member) { return refers(told, member); });
    }

    bool told_apart(const Group& a, const Group& b) const {
        return std::ranges::any_of(overrides_, [&](const MatchOverride& told) {
            return told.kind == MatchOverride::Kind::kDifferent &&
                   ((refers(told.a, a) && refers(told.b, b)) || (refers(told.a, b) && refers(told.b, a)));
        });
    }

    static void merge(Group& into, Group& from) {
        into.profile.merge(from.profile);
        into.members.insert(into.members.end(), from.members.begin(), from.members.end());
        into.first = std::min(into.first, from.first);
        from.members.clear();
    }
    void merge(std::size_t into, std::size_t from) { merge(groups_[into], groups_[from]); }

    void drop_empty() {
        std::erase_if(groups_, [](const Group& group) { return group.members.empty(); });
        std::ranges::sort(groups_, {}, &Group::first);
    }

    EntityReference reference(Rank rank) const {
        return {std::string(text(observation_at(rank).id)),
                std::string(text(occurrences_.documents[at(rank).document].name))};
    }

    void merge_told() {
        for (const MatchOverride& told : overrides_) {
            if (told.kind != MatchOverride::Kind::kSame) continue;
            std::size_t into = groups_.size();
            for (std::size_t i = 0; i < groups_.size(); ++i) {
                if (groups_[i].members.empty() || (!refers(told.a, groups_[i]) && !refers(told.b, groups_[i])))
                    continue;
                if (into == groups_.size()) {
                    into = i;
                    continue;
                }
                if (explain_)
                    decisions_.push_back(
                        {reference(groups_[into].first), reference(groups_[i].first), true, 0, "you said so"});
                merge(into, i);
            }
        }
        drop_empty();
    }

    /// Things that the knowledge base knows.
    void merge_known() {
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].profile.kb.empty()) continue;
            const auto [at, added] = first.emplace(groups_[i].profile.kb, i);
            if (!added && !told_apart(groups_[at->second], groups_[i])) merge(at->second, i);
        }
        drop_empty();
    }

    /// Joins `i` to the best of the candidates, if one is good enough.
    void join_best(std::size_t i, const std::vector<std::size_t>& candidates, double margin) {
        std::size_t best = groups_.size();
        double best_sum = -100;
        double second = -100;
        MatchScore best_score;
        for (const std::size_t candidate : candidates) {
            if (candidate == i || groups_[candidate].members.empty()) continue;
            if (told_apart(groups_[candidate], groups_[i])) {
                decide(candidate, i, false, -100, "you said so");
                continue;
            }
            MatchScore score = compare(groups_[candidate].profile, groups_[i].profile, companions_, explain_);
            const double sum = score.never ? -100 : score.sum();
            if (sum < kMatchThreshold) {
                decide(candidate, i, false, sum, text_of(score));
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
        if (best == groups_.size()) return;
        if (best_sum - second < margin) {
            decide(best, i, false, best_sum, text_of(best_score) + "; another fits as well");
            return;
        }
        decide(best, i, true, best_sum, text_of(best_score));
        merge(best, i);
    }

    /// The same name in many documents is one thing, unless what is said of it speaks against it.
    void merge_same_names() {
        struct Named {
            std::uint64_t key = 0; ///< the rank of the name, then the first of the group
            std::uint32_t group = kNotYet;
            auto operator<=>(const Named&) const = default;
        };
        const auto key_of = [&](Rank rank, Rank first) {
            return std::uint64_t{text_ranks_[observation_at(rank).folded]} << 32 | first;
        };
        std::vector<Named> named;
        for (std::uint32_t i = 0; i < groups_.size(); ++i)
            for (const Rank member : groups_[i].members)
                if (const Named one{key_of(member, groups_[i].first), i}; named.empty() || named.back() != one)
                    named.push_back(one);
        for (const Rank rank : alone_) named.push_back({key_of(rank, rank)});
        std::ranges::sort(named);
        named.erase(std::unique(named.begin(), named.end()), named.end());

        std::vector<std::size_t> heads; // one of each thing that bears the name
        for (std::size_t at = 0; at < named.size(); ++at) {
            if (at == 0 || named[at - 1].key >> 32 != named[at].key >> 32) heads.clear();
            const bool is_alone = named[at].group == kNotYet;
            const std::size_t i = is_alone ? groups_.size() : named[at].group;
            if (is_alone) groups_.push_back(alone(static_cast<Rank>(named[at].key & 0xffff'ffff)));
            if (groups_[i].members.empty()) continue;
            if (heads.size() < kMaxCandidates) join_best(i, heads, 0);
            if (!groups_[i].members.empty())
                heads.push_back(i);
            else if (is_alone)
                groups_.pop_back();
        }
        drop_empty();
    }

    /// What similar names have in common: last word, first word, initials (kNoKey if there are none).
    using BlockKeys = std::array<std::uint32_t, 3>;
    const BlockKeys& block_keys(std::string_view name) {
        const auto [known, added] = block_keys_.try_emplace(name.data());
        if (added) {
            const std::string acronym = initials(name);
            known->second = {keys_.number(last_word(name)), keys_.number(name.substr(0, name.find(' '))),
                             acronym.empty() ? kNoKey : keys_.number(acronym)};
        }
        return known->second;
    }

    /// Surnames, initials, acronyms, longer and shorter names.
    void merge_similar_names() {
        std::vector<std::vector<std::uint32_t>> blocks;  // by key
        std::vector<std::size_t> length(groups_.size()); // of their longest names; what a group takes in is shorter
        for (std::uint32_t i = 0; i < groups_.size(); ++i)
            for (const std::string_view name : groups_[i].profile.names) {
                length[i] = std::max(length[i], name.size());
                for (const std::uint32_t key : block_keys(name)) {
                    if (key == kNoKey) continue;
                    if (key >= blocks.size()) blocks.resize(key + 1);
                    if (blocks[key].empty() || blocks[key].back() != i) blocks[key].push_back(i);
                }
            }
        // the least told first: a surname alone goes to a full name, not the other way round
        std::vector<std::uint32_t> order(groups_.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return length[i]; });
        std::vector<std::size_t> candidates;
        for (const std::uint32_t i : order) {
            candidates.clear();
            for (const std::string_view name : groups_[i].profile.names)
                for (const std::uint32_t key : block_keys(name))
                    if (key < blocks.size() && blocks[key].size() <= kMaxCandidates)
                        std::ranges::copy_if(blocks[key], std::back_inserter(candidates),
                                             [&](std::uint32_t candidate) { return length[candidate] > length[i]; });
            std::ranges::sort(candidates);
            candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
            join_best(i, candidates, kMargin);
        }
        drop_empty();
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
        const auto [first, second] = std::minmax(groups_[a].first, groups_[b].first);
        decisions_.push_back({reference(first), reference(second), same, score, std::move(reasons)});
    }

    EntityMatcher::Result result() {
        EntityMatcher::Result result;
        std::vector<std::uint32_t> identity_of_rank(by_rank_.size());
        std::unordered_map<std::string, int> taken;
        for (const Group& group : groups_) {
            const EntityOccurrences::Observation& best = observation_at(best_member(group));
            const std::string_view best_id = text(best.id);
            std::string id(group.profile.kb.empty() ? best_id.substr(0, best_id.find('~')) : group.profile.kb);
            if (const int times = ++taken[id]; times > 1) id += fmt::format("~{}", times);
            std::string name;
            for (const MatchOverride& told : overrides_)
                if (told.kind == MatchOverride::Kind::kName &&
                    (refers(told.a, group) || told.a == EntityReference{id, ""}))
                    name = told.name;
            if (name.empty()) name = text(best.name);
            for (const Rank member : group.members)
                identity_of_rank[member] = static_cast<std::uint32_t>(result.identities.size());
            result.identities.push_back({std::move(id), std::move(name)});
        }
        for (const Rank rank : rank_of_) result.identity_of.push_back(identity_of_rank[rank]);
        std::ranges::sort(decisions_, {}, [](const MatchDecision& d) { return std::tie(d.a, d.b, d.same); });
        result.decisions = std::move(decisions_);
        return result;
    }

    /// The one with the longest name, of equals the first: "Mark Rutte" of him and "Rutte". Knowledge-base ids go
    /// first.
    Rank best_member(const Group& group) const {
        const auto goodness = [&](Rank member) {
            return std::pair(!text(observation_at(member).kb).empty(), text(observation_at(member).name).size());
        };
        return *std::ranges::max_element(group.members, [&](Rank a, Rank b) {
            return goodness(a) != goodness(b) ? goodness(a) < goodness(b) : b < a;
        });
    }

    static constexpr std::uint32_t kNoKey = 0xffff'ffff;
    static constexpr std::uint32_t kNotYet = 0xffff'ffff;
    static constexpr std::uint32_t kNoCompanion = 0xffff'ffff;

    const EntityOccurrences& occurrences_;
    std::span<const MatchOverride> overrides_;
    bool explain_;
    std::vector<std::uint32_t> text_ranks_;
    std::vector<EntityOccurrences::Occurrence> by_rank_;
    std::vector<bool> repeats_;               ///< by rank: whether the same id was in the same document before
    std::vector<Rank> rank_of_;               ///< of each appearance
    std::vector<Companion> companions_;       ///< sorted by id
    std::vector<std::uint32_t> companion_of_; ///< by the number of the text
    std::vector<std::uint32_t> company_; ///< as those of occurrences_, but numbers of companions, sorted by document
    std::vector<Group> groups_;          ///< sorted by their first members
    std::vector<Rank> alone_;            ///< what is in no group before names are looked at
    TextPool keys_;
    std::unordered_map<const char*, BlockKeys> block_keys_; ///< of names met, by their place in the pool
    std::vector<std::uint32_t> gathered_;                   ///< companions, by gather_company()
    std::vector<std::uint32_t> gathered_in_;                ///< by companion: the last gathering with it
    std::uint32_t gathering_ = 1;
    std::vector<MatchDecision> decisions_;
};

} // namespace

EntityMatcher::Result match_occurrences(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides,
                                        bool explain) {
    return Matching(occurrences, overrides, explain).run();
}

} // namespace claimgraph
