#pragma once

#include "graph/matching/appearances.hpp"
#include "graph/matching/entity_matcher.hpp"

namespace claimgraph {

/// EntityMatcher::match() of these appearances.
EntityMatcher::Result match_appearances(const Appearances& appearances, std::span<const MatchOverride> overrides,
                                        bool explain);

} // namespace claimgraph
