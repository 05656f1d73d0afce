#include "graph/matching/entity_matcher.hpp"

#include "graph/base/fold.hpp"
#include "graph/matching/entity_occurrences.hpp"
#include "graph/matching/matching.hpp"
#include "graph/matching/merge.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kMostCompany = 24; ///< of a document

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

struct EntityMatcher::Added {
    EntityOccurrences occurrences;
    std::vector<std::uint32_t> appearance_of; ///< of each entity that was added; kNone if it is not matched
    std::vector<std::uint32_t> folded;        ///< of each text that was folded, the folded one; else kNone
    std::vector<std::uint32_t> last;          ///< by the text of an id, the last telling of it; else kNone
    std::vector<std::pair<std::uint32_t, Observation>> here; ///< mentions of what appears in the last document
    static constexpr std::uint32_t kNone = 0xffff'ffff;

    TextPool::Number fold_once(std::string_view name) {
        TextPool& texts = occurrences.texts;
        const TextPool::Number number = texts.number(name);
        if (number >= folded.size()) folded.resize(number + 1 + number / 2, kNone);
        if (folded[number] == kNone) folded[number] = texts.number(fold(name));
        return folded[number];
    }

    /// Whether two tellings are alike; the lists of the second are the last ones.
    bool alike(const EntityOccurrences::Observation& a, const EntityOccurrences::Observation& b) const {
        return a.name == b.name && a.kb == b.kb && a.type == b.type &&
               std::ranges::equal(occurrences.aliases(a), occurrences.aliases(b)) &&
               std::ranges::equal(occurrences.descriptions(a), occurrences.descriptions(b));
    }

    /// Of what the last document names, those it names most often are company.
    void end_document() {
        const auto id = [&](Observation observation) {
            return occurrences.texts[occurrences.observations[observation].id];
        };
        std::ranges::sort(here, [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : id(a.second) < id(b.second);
        });
        here.resize(std::min(here.size(), kMostCompany));
        for (const auto& [mentions, observation] : here)
            occurrences.companies.push_back(occurrences.observations[observation].id);
        here.clear();
    }
};

EntityMatcher::EntityMatcher() : added_(std::make_unique<Added>()) {}
EntityMatcher::~EntityMatcher() = default;

void EntityMatcher::begin(std::string_view document) {
    added_->end_document();
    EntityOccurrences& all = added_->occurrences;
    all.documents.push_back({all.texts.number(document), static_cast<std::uint32_t>(all.companies.size())});
}

EntityMatcher::Observation EntityMatcher::observe(const Entity& entity, std::span<const std::string> descriptions) {
    EntityOccurrences& all = added_->occurrences;
    const auto place = [&] { return static_cast<std::uint32_t>(all.lists.size()); };
    EntityOccurrences::Observation one{.id = all.texts.number(entity.id),
                                       .name = all.texts.number(entity.name),
                                       .folded = added_->fold_once(entity.name),
                                       .kb = all.texts.number(entity.kb),
                                       .first_alias = place(),
                                       .type = entity.type};
    for (const std::string& alias : entity.aliases) all.lists.push_back(added_->fold_once(alias));
    one.first_description = place();
    for (const std::string& noun : descriptions) all.lists.push_back(all.texts.number(noun));
    one.end = place();

    if (one.id >= added_->last.size()) added_->last.resize(one.id + 1 + one.id / 2, Added::kNone);
    std::uint32_t& last = added_->last[one.id];
    if (last != Added::kNone && added_->alike(all.observations[last], one)) {
        all.lists.resize(one.first_alias);
        return last;
    }
    last = static_cast<Observation>(all.observations.size());
    all.observations.push_back(one);
    return last;
}

void EntityMatcher::appear(Observation observation, std::uint32_t mentions) {
    EntityOccurrences& all = added_->occurrences;
    added_->appearance_of.push_back(static_cast<std::uint32_t>(all.all.size()));
    all.all.push_back({static_cast<std::uint32_t>(all.documents.size() - 1), observation});
    added_->here.emplace_back(mentions, observation);
}

std::size_t EntityMatcher::add(std::string_view document, const ClaimBatch& batch) {
    const std::size_t first = added_->appearance_of.size();
    begin(document);
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        const Entity& entity = batch.entities[i];
        if (!is_matched(entity.type))
            added_->appearance_of.push_back(Added::kNone);
        else
            appear(observe(entity, i < batch.descriptions.size() ? std::span<const std::string>(batch.descriptions[i])
                                                                 : std::span<const std::string>()),
                   entity.mentions);
    }
    return first;
}

EntityMatcher::Result EntityMatcher::match(std::span<const MatchOverride> overrides, bool explain) {
    added_->end_document();
    Result result = match_occurrences(added_->occurrences, overrides, explain);
    std::vector<std::uint32_t> identity_of;
    identity_of.reserve(added_->appearance_of.size());
    for (const std::uint32_t appearance : added_->appearance_of)
        identity_of.push_back(appearance == Added::kNone ? Result::kOwn : result.identity_of[appearance]);
    result.identity_of = std::move(identity_of);
    added_ = std::make_unique<Added>();
    return result;
}

void apply(const EntityMatcher::Result& matched, std::size_t first_entity, ClaimBatch& batch) {
    std::map<std::string, EntityIndex> first; // of each id
    std::vector<EntityIndex> moved(batch.entities.size());
    std::vector<Entity> kept;
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        Entity& entity = batch.entities[i];
        if (const EntityMatcher::Identity* identity = matched.of(first_entity + i)) {
            entity.id = identity->id;
            if (!identity->name.empty() && identity->name != entity.name) {
                entity.aliases.push_back(entity.name);
                entity.name = identity->name;
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
        for (const auto& [field, member] : kClaimEntities)
            if (claim.*member) claim.*member = moved[(claim.*member).value];
}

} // namespace claimgraph
