#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The type of an entity; names as in docs/claim_model.md.
enum class EntityType : std::uint8_t {
    kPerson,
    kOrganization,
    kPlace,
    kFacility,
    kEvent,
    kLaw,
    kGroup,
    kRole,
    kConcept,
    kTime,
    kQuantity,
    kOther,
};

/// Types that can act: those that claims can be made by or about as actors.
inline constexpr std::array kActorTypes = {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace,
                                           EntityType::kGroup, EntityType::kRole};
constexpr bool can_act(EntityType type) {
    for (const EntityType actor : kActorTypes)
        if (type == actor) return true;
    return false;
}

/// "person", "organization", ... as written in every format.
std::string_view to_string(EntityType type);
std::optional<EntityType> entity_type_from(std::string_view name);

/// Types of things that stay the same from one text to the next: the elections of one are the topic of another, but the
/// minister of one is not the minister of another.
constexpr bool is_topic(EntityType type) {
    return type == EntityType::kEvent || type == EntityType::kLaw || type == EntityType::kConcept ||
           type == EntityType::kTime || type == EntityType::kQuantity;
}

/// An entity of the real world, under all its names: a vertex of the graph. Owns its strings.
struct Entity {
    std::string id;   ///< stable: the knowledge-base id (`Q7184`) where known, else a readable slug
    std::string name; ///< display name
    EntityType type = EntityType::kOther;
    std::vector<std::string> aliases; ///< other names in the texts, sorted, without `name`
    std::uint32_t mentions = 0;       ///< number of mentions, including pronouns
    std::string kb;                   ///< Wikidata or ISO id; empty when unknown
    bool unnamed = false;             ///< no text names it: `name` is a description, "the minister", "elections"

    friend bool operator==(const Entity&, const Entity&) = default;
};

/// Whether no other document can mean it: somebody or something that has no name.
inline bool is_of_one_document(const Entity& entity) { return entity.unnamed && !is_topic(entity.type); }

} // namespace claimgraph
