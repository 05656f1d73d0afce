#pragma once

#include "graph/matching/entity_profile.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A reason for or against two entities being the same.
struct MatchReason {
    double weight = 0; ///< above 0 for, below 0 against
    std::string words; ///< "same name 'john smith'"
};

/// The result of comparing two entities: the sum of the weights of its reasons.
struct MatchScore {
    std::vector<MatchReason> reasons;
    bool never = false; ///< one of the reasons forbids it
    double sum() const;
};

/// Entities are merged if their score is at least this.
inline constexpr double kMatchThreshold = 2.5;

/// An entity that co-occurs with others. `rarity` is from 0 (in all documents) to 1 (in one): a rare common companion
/// is stronger evidence.
struct Companion {
    std::string_view id; ///< not owned
    double rarity = 0;
};

/// Compares names, types, descriptions and company, whose numbers are indices of `companions`. Symmetric. Reasons have
/// words only if `explain`.
MatchScore compare(const EntityProfile& a, const EntityProfile& b, std::span<const Companion> companions,
                   bool explain = true);

/// The last word of a folded name.
std::string_view last_word(std::string_view name);
/// The initials of a folded name of several words, small words left out: "dra" of "danube river authority".
std::string initials(std::string_view name);

} // namespace claimgraph
