#include "graph/query/path.hpp"

#include <algorithm>

namespace claimgraph {

std::vector<Step> shortest_path(const Graph& graph, std::span<const EntityIndex> from, std::span<const EntityIndex> to,
                                bool directed) {
    struct Arrival {
        EntityIndex from;
        Step step;
    };
    std::vector<Arrival> arrivals(graph.entities().size());
    std::vector<bool> seen(graph.entities().size());
    std::vector<bool> wanted(graph.entities().size());
    for (const EntityIndex entity : to) wanted[entity.value] = true;

    std::vector<EntityIndex> queue(from.begin(), from.end());
    for (const EntityIndex entity : from) {
        if (wanted[entity.value]) return {};
        seen[entity.value] = true;
    }
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const EntityIndex at = queue[next];
        if (wanted[at.value]) {
            std::vector<Step> path;
            for (EntityIndex back = at; arrivals[back.value].from; back = arrivals[back.value].from)
                path.push_back(arrivals[back.value].step);
            std::ranges::reverse(path);
            return path;
        }
        const auto walk = [&](EntityIndex target, Step step) {
            if (seen[target.value]) return;
            seen[target.value] = true;
            arrivals[target.value] = {at, step};
            queue.push_back(target);
        };
        // Of parallel claims, one that is said to be so tells most about why two entities belong together.
        for (const bool plain : {true, false}) {
            const auto is_wanted = [&](ClaimIndex claim) {
                return plain ==
                       (graph[claim].polarity == Polarity::kAffirmed && graph[claim].modality == Modality::kActual);
            };
            for (const ClaimIndex claim : graph.claims_of(at))
                if (is_wanted(claim)) walk(graph[claim].object, {claim, true});
            for (const ClaimIndex claim : graph.claims_about(at))
                if (is_wanted(claim) && (!directed || graph[claim].symmetric))
                    walk(graph[claim].subject, {claim, false});
        }
    }
    return {};
}

} // namespace claimgraph
