#include "graph/matching/entity_matcher.hpp"

#include "graph/core/fold.hpp"
#include "graph/merge.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <set>

namespace claimgraph {
namespace {

/// Groups that a group is compared with at most; names that more have in common ("Smith") tell too little.
constexpr std::size_t kMaxCandidates = 64;
/// A short name goes to the best of several full ones only if it is better by this much.
constexpr double kMargin = 0.5;

/// Of what a document names, those it names most often count as company.
constexpr std::size_t kMostCompany = 24;

/// An entity of a document, and what it tells.
using Appearance = std::pair<const EntityReference, EntityProfile>;

/// Documents' entities that are one so far.
struct Group {
    EntityProfile profile;
    std::vector<const Appearance*> members;
    const EntityReference* first; ///< the smallest of them
};

class Matching {
  public:
    Matching(std::map<EntityReference, EntityProfile>& profiles,
             const std::map<std::string, std::vector<std::string>>& company, std::span<const MatchOverride> overrides,
             bool explain)
        : overrides_(overrides), explain_(explain) {
        std::map<std::string, std::uint32_t> documents_with; // how many name an id; the numbers of companions go by it
        for (const auto& [document, ids] : company)
            for (const std::string& id : ids) ++documents_with[id];
        const auto all = static_cast<double>(company.size());
        std::map<std::string, std::uint32_t> number_of;
        for (const auto& [id, documents] : documents_with) {
            number_of.emplace(id, static_cast<std::uint32_t>(companions_.size()));
            const double rarity = std::log(all / documents) / std::log(std::max(2.0, all / 2));
            companions_.push_back({id, documents < 2 ? 1 : std::clamp(rarity, 0.0, 1.0)});
        }
        std::map<std::string_view, std::vector<std::uint32_t>>
            numbers; // of the company of each document, sorted as ids are
        for (const auto& [document, ids] : company)
            for (const std::string& id : ids) numbers[document].push_back(number_of.at(id));
        groups_.reserve(profiles.size());
        for (Appearance& appearance : profiles) {
            EntityProfile& profile = appearance.second; // its name is needed later, its sets are not
            Group& group = groups_.emplace_back(Group{{.id = profile.id,
                                                       .name = profile.name,
                                                       .type = profile.type,
                                                       .kb = profile.kb,
                                                       .names = std::move(profile.names),
                                                       .full_names = std::move(profile.full_names),
                                                       .descriptions = std::move(profile.descriptions)},
                                                      {&appearance},
                                                      &appearance.first});
            const auto own = number_of.find(appearance.first.id);
            std::vector<std::uint32_t> others = numbers[appearance.first.document];
            if (own != number_of.end()) std::erase(others, own->second);
            group.profile.company = Company(std::move(others));
        }
    }

    EntityMatcher::Result run() {
        merge_told();
        merge_known();
        merge_same_names();
        merge_similar_names();
        return result();
    }

  private:
    static bool refers(const EntityReference& told, const EntityReference& entity) {
        return told.id == entity.id && (told.document.empty() || told.document == entity.document);
    }
    static bool refers(const EntityReference& told, const Group& group) {
        return std::ranges::any_of(group.members,
                                   [&](const Appearance* member) { return refers(told, member->first); });
    }

    bool told_apart(const Group& a, const Group& b) const {
        return std::ranges::any_of(overrides_, [&](const MatchOverride& told) {
            return told.kind == MatchOverride::Kind::kDifferent &&
                   ((refers(told.a, a) && refers(told.b, b)) || (refers(told.a, b) && refers(told.b, a)));
        });
    }

    void merge(std::size_t into, std::size_t from) {
        groups_[into].profile.merge(groups_[from].profile);
        std::ranges::copy(groups_[from].members, std::back_inserter(groups_[into].members));
        if (*groups_[from].first < *groups_[into].first) groups_[into].first = groups_[from].first;
        groups_[from].members.clear();
    }

    void drop_empty() {
        std::erase_if(groups_, [](const Group& group) { return group.members.empty(); });
        std::ranges::sort(groups_, [](const Group& a, const Group& b) { return *a.first < *b.first; });
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
                if (explain_) decisions_.push_back({*groups_[into].first, *groups_[i].first, true, 0, "you said so"});
                merge(into, i);
            }
        }
        drop_empty();
    }

