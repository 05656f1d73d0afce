#pragma once

#include "graph/base/time/time_interval.hpp"
#include "graph/model/claim.hpp"

#include <optional>
#include <vector>

namespace claimgraph {

/// One of the times of a claim, and the string that says it: its own, or that of one of its evidence.
struct ClaimTime {
    TimeInterval interval;
    const std::string* value = nullptr; ///< within the claim
    const Evidence* evidence = nullptr; ///< that says it; null if none does
};

/// When a claim was, by all its evidence: times that are different, in their order. What is no interval of the calendar
/// (a length, a set) is left out.
std::vector<ClaimTime> times_of(const Claim& claim);
/// From the first to the last of them; nothing if there is none.
std::optional<TimeInterval> whole_time_of(const Claim& claim);
/// Whether one of them meets a period.
bool is_within(const Claim& claim, const TimeInterval& period);

} // namespace claimgraph
