#include "graph/graph.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/text/near_names.hpp"
#include "graph/model/name_key.hpp"
#include "graph/name_index.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace claimgraph {
namespace {

/// Appends what stands between the dots of a claim's id: a dot of its own would make two ids alike.
void append_part(std::string& id, std::string_view part) {
    if (part.find('.') == part.npos && part.find('%') == part.npos) { // nearly always
        id += part;
        return;
    }
    for (const char c : part) {
        if (c == '.')
            id += "%2E";
        else if (c == '%')
            id += "%25";
        else
            id += c;
    }
}

/// Groups claims by one of their ends, a counting sort; `others` are their other ends.
void group_by(std::span<const Claim> claims, EntityIndex Claim::*end, EntityIndex Claim::*other_end,
              std::size_t entities, std::vector<std::uint32_t>& first, std::vector<ClaimIndex>& grouped,
              std::vector<EntityIndex>& others) {
    first.assign(entities + 1, 0);
    for (const Claim& claim : claims) ++first[(claim.*end).value + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    grouped.resize(claims.size());
    others.resize(claims.size());
    auto next = first;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const std::uint32_t at = next[(claims[i].*end).value]++;
        grouped[at] = ClaimIndex{i};
        others[at] = claims[i].*other_end;
    }
}

/// The relations of claims, sorted; `numbers` are the places of theirs.
std::vector<std::string_view> number_relations(std::span<const Claim> claims, std::vector<std::uint32_t>& numbers) {
    std::unordered_map<std::string_view, std::uint32_t> met;
    numbers.reserve(claims.size());
    std::string_view last;
    for (const Claim& claim : claims) { // those of one subject come by relation
        if (claim.relation != last || numbers.empty()) {
            last = claim.relation;
            numbers.push_back(met.try_emplace(last, static_cast<std::uint32_t>(met.size())).first->second);
        } else {
            numbers.push_back(numbers.back());
        }
    }
    std::vector<std::string_view> relations;
    for (const auto& [relation, number] : met) relations.push_back(relation);
    std::ranges::sort(relations);
    std::vector<std::uint32_t> place(relations.size());
    for (std::uint32_t i = 0; i < relations.size(); ++i) place[met.at(relations[i])] = i;
    for (std::uint32_t& number : numbers) number = place[number];
    return relations;
}

} // namespace

struct Graph::Names {
    std::once_flag made;
    std::optional<NameIndex> index;
};

Graph::Graph() : Graph({}, {}, {}) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Graph::Graph(std::vector<Entity> entities, std::vector<Claim> claims, std::vector<SourceDocument> documents,
             Attributes attributes)
    : entities_(std::move(entities)),
      claims_(std::move(claims)),
      documents_(std::move(documents)),
      attributes_(std::move(attributes)),
      names_(std::make_unique<Names>()) {
    group_by(claims_, &Claim::subject, &Claim::object, entities_.size(), first_out_, out_, objects_);
    group_by(claims_, &Claim::object, &Claim::subject, entities_.size(), first_in_, in_, subjects_);
    relations_ = number_relations(claims_, relation_numbers_);
    traits_.reserve(claims_.size());
    for (const Claim& claim : claims_) traits_.push_back({claim.symmetric, claim.polarity, claim.modality});
    find_symmetric();
}

void Graph::find_symmetric() {
    const auto count = static_cast<std::size_t>(std::ranges::count(traits_, true, &ClaimTraits::symmetric));
    first_symmetric_in_.reserve(first_in_.size());
    symmetric_in_.reserve(count);
    symmetric_subjects_.reserve(count);
    for (std::size_t entity = 0; entity < entities_.size(); ++entity) {
        first_symmetric_in_.push_back(static_cast<std::uint32_t>(symmetric_in_.size()));
        for (std::uint32_t i = first_in_[entity]; i < first_in_[entity + 1]; ++i) {
            if (!traits_[in_[i].value].symmetric || subjects_[i].value == entity) continue;
            symmetric_in_.push_back(in_[i]);
            symmetric_subjects_.push_back(subjects_[i]);
        }
    }
    first_symmetric_in_.push_back(static_cast<std::uint32_t>(symmetric_in_.size()));
}

const SourceDocument* Graph::find_document(std::string_view name) const {
    return claimgraph::find_document(documents_, name);
}

std::string Graph::claim_id(ClaimIndex index) const {
    const Claim& claim = claims_[index.value];
    const auto id_of = [&](EntityIndex entity) -> const std::string& { return entities_[entity.value].id; };
    std::string id;
    id.reserve(id_of(claim.subject).size() + claim.relation.size() + id_of(claim.object).size() + 16);
    append_part(id, id_of(claim.subject));
    append_part(id += '.', claim.relation);
    append_part(id += '.', id_of(claim.object));
    if (claim.polarity == Polarity::kDenied) id += ".not";
    if (claim.modality != Modality::kActual) id.append(".").append(to_string(claim.modality));
    if (claim.attributed_to) append_part(id += ".by.", id_of(claim.attributed_to));
    return id;
}

std::vector<EntityIndex> Graph::find(std::string_view name) const {
    std::call_once(names_->made, [&] { names_->index.emplace(entities_); });
    return names_->index->find(name);
}

std::vector<std::string> Graph::similar_names(std::string_view name, std::size_t count) const {
    constexpr std::size_t kLongestCompared = 64;
    constexpr std::size_t kShortestPart = 3;
    const std::string key = name_key(name).substr(0, kLongestCompared);
    // Empty names and single letters are in everything and look like nothing.
    const auto distance_to = [&](std::string_view other_name) {
        const std::string other = name_key(other_name).substr(0, kLongestCompared);
        const bool inside = other.find(key) != std::string::npos || key.find(other) != std::string::npos;
        return inside && std::min(key.size(), other.size()) >= kShortestPart ? 0 : edit_distance(key, other);
    };
    std::vector<std::tuple<std::size_t, std::string>> ranked;
    for (const Entity& entity : entities_) {
        std::size_t distance = distance_to(entity.name);
        for (const std::string& alias : entity.aliases) distance = std::min(distance, distance_to(alias));
        if (distance * 3 <= key.size()) ranked.emplace_back(distance, entity.name);
    }
    std::ranges::sort(ranked);
    std::vector<std::string> names;
    for (const auto& [distance, similar] : ranked)
        if (names.size() < count && (names.empty() || names.back() != similar)) names.push_back(similar);
    return names;
}

} // namespace claimgraph
