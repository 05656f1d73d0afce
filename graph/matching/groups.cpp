#include "graph/matching/groups.hpp"

#include "graph/matching/score/name_reasons.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

Groups::Groups(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides, const MatchEpoch* epoch)
    : occurrences_(occurrences),
      epoch_(epoch),
      appearances_(occurrences),
      companions_(occurrences, appearances_.text_ranks(), epoch),
      told_(overrides) {
    if (epoch_ == nullptr) count_longer_names();
    if (epoch_ != nullptr)
        group_new();
    else if (told_.empty())
        group_known();
    else
        group_each();
}

void Groups::count_longer_names() {
    std::vector<bool> seen_of_things(occurrences_.texts.size());
    std::vector<bool> seen_of_persons(seen_of_things); // a name of both counts as both, whatever comes first
    for (const EntityOccurrences::Observation& one : occurrences_.observations) {
        if (one.is_fixed) continue;
        const bool is_person = one.type == EntityType::kPerson;
        std::vector<bool>& seen = is_person ? seen_of_persons : seen_of_things;
        const auto count = [&](EntityOccurrences::Text name) {
            if (seen[name]) return;
            seen[name] = true;
            if (!is_person)
                for_each_head(text(name), [&](std::string_view part) { ++longer_names_[part]; });
            else if (is_full(text(name)))
                ++longer_names_[text(name).substr(0, text(name).find(' '))];
        };
        count(one.folded);
        for (const EntityOccurrences::Text alias : occurrences_.aliases(one)) count(alias);
    }
}

bool Groups::is_kind(std::string_view name) const {
    if (epoch_ != nullptr) return epoch_->is_kind(name);
    const auto longer = longer_names_.find(name);
    return longer != longer_names_.end() && longer->second >= kSeveral;
}

MatchStatistics Groups::statistics() const {
    MatchStatistics counted{.documents = static_cast<std::uint32_t>(occurrences_.documents.size())};
    for (std::size_t i = 0; i < companions_.all().size(); ++i)
        if (const std::uint32_t documents = companions_.documents_with()[i]; documents > 1)
            counted.company.emplace_back(companions_.all()[i].id, documents);
    for (const auto& [name, count] : longer_names_)
        if (count >= kSeveral) counted.kinds.emplace_back(name);
    std::ranges::sort(counted.kinds);
    return counted;
}

/// Adds what an appearance tells, but for the company.
void Groups::observe(EntityProfile& profile, Rank rank) const {
    const EntityOccurrences::Observation& one = appearances_.observation(rank);
    profile.type = std::min(profile.type, one.type);
    const auto add = [&](std::string_view name) {
        profile.names.insert(name);
        if (is_kind(name)) profile.kinds.insert(name);
    };
    const std::string_view name = text(one.folded);
    profile.full_names.insert(name);
    add(name);
    for (const EntityOccurrences::Text alias : occurrences_.aliases(one)) add(text(alias));
    for (const EntityOccurrences::Text noun : occurrences_.descriptions(one))
        if (one.type != EntityType::kPerson && has_word(name, text(noun)))
            profile.kinds.insert(name); // a supreme court that is called a court is one of many
        else
            profile.descriptions.insert(text(noun));
}

Group Groups::alone(Rank rank) {
    const EntityOccurrences::Observation& one = appearances_.observation(rank);
    Group group{.profile = {.type = one.type, .kb = text(one.kb)}, .members = {rank}, .first = rank};
    const auto apart = told_.apart(rank);
    group.apart.assign(apart.begin(), apart.end());
    if (one.is_fixed) return group;
    observe(group.profile, rank);
    companions_.gather(appearances_[rank]);
    companions_.add_gathered(group.profile);
    return group;
}

/// People may tell something of each.
void Groups::group_each() {
    for (Rank rank = 0; rank < appearances_.size(); ++rank) {
        if (appearances_.repeats(rank)) continue;
        told_.note(rank, text(appearances_.observation(rank).id), appearances_.document(rank));
        all.push_back(alone(rank));
    }
}

