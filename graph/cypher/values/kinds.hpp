#pragma once

#include "graph/cypher/values/value.hpp"

#include <cstdint>

namespace claimgraph::cypher {

/// A set of kinds of values, one bit each: what an expression can give, what a function takes. Most expressions can
/// give null.
using Kinds = std::uint16_t;

constexpr Kinds set_of(ValueKind kind) { return static_cast<Kinds>(1u << static_cast<unsigned>(kind)); }

inline constexpr Kinds kNullKind = set_of(ValueKind::kNull);
inline constexpr Kinds kBooleans = set_of(ValueKind::kBoolean);
inline constexpr Kinds kIntegers = set_of(ValueKind::kInteger);
inline constexpr Kinds kFloats = set_of(ValueKind::kFloat);
inline constexpr Kinds kNumbers = kIntegers | kFloats;
inline constexpr Kinds kStrings = set_of(ValueKind::kString);
inline constexpr Kinds kLists = set_of(ValueKind::kList);
inline constexpr Kinds kMaps = set_of(ValueKind::kMap);
inline constexpr Kinds kNodes = set_of(ValueKind::kNode);
inline constexpr Kinds kRelationships = set_of(ValueKind::kRelationship);
inline constexpr Kinds kPaths = set_of(ValueKind::kPath);
inline constexpr Kinds kDurations = set_of(ValueKind::kDuration);
inline constexpr Kinds kDated =
    set_of(ValueKind::kDateTime) | set_of(ValueKind::kLocalDateTime) | set_of(ValueKind::kDate);
inline constexpr Kinds kInstants = kDated | set_of(ValueKind::kTime) | set_of(ValueKind::kLocalTime);
inline constexpr Kinds kTemporals = kInstants | kDurations;
inline constexpr Kinds kEverything = 0xffff;

/// The static type of an expression.
struct Type {
    Kinds kinds = kEverything;
    Kinds elements = kEverything; ///< of lists

    /// Whether it can be one of `wanted`, or null. Elements of an empty list can be anything.
    constexpr bool may_be(Kinds wanted) const { return kinds == 0 || (kinds & (wanted | kNullKind)) != 0; }
};

} // namespace claimgraph::cypher
