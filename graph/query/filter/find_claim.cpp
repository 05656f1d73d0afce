#include "graph/query/filter/find_claim.hpp"

#include <algorithm>

namespace claimgraph {

ClaimIdParts claim_id_parts(std::string_view id) {
    ClaimIdParts parts;
    for (std::string* part : {&parts.subject, &parts.relation, &parts.object}) {
        std::size_t at = 0;
        for (; at < id.size() && id[at] != '.'; ++at) { // dots and percent signs within are escaped
            const std::string_view escape = id.substr(at, 3);
            if (escape == "%2E" || escape == "%25") {
                *part += escape == "%2E" ? '.' : '%';
                at += 2;
            } else {
                *part += id[at];
            }
        }
        id.remove_prefix(std::min(id.size(), at + 1));
    }
    return parts;
}

ClaimIndex find_claim(const Graph& graph, std::string_view id) {
    const std::string subject = claim_id_parts(id).subject;
    const auto entity = std::ranges::lower_bound(graph.entities(), subject, {}, &Entity::id);
    if (entity == graph.entities().end() || entity->id != subject) return {};
    const EntityIndex index(static_cast<std::size_t>(entity - graph.entities().begin()));
    for (const ClaimIndex claim : graph.out_claims(index))
        if (graph.claim_id(claim) == id) return claim;
    return {};
}

std::vector<ClaimIndex> claims_alike(const Graph& graph, ClaimIndex claim) {
    std::vector<ClaimIndex> alike;
    for (const ClaimIndex other : graph.out_claims(graph[claim].subject))
        if (graph[other].object == graph[claim].object && graph[other].relation == graph[claim].relation)
            alike.push_back(other);
    return alike;
}

} // namespace claimgraph
