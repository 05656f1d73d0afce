#include "graph/query/analysis/metrics.hpp"

#include "graph/query/analysis/centrality.hpp"
#include "graph/query/filter/compiled_filter.hpp"
#include "graph/query/links/communities.hpp"
#include "graph/query/links/links.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace claimgraph {
namespace {

/// Claims, not links: no need to add up parallel ones.
template <Direction direction>
std::vector<double> degree_of(const Graph& graph, const ClaimFilter& filter, const StopToken&) {
    const CompiledFilter passes(graph, filter);
    std::vector<double> values(graph.entities().size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const EntityIndex entity{i};
        std::size_t count = 0;
        if (passes.all() && direction == Direction::kBoth)
            count = graph.out_claims(entity).size() + graph.in_claims(entity).size();
        else
            each_step(graph, entity, direction, [&](ClaimIndex claim, EntityIndex) { count += passes(claim); });
        values[i] = static_cast<double>(count);
    }
    return values;
}

std::vector<double> documents_of(const Graph& graph, const ClaimFilter& filter, const StopToken&) {
    const CompiledFilter passes(graph, filter);
    std::vector<double> values(graph.entities().size());
    std::vector<std::string_view> documents; // of one entity
    for (std::size_t i = 0; i < values.size(); ++i) {
        documents.clear();
        for (const auto claims : {graph.out_claims(EntityIndex{i}), graph.in_claims(EntityIndex{i})})
            for (const ClaimIndex claim : claims)
                if (passes(claim))
                    for (const Evidence& evidence : graph[claim].evidence) documents.push_back(evidence.document);
        std::ranges::sort(documents);
        values[i] = static_cast<double>(std::unique(documents.begin(), documents.end()) - documents.begin());
    }
    return values;
}

std::vector<double> said_of(const Graph& graph, const ClaimFilter& filter, const StopToken&) {
    const CompiledFilter passes(graph, filter);
    std::vector<double> values(graph.entities().size());
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const ClaimIndex claim{i};
        if (const EntityIndex speaker = graph[claim].attributed_to; speaker && passes(claim)) ++values[speaker.value];
    }
    return values;
}

std::vector<double> pagerank_of(const Graph& graph, const ClaimFilter& filter, const StopToken& stop) {
    return pagerank(links_of(graph, Direction::kOut, filter), stop);
}

std::vector<double> betweenness_of(const Graph& graph, const ClaimFilter& filter, const StopToken& stop) {
    const Links links = links_of(graph, Direction::kBoth, filter);
    return betweenness(links, affordable_sources(links), stop);
}

std::vector<double> communities_of(const Graph& graph, const ClaimFilter& filter, const StopToken& stop) {
    const Groups groups = communities(links_of(graph, Direction::kBoth, filter), stop);
    return {groups.begin(), groups.end()};
}

std::vector<double> components_of(const Graph& graph, const ClaimFilter& filter, const StopToken&) {
    const Groups groups = components(graph, filter);
    return {groups.begin(), groups.end()};
}

constexpr Metric kMetrics[] = {
    {"degree", "claims at it", true, false, degree_of<Direction::kBoth>},
    {"in_degree", "claims about it", true, false, degree_of<Direction::kIn>},
    {"out_degree", "claims of it", true, false, degree_of<Direction::kOut>},
    {"documents", "documents with claims at it", true, false, documents_of},
    {"said", "claims that it is the source of", true, false, said_of},
    {"pagerank", "how often a random walk along claims meets it", false, false, pagerank_of},
    {"betweenness", "share of the shortest ways between others that lead through it", false, false, betweenness_of},
    {"community", "group with more claims within than to the rest, by Leiden", true, true, communities_of},
    {"component", "part of the graph without a claim to another part", true, true, components_of},
};

} // namespace

std::span<const Metric> metrics() { return kMetrics; }

const Metric* find_metric(std::string_view name) {
    const auto* found = std::ranges::find(kMetrics, name, &Metric::name);
    return found == std::end(kMetrics) ? nullptr : found;
}

NodeColumn measure(const Graph& graph, const Metric& metric, const ClaimFilter& filter, const StopToken& stop) {
    return {std::string(metric.name), metric.values(graph, filter, stop), metric.whole};
}

} // namespace claimgraph
