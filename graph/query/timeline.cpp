#include "graph/query/timeline.hpp"

#include "graph/model/claim_times.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

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
        const auto times = times_of(claim);
        for (const ClaimTime& time : times)
            if (!filter.time || meet(time.interval, *filter.time))
                found.push_back(
                    {ClaimIndex{i}, time.interval, *time.value,
                     *time.value == claim.time_value || time.evidence == nullptr ? claim.time : time.evidence->time});
        if (times.empty()) found.push_back({ClaimIndex{i}, std::nullopt, claim.time_value, claim.time});
    }
    std::ranges::stable_sort(found, {}, [](const TimelineEntry& entry) {
        return std::pair(!entry.time, entry.time.value_or(TimeInterval()));
    });
    return found;
}

} // namespace claimgraph
