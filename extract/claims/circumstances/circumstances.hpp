#pragma once

#include "extract/claims/circumstances/time_reader.hpp"
#include "extract/claims/frames/frame_matcher.hpp"

namespace claimgraph {

/// Time, place and condition of a predicate, as byte spans of the document. A span is empty if the text does not say
/// it.
struct Circumstances {
    TimePhrase time;
    ByteSpan place;
    ByteSpan condition;
    EntityIndex place_entity;
};

/// What a claim tells of: what happened once, or what lasts, as an office or a membership does.
enum class ClaimNature : std::uint8_t { kEvent, kLasting };

/// Reads those dependents of the match's anchor, and of `predicate` (the verb that has its subject, else the anchor
/// itself), that fill no slot of the frame; where they tell no time, what else in the sentence tells when it was. What
/// lasts is not as old as what somebody does: of "President X visited Kenya on Monday" the office has no time.
Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, const TimeReader& times,
                                 ClaimNature nature = ClaimNature::kEvent);

} // namespace claimgraph
