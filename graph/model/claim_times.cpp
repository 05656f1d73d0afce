#include "graph/model/claim_times.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// Calls visit(value, evidence) for the claim's own time and those of its evidence that differ from it.
template <class Visit>
void for_each_time(const Claim& claim, const Visit& visit) {
    const Evidence* first = nullptr; // that says what the claim itself does
    for (const Evidence& evidence : claim.evidence)
        if (first == nullptr && evidence.time_value == claim.time_value) first = &evidence;
    if (!claim.time_value.empty()) visit(claim.time_value, first);
    for (const Evidence& evidence : claim.evidence)
        if (!evidence.time_value.empty() && evidence.time_value != claim.time_value)
            visit(evidence.time_value, &evidence);
}

} // namespace

std::vector<ClaimTime> times_of(const Claim& claim) {
    std::vector<ClaimTime> times;
    for_each_time(claim, [&](const std::string& value, const Evidence* evidence) {
        if (const auto interval = time_interval(value)) times.push_back({*interval, &value, evidence});
    });
    std::ranges::stable_sort(times, {}, &ClaimTime::interval);
    const auto same = [](const ClaimTime& a, const ClaimTime& b) { return a.interval == b.interval; };
    times.erase(std::unique(times.begin(), times.end(), same), times.end());
    return times;
}

std::optional<TimeInterval> whole_time_of(const Claim& claim) {
    std::optional<TimeInterval> whole;
    for_each_time(claim, [&](const std::string& value, const Evidence*) {
        const auto interval = time_interval(value);
        if (!interval) return;
        whole = whole ? TimeInterval{std::min(whole->first, interval->first), std::max(whole->last, interval->last)}
                      : *interval;
    });
    return whole;
}

bool is_within(const Claim& claim, const TimeInterval& period) {
    bool found = false;
    for_each_time(claim, [&](const std::string& value, const Evidence*) {
        if (found) return;
        const auto interval = time_interval(value);
        found = interval && meet(*interval, period);
    });
    return found;
}

} // namespace claimgraph
