#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/entity_occurrences.hpp"
#include "graph/matching/match_statistics.hpp"

namespace claimgraph {

/// Carries out EntityMatcher::match() for these appearances. `epoch` is null if all are here.
EntityMatcher::Result match_occurrences(const EntityOccurrences& appearances, std::span<const MatchOverride> overrides,
                                        const MatchEpoch* epoch, bool explain);

} // namespace claimgraph
