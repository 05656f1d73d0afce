#include "graph/matching/entity_matcher.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/matching/entity_occurrences.hpp"
#include "graph/matching/matching.hpp"
#include "graph/matching/merge.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kMostCompany = 24; ///< of a document

/// Whether entities of this type are compared by names and context; others are one if their ids are equal.
bool is_compared(EntityType type) {
    return type == EntityType::kPerson || type == EntityType::kOrganization || type == EntityType::kPlace ||
           type == EntityType::kFacility || type == EntityType::kOther;
}

bool is_fixed(const Entity& entity) { return is_of_one_document(entity) || !is_compared(entity.type); }

} // namespace

EntityReference entity_reference(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

std::optional<UnknownEntity> find_unknown(std::span<const MatchOverride> overrides,
                                          const std::function<bool(const EntityReference&)>& is_known) {
    for (const MatchOverride& told : overrides) {
        if (!is_known(told.a)) return UnknownEntity{told.a, told.line};
        if (told.kind != MatchOverride::Kind::kName && !is_known(told.b)) return UnknownEntity{told.b, told.line};
    }
    return std::nullopt;
}

struct EntityMatcher::Added {
    std::span<const MatchOverride> overrides;
    std::map<EntityReference, bool> is_known; ///< whether a document has what the overrides are about
    std::set<std::string_view> told_ids;      ///< of them
    EntityOccurrences occurrences;
    std::vector<std::uint32_t> appearance_of; ///< of each entity that was added; kNone if it is not matched
    std::vector<std::uint32_t> folded;        ///< of each text that was folded, the folded one; else kNone
    std::vector<std::uint32_t> last;          ///< by the text of an id, the last telling of it; else kNone
    /// Mentions of what appears in the last document, and its id.
    std::vector<std::pair<std::uint32_t, TextPool::Number>> here;
    const MatchEpoch* epoch = nullptr;
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
        return a.name == b.name && a.kb == b.kb && a.type == b.type && a.is_fixed == b.is_fixed &&
               std::ranges::equal(occurrences.aliases(a), occurrences.aliases(b)) &&
               std::ranges::equal(occurrences.descriptions(a), occurrences.descriptions(b));
    }

    void meet(const std::string& id, std::string_view document) {
        if (!told_ids.contains(id)) return;
        for (const EntityReference& met : {EntityReference{id, {}}, EntityReference{id, std::string(document)}})
            if (const auto told = is_known.find(met); told != is_known.end()) told->second = true;
    }

    /// Of what the last document names, those it names most often are company.
    void end_document() {
        std::ranges::sort(here, [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : occurrences.texts[a.second] < occurrences.texts[b.second];
        });
        here.resize(std::min(here.size(), kMostCompany));
        for (const auto& [mentions, id] : here) occurrences.companies.push_back(id);
        here.clear();
    }
};

EntityMatcher::EntityMatcher(std::span<const MatchOverride> overrides) : added_(std::make_unique<Added>()) {
    added_->overrides = overrides;
    for (const MatchOverride& told : overrides) {
        added_->is_known.emplace(told.a, false);
        if (told.kind != MatchOverride::Kind::kName) added_->is_known.emplace(told.b, false);
    }
    for (const auto& [told, known] : added_->is_known) added_->told_ids.insert(told.id);
}
EntityMatcher::EntityMatcher(const MatchEpoch& epoch) : added_(std::make_unique<Added>()) { added_->epoch = &epoch; }
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
                                       .kb = all.texts.number(is_of_one_document(entity) ? std::string()
                                                              : is_compared(entity.type) ? entity.kb
                                                                                         : entity.id),
                                       .first_alias = place(),
                                       .type = entity.type,
                                       .is_fixed = is_fixed(entity)};
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

std::uint32_t EntityMatcher::know(const Entity& entity, bool is_complete, bool has_lost) {
    EntityOccurrences& all = added_->occurrences;
    EntityOccurrences::Known one{.id = all.texts.number(entity.id),
                                 .name = all.texts.number(entity.name),
                                 .kb = all.texts.number(entity.kb),
                                 .first_name = static_cast<std::uint32_t>(all.lists.size()),
                                 .type = entity.type,
                                 .is_complete = is_complete,
                                 .has_lost = has_lost};
    all.lists.push_back(added_->fold_once(entity.name));
    for (const std::string& alias : entity.aliases) all.lists.push_back(added_->fold_once(alias));
    one.end = static_cast<std::uint32_t>(all.lists.size());
    all.known.push_back(one);
    return static_cast<std::uint32_t>(all.known.size() - 1);
}

void EntityMatcher::accompany(std::string_view id, std::uint32_t mentions) {
    added_->here.emplace_back(mentions, added_->occurrences.texts.number(id));
}

void EntityMatcher::appear(Observation observation, std::uint32_t mentions, std::uint32_t known) {
    EntityOccurrences& all = added_->occurrences;
    added_->appearance_of.push_back(static_cast<std::uint32_t>(all.all.size()));
    all.all.push_back({static_cast<std::uint32_t>(all.documents.size() - 1), observation});
    if (added_->epoch != nullptr) all.known_of.push_back(known);
    const EntityOccurrences::Observation& one = all.observations[observation];
    if (!one.is_fixed) added_->here.emplace_back(mentions, one.id);
}

std::size_t EntityMatcher::add(std::string_view document, const ClaimBatch& batch) {
    const std::size_t first = added_->appearance_of.size();
    begin(document);
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        const Entity& entity = batch.entities[i];
        added_->meet(entity.id, document);
        if (!takes(entity.id, entity.type, entity.unnamed))
            added_->appearance_of.push_back(Added::kNone);
        else
            appear(observe(entity, i < batch.descriptions.size() ? std::span<const std::string>(batch.descriptions[i])
                                                                 : std::span<const std::string>()),
                   entity.mentions);
    }
    return first;
}

bool EntityMatcher::takes(std::string_view id, EntityType type, bool unnamed) const {
    return is_compared(type) || (unnamed && !is_topic(type)) || added_->told_ids.contains(id);
}

bool EntityMatcher::compares(const Entity& entity) { return !is_fixed(entity); }

std::optional<UnknownEntity> EntityMatcher::unknown() const {
    return find_unknown(added_->overrides, [&](const EntityReference& told) { return added_->is_known.at(told); });
}

EntityMatcher::Result EntityMatcher::match(bool explain) {
    added_->end_document();
    Result result = match_occurrences(added_->occurrences, added_->overrides, added_->epoch, explain);
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
            entity.type = identity->type;
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
