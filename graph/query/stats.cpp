#include "graph/query/stats.hpp"

#include "graph/query/communities.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace claimgraph {

GraphStats graph_stats(const Graph& graph) {
    GraphStats stats;
    std::set<std::string_view> documents;
    std::set<EntityIndex> speakers;
    stats.entities = graph.entities().size();
    stats.claims = graph.claims().size();
    for (const Entity& entity : graph.entities()) ++stats.entity_types[std::string(to_string(entity.type))];
    for (const Claim& claim : graph.claims()) {
        ++stats.relations[claim.relation];
        ++stats.polarities[std::string(to_string(claim.polarity))];
        ++stats.modalities[std::string(to_string(claim.modality))];
        if (claim.attributed_to) speakers.insert(claim.attributed_to);
        stats.evidence += claim.evidence.size();
        for (const Evidence& evidence : claim.evidence) documents.insert(evidence.document);
    }
    stats.documents = documents.size();
    stats.speakers = speakers.size();
    const Groups parts = components(links_of(graph, LinkDirection::kOut));
    stats.components = parts.empty() ? 0 : std::ranges::max(parts);
    return stats;
}

} // namespace claimgraph
