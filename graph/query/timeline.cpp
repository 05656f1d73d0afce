#include "graph/query/timeline.hpp"

#include "graph/base/time_interval.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

std::vector<ClaimIndex> timeline(const Graph& graph, std::span<const EntityIndex> entities, const ClaimFilter& filter) {
    const auto is_asked = [&](EntityIndex entity) { return std::ranges::find(entities, entity) != entities.end(); };
    std::vector<ClaimIndex> found;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& claim = graph.claims()[i];
        if ((is_asked(claim.subject) || is_asked(claim.object) || is_asked(claim.attributed_to) ||
             is_asked(claim.place_entity)) &&
            passes(claim, filter))
            found.push_back(ClaimIndex{i});
    }
    std::ranges::stable_sort(found, {}, [&](ClaimIndex claim) {
        const auto time = time_interval(graph[claim].time_value);
        return std::pair(!time, time.value_or(TimeInterval()));
    });
    return found;
}

} // namespace claimgraph
