#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

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

/// What can do something to somebody: whoever a claim may be by or about.
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

/// One thing of the world, whatever it is called. A vertex of the graph.
struct Entity {
    std::string id;   ///< stable: the knowledge-base id (`Q7184`) where known, else a readable slug
    std::string name; ///< the name people see
    EntityType type = EntityType::kOther;
    std::vector<std::string> aliases; ///< other names met, sorted, without `name`
    std::uint32_t mentions = 0;       ///< how often it was met, pronouns included
    std::string kb;                   ///< Wikidata or ISO id; empty when unknown

    friend bool operator==(const Entity&, const Entity&) = default;
};

} // namespace claimgraph
