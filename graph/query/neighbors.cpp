#include "graph/query/neighbors.hpp"

#include <algorithm>
#include <limits>

namespace claimgraph {

std::vector<Neighbor> neighbors(const Graph& graph, std::span<const EntityIndex> start, std::size_t depth,
                                Direction direction, const ClaimFilter& over) {
    constexpr std::size_t kUnseen = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> position(graph.entities().size(), kUnseen); // in `found`
    std::vector<bool> is_start(graph.entities().size());
    std::vector<EntityIndex> frontier(start.begin(), start.end());
    for (const EntityIndex entity : start) is_start[entity.value] = true;

    std::vector<Neighbor> found;
    for (std::size_t level = 1; level <= depth && !frontier.empty(); ++level) {
        const std::size_t first_new = found.size();
        const auto step = [&](EntityIndex to, ClaimIndex claim) {
            if (is_start[to.value] || !passes(graph[claim], over)) return;
            if (position[to.value] == kUnseen) {
                position[to.value] = found.size();
                found.push_back({to, level, {}});
            }
            if (position[to.value] >= first_new) found[position[to.value]].claims.push_back(claim);
        };
        for (const EntityIndex from : frontier) {
            for (const ClaimIndex claim : graph.claims_of(from))
                if (direction != Direction::kIn || graph[claim].symmetric) step(graph[claim].object, claim);
            for (const ClaimIndex claim : graph.claims_about(from))
                if (direction != Direction::kOut || graph[claim].symmetric) step(graph[claim].subject, claim);
        }
        frontier.clear();
        for (std::size_t i = first_new; i < found.size(); ++i) frontier.push_back(found[i].entity);
    }
    std::ranges::sort(found, {}, [](const Neighbor& neighbor) { return std::pair(neighbor.depth, neighbor.entity); });
    return found;
}

} // namespace claimgraph
