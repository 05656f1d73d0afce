#include "graph/matching/entity_matcher.hpp"

#include "graph/core/fold.hpp"
#include "graph/matching/appearances.hpp"
#include "graph/matching/matching.hpp"
#include "graph/merge.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace claimgraph {
namespace {

/// Of what a document names, those it names most often count as company.
constexpr std::size_t kMostCompany = 24;

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

struct EntityMatcher::Told {
    Appearances appearances;
    std::vector<std::uint32_t> appearance_of; ///< of each entity that was added; kNone if it is not matched
    std::vector<std::uint32_t> folded;        ///< of each text that was folded, the folded one; else kNone
    static constexpr std::uint32_t kNone = 0xffff'ffff;

    std::vector<std::uint32_t> last; ///< by the text of an id, the last appearance with it; else kNone

    /// What an id is called seldom changes from one document to the next.
    void name(Appearances::Appearance& one, const Entity& entity) {
        TextPool& texts = appearances.texts;
        if (one.id >= last.size()) last.resize(one.id + 1 + one.id / 2, kNone);
        const std::uint32_t before = std::exchange(last[one.id], static_cast<std::uint32_t>(appearances.all.size()));
        if (before != kNone) {
            const Appearances::Appearance& known = appearances.all[before];
            if (texts[known.name] == entity.name && texts[known.kb] == entity.kb) {
                one.name = known.name;
                one.folded = known.folded;
                one.kb = known.kb;
                return;
            }
        }
        one.name = texts.number(entity.name);
        one.folded = fold_once(entity.name);
        one.kb = texts.number(entity.kb);
    }

    TextPool::Number fold_once(std::string_view name) {
        TextPool& texts = appearances.texts;
        const TextPool::Number number = texts.number(name);
        if (number >= folded.size()) folded.resize(number + 1, kNone);
        if (folded[number] == kNone) folded[number] = texts.number(fold(name));
        return folded[number];
    }
};

EntityMatcher::EntityMatcher() : told_(std::make_unique<Told>()) {}
EntityMatcher::~EntityMatcher() = default;

std::size_t EntityMatcher::add(std::string_view document, const ClaimBatch& batch) {
    Appearances& all = told_->appearances;
    std::vector<const Entity*> named;
    for (const Entity& entity : batch.entities)
        if (is_matched(entity.type)) named.push_back(&entity);
    std::ranges::sort(named, {},
                      [](const Entity* entity) { return std::pair(~entity->mentions, std::string_view(entity->id)); });
    named.resize(std::min(named.size(), kMostCompany));
    const auto number = static_cast<std::uint32_t>(all.documents.size());
    all.documents.push_back({all.texts.number(document), static_cast<std::uint32_t>(all.companies.size())});
    for (const Entity* entity : named) all.companies.push_back(all.texts.number(entity->id));

    const std::size_t first = told_->appearance_of.size();
    for (std::size_t i = 0; i < batch.entities.size(); ++i) {
        const Entity& entity = batch.entities[i];
        told_->appearance_of.push_back(is_matched(entity.type) ? static_cast<std::uint32_t>(all.all.size())
                                                               : Told::kNone);
        if (!is_matched(entity.type)) continue;
        Appearances::Appearance one{.document = number,
                                    .id = all.texts.number(entity.id),
                                    .first_alias = static_cast<std::uint32_t>(all.lists.size()),
                                    .type = entity.type};
        told_->name(one, entity);
        for (const std::string& alias : entity.aliases) all.lists.push_back(told_->fold_once(alias));
        one.first_description = static_cast<std::uint32_t>(all.lists.size());
        if (i < batch.descriptions.size())
            for (const std::string& noun : batch.descriptions[i]) all.lists.push_back(all.texts.number(noun));
        all.all.push_back(one);
    }
    return first;
}

EntityMatcher::Result EntityMatcher::match(std::span<const MatchOverride> overrides, bool explain) {
    Result result = match_appearances(told_->appearances, overrides, explain);
    std::vector<std::uint32_t> identity_of;
    identity_of.reserve(told_->appearance_of.size());
    for (const std::uint32_t appearance : told_->appearance_of)
        identity_of.push_back(appearance == Told::kNone ? Result::kOwn : result.identity_of[appearance]);
    result.identity_of = std::move(identity_of);
    told_ = std::make_unique<Told>();
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
        for (EntityIndex* index : {&claim.subject, &claim.object, &claim.attributed_to, &claim.place_entity})
            if (*index) *index = moved[index->value];
}

} // namespace claimgraph
