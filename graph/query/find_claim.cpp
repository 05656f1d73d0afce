#include "graph/query/find_claim.hpp"

#include <algorithm>

namespace claimgraph {

ClaimIndex find_claim(const Graph& graph, std::string_view id) {
    // Its first part is the subject's id, with dots and percent signs escaped.
    std::string subject;
    for (std::size_t at = 0; at < id.size() && id[at] != '.'; ++at) {
        const std::string_view escape = id.substr(at, 3);
        if (escape == "%2E" || escape == "%25") {
            subject += escape == "%2E" ? '.' : '%';
            at += 2;
        } else {
            subject += id[at];
        }
    }
    const auto entity = std::ranges::lower_bound(graph.entities(), subject, {}, &Entity::id);
    if (entity == graph.entities().end() || entity->id != subject) return {};
    const EntityIndex index(static_cast<std::size_t>(entity - graph.entities().begin()));
    for (const ClaimIndex claim : graph.claims_of(index))
        if (graph.claim_id(claim) == id) return claim;
    return {};
}

std::vector<ClaimIndex> claims_alike(const Graph& graph, ClaimIndex claim) {
    std::vector<ClaimIndex> alike;
    for (const ClaimIndex other : graph.claims_of(graph[claim].subject))
        if (graph[other].object == graph[claim].object && graph[other].relation == graph[claim].relation)
            alike.push_back(other);
    return alike;
}

} // namespace claimgraph
