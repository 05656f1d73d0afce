#pragma once

#include "graph/matching/score/entity_profile.hpp"
#include "graph/matching/score/name_reasons.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The result of comparing two entities: the sum of the weights of its reasons.
struct MatchScore {
    std::vector<MatchReason> reasons;
    bool never = false; ///< one of the reasons forbids it
    double sum() const;
};

/// Entities are merged if their score is at least this, unless a reason forbids it.
inline constexpr double kMatchThreshold = 2.5;

/// An entity that co-occurs with others. `rarity` is from 0 (in all documents) to 1 (in one): a rare common companion
/// is stronger evidence.
struct Companion {
    std::string_view id; ///< not owned
    double rarity = 0;
};

/// Compares names, types, descriptions and company, whose numbers are indices of `companions`. Names that have nothing
/// in common and full names that differ forbid a match, whatever else speaks for it. Symmetric. Reasons have words only
/// if `explain`; without it those behind one that forbids are left out.
MatchScore compare(const EntityProfile& a, const EntityProfile& b, std::span<const Companion> companions,
                   bool explain = true);

} // namespace claimgraph
