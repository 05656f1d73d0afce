#pragma once

#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/time_reader.hpp"

namespace claimgraph {

/// Time, place and condition of a predicate, as byte spans of the document. A span is empty if the text does not say
/// it.
struct Circumstances {
    TimePhrase time;
    ByteSpan place;
    ByteSpan condition;
    EntityIndex place_entity;
};

/// Reads those dependents of the match's anchor, and of `predicate` (the verb that has its subject, else the anchor
/// itself), that fill no slot of the frame.
Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, const TimeReader& times);

} // namespace claimgraph