    /// Things that the knowledge base knows.
    void merge_known() {
        std::map<std::string, std::size_t> first;
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
        for (const std::size_t candidate : candidates) {
            if (candidate == i || groups_[candidate].members.empty()) continue;
            if (told_apart(groups_[candidate], groups_[i])) {
                decide(candidate, i, false, -100, "you said so");
                continue;
            }
            const MatchScore score = compare(groups_[candidate].profile, groups_[i].profile, companions_, explain_);
            const double sum = score.never ? -100 : score.sum();
            if (sum < kMatchThreshold) {
                decide(candidate, i, false, sum, text_of(score));
                continue;
            }
            if (sum > best_sum) {
                second = best_sum;
                best_sum = sum;
                best = candidate;
            } else {
                second = std::max(second, sum);
            }
        }
        if (best == groups_.size()) return;
        const MatchScore score = compare(groups_[best].profile, groups_[i].profile, companions_, explain_);
        if (best_sum - second < margin) {
            decide(best, i, false, best_sum, text_of(score) + "; another fits as well");
            return;
        }
        decide(best, i, true, best_sum, text_of(score));
        merge(best, i);
    }

    /// The same name in many documents is one thing, unless what is said of it speaks against it.
    void merge_same_names() {
        std::map<std::string, std::vector<std::size_t>> by_name;
        for (std::size_t i = 0; i < groups_.size(); ++i)
            for (const std::string& name : groups_[i].profile.full_names) by_name[name].push_back(i);
        for (auto& [name, members] : by_name) {
            std::vector<std::size_t> heads; // one of each thing that bears the name
            for (const std::size_t i : members) {
                if (groups_[i].members.empty()) continue;
                if (heads.size() < kMaxCandidates) join_best(i, heads, 0);
                if (!groups_[i].members.empty()) heads.push_back(i);
            }
        }
        drop_empty();
    }

    /// Surnames, initials, acronyms, longer and shorter names.
    void merge_similar_names() {
        std::map<std::string, std::set<std::size_t>> blocks;
        for (std::size_t i = 0; i < groups_.size(); ++i)
            for (const std::string& name : groups_[i].profile.names) {
                blocks[std::string(last_word(name))].insert(i);
                blocks[name.substr(0, name.find(' '))].insert(i);
                if (std::string acronym = initials(name); !acronym.empty()) blocks[acronym].insert(i);
            }
        // the least told first: a surname alone goes to a full name, not the other way round
        std::vector<std::size_t> order(groups_.size());
        std::iota(order.begin(), order.end(), 0);
        const auto length = [&](std::size_t i) {
            std::size_t longest = 0;
            for (const std::string& name : groups_[i].profile.names) longest = std::max(longest, name.size());
            return longest;
        };
        std::ranges::stable_sort(order, {}, length);
        for (const std::size_t i : order) {
            std::set<std::size_t> near;
            for (const std::string& name : groups_[i].profile.names) {
                std::vector<std::string> keys = {std::string(last_word(name)), name.substr(0, name.find(' '))};
                if (std::string acronym = initials(name); !acronym.empty()) keys.push_back(std::move(acronym));
                for (const std::string& key : keys)
                    if (const auto block = blocks.find(key);
                        block != blocks.end() && block->second.size() <= kMaxCandidates)
                        near.insert(block->second.begin(), block->second.end());
            }
            std::vector<std::size_t> candidates;
            for (const std::size_t candidate : near)
                if (length(candidate) > length(i)) candidates.push_back(candidate);
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
        const EntityReference& first = *groups_[a].first;
        const EntityReference& second = *groups_[b].first;
        decisions_.push_back({std::min(first, second), std::max(first, second), same, score, std::move(reasons)});
    }

    EntityMatcher::Result result() {
        EntityMatcher::Result result;
        std::map<std::string, int> taken;
        for (const Group& group : groups_) {
            const auto& [best, best_profile] = best_member(group);
            std::string id = group.profile.kb.empty() ? best.id.substr(0, best.id.find('~')) : group.profile.kb;
            if (const int times = ++taken[id]; times > 1) id += fmt::format("~{}", times);
            std::string name;
            for (const MatchOverride& told : overrides_)
                if (told.kind == MatchOverride::Kind::kName &&
                    (refers(told.a, group) || told.a == EntityReference{id, ""}))
                    name = told.name;
            if (name.empty()) name = best_profile.name;
            for (const Appearance* member : group.members)
                if (member->first.id != id || member->second.name != name)
                    result.identities[member->first] = {id, name};
        }
        std::ranges::sort(decisions_, {}, [](const MatchDecision& d) { return std::tie(d.a, d.b, d.same); });
        result.decisions = std::move(decisions_);
        return result;
    }

    /// The one with the longest name, of equals the first: "Mark Rutte" of him and "Rutte". Knowledge-base ids go
    /// first.
    static const Appearance& best_member(const Group& group) {
        const auto rank = [](const Appearance* member) {
            return std::pair(!member->second.kb.empty(), member->second.name.size());
        };
        return **std::ranges::max_element(group.members, [&](const Appearance* a, const Appearance* b) {
            return rank(a) != rank(b) ? rank(a) < rank(b) : b->first < a->first;
        });
    }

    std::span<const MatchOverride> overrides_;
    std::vector<Companion> companions_; ///< sorted by id
    std::vector<Group> groups_;         ///< sorted by their first members
    bool explain_;
    std::vector<MatchDecision> decisions_;
};

} // namespace

