#include "graph/query/stats.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <set>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

std::size_t count_components(const Graph& graph) {
    // connected_components() wants an undirected graph
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> undirected(graph.entities().size());
    for (const Claim& claim : graph.claims()) boost::add_edge(claim.subject.value, claim.object.value, undirected);
    std::vector<std::size_t> component(graph.entities().size());
    if (component.empty()) return 0;
    return static_cast<std::size_t>(boost::connected_components(undirected, component.data()));
}

} // namespace

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
    stats.components = count_components(graph);
    return stats;
}

} // namespace claimgraph
