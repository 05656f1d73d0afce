#include "graph/query/stats.hpp"

#include "graph/query/communities.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

GraphStats graph_stats(const Graph& graph) {
    GraphStats stats;
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
    }
    stats.documents = static_cast<std::size_t>(std::ranges::count(graph.documents(), "", &SourceDocument::same_as));
    stats.speakers = speakers.size();
    const Groups parts = components(graph);
    stats.components = parts.empty() ? 0 : std::ranges::max(parts);
    return stats;
}

Result<GraphStats> graph_stats(const Store& store) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    const auto count = [&](std::string_view sql) { return static_cast<std::size_t>(database.number(sql)); };
    const auto count_by = [&](std::string_view sql) {
        std::map<std::string, std::size_t> counts;
        for (SqlStatement row = database.prepare(sql); row.step();)
            counts.emplace(row.text(0), static_cast<std::size_t>(row.number(1)));
        return counts;
    };
    GraphStats stats;
    stats.entities = count("SELECT count(*) FROM entity");
    stats.claims = count("SELECT count(*) FROM claim");
    stats.evidence = count("SELECT sum(evidence) FROM claim");
    stats.documents = count("SELECT count(*) FROM document WHERE derived AND same_as = ''");
    stats.speakers = count("SELECT count(DISTINCT speaker) FROM claim WHERE speaker IS NOT NULL");
    stats.confirmed = count("SELECT count(*) FROM judgment WHERE verdict = 'confirmed'");
    stats.rejected = count("SELECT count(*) FROM judgment WHERE verdict = 'rejected'");
    stats.entity_types = count_by("SELECT type, count(*) FROM entity GROUP BY type");
    stats.relations = count_by("SELECT relation, count(*) FROM claim GROUP BY relation");
    stats.polarities = count_by("SELECT polarity, count(*) FROM claim GROUP BY polarity");
    stats.modalities = count_by("SELECT modality, count(*) FROM claim GROUP BY modality");

    std::map<std::int64_t, std::uint32_t> node_of;             // rows
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs; // object, subject
    for (SqlStatement row = database.prepare("SELECT id FROM entity ORDER BY id"); row.step();)
        node_of.emplace_hint(node_of.end(), row.number(0), static_cast<std::uint32_t>(node_of.size()));
    for (SqlStatement row = database.prepare("SELECT DISTINCT subject, object FROM claim"); row.step();) {
        const auto subject = node_of.find(row.number(0));
        const auto object = node_of.find(row.number(1));
        if (subject != node_of.end() && object != node_of.end()) arcs.emplace_back(object->second, subject->second);
    }
    std::ranges::sort(arcs);
    const Groups parts = components(Links(node_of.size(), [&](const auto& visit) {
        for (const auto& [object, subject] : arcs) visit(subject, object, std::uint32_t{1});
    }));
    stats.components = parts.empty() ? 0 : std::ranges::max(parts);
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    return stats;
}

} // namespace claimgraph
