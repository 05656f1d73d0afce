#pragma once

#include "extract/tokens/token.hpp"
#include "graph/model/entity.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace claimgraph {

/// The label of a token (BIOES with three types): 0 outside, then begin, inside, end and single of each type.
using NameLabel = std::uint8_t;

enum class NamePart : std::uint8_t { kBegin, kInside, kEnd, kSingle };

/// The types of the tagger, in the order of the labels.
inline constexpr std::array<EntityType, 3> kTaggedTypes = {EntityType::kPerson, EntityType::kOrganization,
                                                           EntityType::kPlace};
inline constexpr NameLabel kOutside = 0;
inline constexpr std::size_t kNameParts = 4;
inline constexpr std::size_t kNameLabels = 1 + kNameParts * kTaggedTypes.size();

constexpr NameLabel name_label(std::size_t type, NamePart part) {
    return static_cast<NameLabel>(1 + type * kNameParts + static_cast<std::size_t>(part));
}
constexpr std::size_t tagged_type(NameLabel label) { return (label - 1U) / kNameParts; }
constexpr NamePart name_part(NameLabel label) { return static_cast<NamePart>((label - 1U) % kNameParts); }

/// Whether a name continues after this label.
constexpr bool goes_on(NameLabel label) {
    return label != kOutside && (name_part(label) == NamePart::kBegin || name_part(label) == NamePart::kInside);
}
/// Whether `next` may follow `label`; kOutside also means the ends of a sentence.
constexpr bool may_follow(NameLabel label, NameLabel next) {
    const bool continues =
        next != kOutside && (name_part(next) == NamePart::kInside || name_part(next) == NamePart::kEnd);
    if (goes_on(label) != continues) return false;
    return !continues || tagged_type(label) == tagged_type(next);
}

/// The index of a type in kTaggedTypes.
constexpr std::optional<std::size_t> tagged_index(EntityType type) {
    for (std::size_t i = 0; i < kTaggedTypes.size(); ++i)
        if (kTaggedTypes[i] == type) return i;
    return std::nullopt;
}

/// The label of the token at `at` of a name.
constexpr NameLabel label_in(TokenRange name, TokenIndex at, std::size_t type) {
    if (name.size() == 1) return name_label(type, NamePart::kSingle);
    if (at == name.begin) return name_label(type, NamePart::kBegin);
    return name_label(type, at.value + 1 == name.end.value ? NamePart::kEnd : NamePart::kInside);
}

} // namespace claimgraph
