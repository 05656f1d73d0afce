#include "graph/query/timeline.hpp"

#include "graph/model/claim_times.hpp"

#include <algorithm>
#include <tuple>

namespace claimgraph {
namespace {

std::string first_report(const Claim& claim) {
    std::string first;
    for (const Evidence& evidence : claim.evidence)
        if (!evidence.date.empty() && (first.empty() || evidence.date < first)) first = evidence.date;
    return first;
}

} // namespace

std::vector<TimelineEntry> timeline(const Graph& graph, std::span<const EntityIndex> entities,
                                    const ClaimFilter& filter) {
    const auto is_asked = [&](EntityIndex entity) { return std::ranges::find(entities, entity) != entities.end(); };
    std::vector<TimelineEntry> found;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& claim = graph.claims()[i];
        if (!(is_asked(claim.subject) || is_asked(claim.object) || is_asked(claim.attributed_to) ||
              is_asked(claim.place_entity)) ||
            !passes(claim, filter))
            continue;
        const std::string reported = first_report(claim);
        const auto times = times_of(claim);
        for (const ClaimTime& time : times)
            if (!filter.time || meet(time.interval, *filter.time))
                found.push_back(
                    {ClaimIndex{i}, time.interval, reported, *time.value,
                     *time.value == claim.time_value || time.evidence == nullptr ? claim.time : time.evidence->time});
        if (times.empty()) found.push_back({ClaimIndex{i}, std::nullopt, reported, claim.time_value, claim.time});
    }
    std::ranges::stable_sort(found, {}, [](const TimelineEntry& entry) {
        const auto time = entry.time ? entry.time : time_interval(entry.reported);
        return std::tuple(!time, time.value_or(TimeInterval()), !entry.time);
    });
    return found;
}

} // namespace claimgraph
