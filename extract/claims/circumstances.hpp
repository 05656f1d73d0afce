#pragma once

#include "extract/claims/frame_matcher.hpp"

#include <string>

namespace claimgraph {

/// When, where and on which condition a predicate holds. Empty spans for what the text does not say.
struct Circumstances {
    ByteSpan time;
    ByteSpan place;
    ByteSpan condition;
    EntityIndex place_entity;
};

/// Reads the dependents of the match's anchor that no slot of its frame took.
Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match);

} // namespace claimgraph