bool is_matched(EntityType type) {
    return type == EntityType::kPerson || type == EntityType::kOrganization || type == EntityType::kPlace ||
           type == EntityType::kFacility || type == EntityType::kOther;
}

EntityReference entity_reference(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

void EntityMatcher::add(const std::string& document, const ClaimBatch& batch) {
    std::vector<const Entity*> named;
    for (const Entity& entity : batch.entities)
        if (is_matched(entity.type)) named.push_back(&entity);
    std::ranges::sort(named, {},
                      [](const Entity* entity) { return std::pair(~entity->mentions, std::string_view(entity->id)); });
    named.resize(std::min(named.size(), kMostCompany));
    std::vector<std::string>& company = company_[document];
    for (const Entity* entity : named) company.push_back(entity->id);
    std::ranges::sort(company);
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        const Entity& entity = batch.entities[i];
        if (!is_matched(entity.type)) continue;
        EntityProfile profile{.id = entity.id, .name = entity.name, .type = entity.type, .kb = entity.kb};
        profile.full_names.insert(fold(entity.name));
        profile.names.insert(fold(entity.name));
        for (const std::string& alias : entity.aliases) profile.names.insert(fold(alias));
        if (i < batch.descriptions.size())
            profile.descriptions.insert(batch.descriptions[i].begin(), batch.descriptions[i].end());
        profiles_.emplace(EntityReference{entity.id, document}, std::move(profile));
    }
}

EntityMatcher::Result EntityMatcher::match(std::span<const MatchOverride> overrides, bool explain) {
    return Matching(profiles_, company_, overrides, explain).run();
}

void apply(const EntityMatcher::Result& matched, const std::string& document, ClaimBatch& batch) {
    std::map<std::string, EntityIndex> first; // of each id
    std::vector<EntityIndex> moved(batch.entities.size());
    std::vector<Entity> kept;
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        Entity& entity = batch.entities[i];
        if (const auto identity = matched.identities.find({entity.id, document});
            identity != matched.identities.end()) {
            entity.id = identity->second.id;
            if (!identity->second.name.empty() && identity->second.name != entity.name) {
                entity.aliases.push_back(entity.name);
                entity.name = identity->second.name;
            }
        }
        const auto [at, added] = first.emplace(entity.id, EntityIndex{kept.size()});
        moved[i] = at->second;
        if (added) {
            kept.push_back(std::move(entity));
            continue;
        }
        merge(kept[at->second.value], std::move(entity));
    }
    batch.entities = std::move(kept);
    batch.descriptions.clear();
    for (Claim& claim : batch.claims)
        for (EntityIndex* index : {&claim.subject, &claim.object, &claim.attributed_to, &claim.place_entity})
            if (*index) *index = moved[index->value];
}

} // namespace claimgraph
