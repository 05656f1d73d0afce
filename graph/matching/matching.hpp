#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/entity_occurrences.hpp"

namespace claimgraph {

/// Carries out EntityMatcher::match() for these appearances.
EntityMatcher::Result match_occurrences(const EntityOccurrences& appearances, std::span<const MatchOverride> overrides,
                                        bool explain);

} // namespace claimgraph
