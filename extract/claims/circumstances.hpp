#pragma once

#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/time/time_value.hpp"

#include <optional>
#include <string>

namespace claimgraph {

/// When, where and on which condition a predicate holds. Empty spans for what the text does not say.
struct Circumstances {
    ByteSpan time;
    std::string time_value; ///< of the time, in ISO 8601; see time_value()
    ByteSpan place;
    ByteSpan condition;
    EntityIndex place_entity;
};

/// What times are measured by.
struct Calendar {
    const TimeWords& words;
    std::optional<Date> today; ///< the date of the document
};

/// Reads the dependents of the match's anchor, and of `predicate` (the verb that lent it its subject, else the anchor
/// itself), that no slot of its frame took. A half-named day lies in the direction of the modality and the tense.
Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, Modality modality, const Calendar& calendar);

} // namespace claimgraph
