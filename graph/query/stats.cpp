#include "graph/query/stats.hpp"

#include "graph/query/links/communities.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <set>
#include <string_view>
#include <unordered_map>

namespace claimgraph {
namespace {

void count_one(CountsByName& counts, std::string_view what) {
    const auto found = counts.find(what);
    ++(found != counts.end() ? found : counts.emplace(what, 0).first)->second;
}

} // namespace

GraphStats graph_stats(const Graph& graph) {
    GraphStats stats;
    std::set<EntityIndex> speakers;
    stats.entities = graph.entities().size();
    stats.claims = graph.claims().size();
    for (const Entity& entity : graph.entities()) count_one(stats.entity_types, to_string(entity.type));
    for (const Claim& claim : graph.claims()) {
        count_one(stats.relations, claim.relation);
        count_one(stats.polarities, to_string(claim.polarity));
        count_one(stats.modalities, to_string(claim.modality));
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
        CountsByName counts;
        for (SqlStatement row = database.prepare(sql); row.step();)
            counts.emplace(row.text(0), static_cast<std::size_t>(row.number(1)));
        return counts;
    };
    GraphStats stats;
    stats.documents = count("SELECT count(*) FROM document WHERE derived AND same_as = ''");
    stats.speakers = count("SELECT count(DISTINCT speaker) FROM claim WHERE speaker IS NOT NULL");
    stats.confirmed = count("SELECT count(*) FROM judgment WHERE verdict = 'confirmed'");
    stats.rejected = count("SELECT count(*) FROM judgment WHERE verdict = 'rejected'");
    stats.entity_types = count_by("SELECT type, count(*) FROM entity GROUP BY type");
    stats.relations = count_by("SELECT relation, count(*) FROM claim GROUP BY relation");

    std::unordered_map<std::int64_t, std::size_t> node_of; // rows
    for (SqlStatement row = database.prepare("SELECT id FROM entity"); row.step();)
        node_of.emplace(row.number(0), node_of.size());
    stats.entities = node_of.size();
    // the claims once: SQL would sort them to count by what has no index
    boost::disjoint_sets_with_storage<> sets(stats.entities);
    stats.components = stats.entities;
    SqlStatement row = database.prepare("SELECT subject, object, polarity, modality, evidence FROM claim");
    while (row.step()) {
        ++stats.claims;
        stats.evidence += static_cast<std::size_t>(row.number(4));
        count_one(stats.polarities, row.text(2));
        count_one(stats.modalities, row.text(3));
        const auto subject = node_of.find(row.number(0));
        const auto object = node_of.find(row.number(1));
        if (subject == node_of.end() || object == node_of.end()) continue;
        const std::size_t a = sets.find_set(subject->second);
        const std::size_t b = sets.find_set(object->second);
        if (a == b) continue;
        sets.link(a, b);
        --stats.components;
    }
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    return stats;
}

} // namespace claimgraph
