#pragma once

#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/time/time_value.hpp"

#include <optional>
#include <string>

namespace claimgraph {

/// Time, place and condition of a predicate, as byte spans of the document. A span is empty if the text does not say
/// it.
struct Circumstances {
    ByteSpan time;
    std::string time_value; ///< of the time, in ISO 8601; see time_value()
    ByteSpan place;
    ByteSpan condition;
    EntityIndex place_entity;
};

/// The time words of the language and the date from which relative times are resolved.
struct Calendar {
    const TimeWords& words;
    std::optional<Date> today; ///< the date of the document
};

/// Reads those dependents of the match's anchor, and of `predicate` (the verb that has its subject, else the anchor
/// itself), that fill no slot of the frame. Incomplete dates are resolved into the past or future by modality and
/// tense.
Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, Modality modality, const Calendar& calendar);

} // namespace claimgraph