/// Those that the knowledge base knows are together at once: most of all are.
void Groups::group_known() {
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<bool> is_observed(occurrences_.observations.size());
    std::size_t open = SIZE_MAX; // the group whose company is being gathered: most of its members come together
    for (Rank rank = 0; rank < appearances_.size(); ++rank) {
        if (appearances_.repeats(rank)) continue;
        const EntityOccurrences::Observation& one = appearances_.observation(rank);
        const std::string_view kb = text(one.kb);
        if (kb.empty()) {
            if (one.is_fixed)
                all.push_back(alone(rank));
            else
                ungrouped.push_back(rank);
            continue;
        }
        const std::size_t place = known.emplace(kb, all.size()).first->second;
        if (place != open && open < all.size()) companions_.add_gathered(all[open].profile);
        open = place;
        if (place == all.size()) {
            Group& group = all.emplace_back();
            group.profile.type = one.type;
            group.profile.kb = kb;
            group.first = rank;
        }
        // the same telling has the same id of the knowledge base, so it is of the same group
        const EntityOccurrences::Occurrence& here = appearances_[rank];
        if (!is_observed[here.observation]) observe(all[place].profile, rank);
        is_observed[here.observation] = true;
        companions_.gather(here);
        all[place].members.push_back(rank);
    }
    if (open < all.size()) companions_.add_gathered(all[open].profile);
}

/// Those of a known entity are together.
void Groups::group_new() {
    std::vector<std::size_t> group_of(occurrences_.known.size(), SIZE_MAX);
    for (Rank rank = 0; rank < appearances_.size(); ++rank) {
        if (appearances_.repeats(rank)) continue;
        const std::uint32_t number = appearances_.known(rank);
        if (number == EntityOccurrences::kNobody) {
            all.push_back(alone(rank));
            continue;
        }
        if (group_of[number] == SIZE_MAX) {
            group_of[number] = all.size();
            const EntityOccurrences::Known& known = occurrences_.known[number];
            Group& group = all.emplace_back();
            group.profile.type = known.type;
            group.profile.kb = text(known.kb);
            for (const EntityOccurrences::Text name : occurrences_.names(known)) {
                group.profile.names.insert(text(name));
                if (is_kind(text(name))) group.profile.kinds.insert(text(name));
            }
            group.first = rank;
            group.known = number;
        }
        Group& group = all[group_of[number]];
        observe(group.profile, rank);
        companions_.gather(appearances_[rank]);
        companions_.add_gathered(group.profile);
        group.members.push_back(rank);
    }
}

void Groups::merge(std::size_t into, std::size_t from) {
    Group& one = all[into];
    Group& other = all[from];
    one.known = std::min(one.known, other.known);
    one.profile.merge(other.profile);
    one.members.insert(one.members.end(), other.members.begin(), other.members.end());
    one.first = std::min(one.first, other.first);
    const auto own = static_cast<std::ptrdiff_t>(one.apart.size());
    one.apart.insert(one.apart.end(), other.apart.begin(), other.apart.end());
    std::inplace_merge(one.apart.begin(), one.apart.begin() + own, one.apart.end());
    other.members.clear();
}

void Groups::drop_empty() {
    std::erase_if(all, [](const Group& group) { return group.is_empty(); });
    std::ranges::sort(all, {}, &Group::first);
}

bool Groups::told_apart(const Group& a, const Group& b) {
    if (a.known != EntityOccurrences::kNobody && b.known != EntityOccurrences::kNobody) return true;
    return std::ranges::any_of(a.apart, [&](Told::Side side) { return std::ranges::binary_search(b.apart, side ^ 1); });
}

bool Groups::kept_apart(const Group& a, const Group& b) const {
    if (!a.profile.documents.meets(b.profile.documents)) return false;
    const auto each_full_name = [&](const Group& group, const auto& visit) {
        for (const Rank member : group.members)
            if (const auto name = text(appearances_.observation(member).folded); is_full(name))
                visit(appearances_[member].document, name);
    };
    const bool a_is_smaller = a.members.size() < b.members.size();
    std::unordered_map<std::uint32_t, std::vector<std::string_view>> names_in; // documents of the smaller group
    each_full_name(a_is_smaller ? a : b,
                   [&](std::uint32_t document, std::string_view name) { names_in[document].push_back(name); });
    const bool persons = std::min(a.profile.type, b.profile.type) == EntityType::kPerson;
    bool apart = false;
    each_full_name(a_is_smaller ? b : a, [&](std::uint32_t document, std::string_view name) {
        if (apart) return;
        if (const auto found = names_in.find(document); found != names_in.end())
            apart = std::ranges::any_of(
                found->second, [&](std::string_view other) { return !name_reason(name, other, persons, false); });
    });
    return apart;
}

} // namespace claimgraph
