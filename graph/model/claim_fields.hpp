#pragma once

#include "graph/model/claim.hpp"
#include "graph/model/field.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {

/// A row of the table of claim fields, by the types of its members.
using ClaimField = Field<Claim, EntityIndex Claim::*, std::string Claim::*, bool Claim::*, Polarity Claim::*,
                         Modality Claim::*, double Claim::*>;

// clang-format off
/// The fields of a claim except its evidence: see graph/model/field.hpp.
inline constexpr auto kClaimFields = std::to_array<ClaimField>({
    {.name = "subject", .member = &Claim::subject,
     .meaning =
         "who acts, speaks, holds or is; a passive is turned round (\"talks led by France\": France leads talks)",
     .column = kNoName, .property = kNoName, .part = "subject", .identity = 1, .flags = kCore},
    {.name = "relation", .member = &Claim::relation,
     .meaning = "a type of [relations.tsv](../models/en/relations.tsv), or `open:<lemma>` where no type fits",
     .property = kNoName, .rdf = kNoName, .identity = 2, .flags = kCore},
    {.name = "object", .member = &Claim::object, .meaning = "whom or what it is about", .column = kNoName,
     .property = kNoName, .part = "object", .identity = 3, .flags = kCore},
    {.name = "label", .member = &Claim::label, .meaning = "display label: `commits to`", .rdf = "rdfs:label",
     .flags = kCore},
    {.name = "symmetric", .member = &Claim::symmetric, .meaning = "subject and object may change places: `meets_with`",
     .json = kNoName, .expected = "true or false"},
    {.name = "attributed_to", .member = &Claim::attributed_to,
     .meaning = "who says so; nobody when the document itself does", .column = "attributed_to_id",
     .property = "speaker_id", .name_column = "attributed_to", .name_property = "speaker", .sql = "speaker",
     .rdf = "prov:wasAttributedTo", .part = "said_by", .heading = "SAID BY", .identity = 6},
    {.name = "report", .member = &Claim::report,
     .meaning = "how it is said, as a relation of the table: `reaffirms`, `urges`"},
    {.name = "polarity", .member = &Claim::polarity, .meaning = "`+`, or `-` for what is denied", .expected = "+ or -",
     .identity = 4},
    {.name = "modality", .member = &Claim::modality,
     .meaning = "actual, future, possible, conditional, obliged, forbidden, requested: see below", .heading = "HOW",
     .expected = "actual, future, possible, ...", .identity = 5},
    {.name = "time", .member = &Claim::time, .meaning = "when: the words of the text", .heading = "WHEN",
     .question = "when", .flags = kWords},
    {.name = "time_value", .member = &Claim::time_value,
     .meaning = "the same as an ISO 8601 date or interval: see [claims.md](claims.md)"},
    {.name = "place", .member = &Claim::place, .meaning = "where: the words", .heading = "WHERE", .question = "where",
     .flags = kWords},
    {.name = "place_entity", .member = &Claim::place_entity, .meaning = "the place as an entity", .column = "place_id",
     .property = "place_id", .json = "place_id", .rdf = "schema:contentLocation", .part = "place"},
    {.name = "condition", .member = &Claim::condition, .meaning = "on which condition: the words",
     .question = "on condition"},
    {.name = "complement", .member = &Claim::complement, .meaning = "what is urged, promised, notified ...: the words",
     .heading = "DETAIL", .question = "what", .flags = kQuoted},
    {.name = "confidence", .member = &Claim::confidence, .meaning = "0 to 1: see below",
     .expected = "a number from 0 to 1"},
});
// clang-format on

constexpr bool is_entity(const ClaimField& field) { return std::holds_alternative<EntityIndex Claim::*>(field.member); }

/// The value of a claim that answers the question of a field; null if there is none.
inline const std::string* words_of(const ClaimField& field, const Claim& claim) {
    const auto* member = std::get_if<std::string Claim::*>(&field.member);
    return member == nullptr || field.question.empty() || (claim.**member).empty() ? nullptr : &(claim.**member);
}

/// A field whose value is an entity.
struct ClaimEntity {
    const ClaimField* field;
    EntityIndex Claim::*member;
};

/// Those of kClaimFields, in their order.
inline constexpr auto kClaimEntities = [] {
    std::array<ClaimEntity, std::ranges::count_if(kClaimFields, is_entity)> entities{};
    auto* next = entities.begin();
    for (const ClaimField& field : kClaimFields)
        if (is_entity(field)) *next++ = {&field, std::get<EntityIndex Claim::*>(field.member)};
    return entities;
}();

/// The place there of a field that is an entity.
constexpr std::size_t entity_place(const ClaimField& field) {
    std::size_t place = 0;
    while (kClaimEntities[place].field != &field) ++place;
    return place;
}

} // namespace claimgraph
