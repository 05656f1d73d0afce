#pragma once

#include "graph/model/entity.hpp"
#include "graph/model/field.hpp"

#include <array>

namespace claimgraph {

/// A row of the table of entity fields, by the types of its members.
using EntityField = Field<Entity, std::string Entity::*, EntityType Entity::*, std::vector<std::string> Entity::*,
                          std::uint32_t Entity::*, bool Entity::*>;

// clang-format off
/// The fields of an entity: see graph/model/field.hpp.
inline constexpr auto kEntityFields = std::to_array<EntityField>({
    {.name = "id", .member = &Entity::id,
     .meaning = "stable: `Q7184` where Wikidata knows it, else made of the name, `mark-rutte`", .column = kNoName,
     .sql = "key", .rdf = kNoName, .flags = kCore},
    {.name = "name", .member = &Entity::name, .meaning = "the name people see", .column = "label", .rdf = "schema:name",
     .flags = kCore},
    {.name = "type", .member = &Entity::type,
     .meaning = "person, organization, place, facility, event, law, group, role, concept, time, quantity, other",
     .rdf = kNoName},
    {.name = "aliases", .member = &Entity::aliases, .meaning = "other names met, sorted", .rdf = "schema:alternateName",
     .expected = "a JSON list of strings"},
    {.name = "mentions", .member = &Entity::mentions, .meaning = "how often it was met, pronouns included",
     .expected = "a count"},
    {.name = "kb", .member = &Entity::kb, .meaning = "its id at Wikidata, or an ISO code; empty when unknown",
     .rdf = "schema:identifier"},
    {.name = "unnamed", .member = &Entity::unnamed,
     .meaning = "true if no text names it, so that its name is a description: `minister`"},
});
// clang-format on

} // namespace claimgraph
