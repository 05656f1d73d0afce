#include "graph/query/metrics.hpp"

#include "graph/query/centrality.hpp"
#include "graph/query/communities.hpp"
#include "graph/query/links.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

template <LinkDirection direction>
std::vector<double> degree_of(const Graph& graph, const ClaimFilter& filter) {
    const Links links = links_of(graph, direction, filter);
    std::vector<double> values(links.nodes());
    for (std::size_t node = 0; node < links.nodes(); ++node) values[node] = static_cast<double>(links.weight_of(node));
    return values;
}

std::vector<double> pagerank_of(const Graph& graph, const ClaimFilter& filter) {
    return pagerank(links_of(graph, LinkDirection::kOut, filter));
}

std::vector<double> betweenness_of(const Graph& graph, const ClaimFilter& filter) {
    const Links links = links_of(graph, LinkDirection::kBoth, filter);
    return betweenness(links, affordable_sources(links));
}

template <Groups (*groups_in)(const Links&)>
std::vector<double> group_of(const Graph& graph, const ClaimFilter& filter) {
    const Groups groups = groups_in(links_of(graph, LinkDirection::kBoth, filter));
    return {groups.begin(), groups.end()};
}

constexpr Metric kMetrics[] = {
    {"degree", "claims at it", true, false, degree_of<LinkDirection::kBoth>},
    {"in_degree", "claims about it", true, false, degree_of<LinkDirection::kIn>},
    {"out_degree", "claims of it", true, false, degree_of<LinkDirection::kOut>},
    {"pagerank", "how often a random walk along claims meets it", false, false, pagerank_of},
    {"betweenness", "share of the shortest ways between others that lead through it", false, false, betweenness_of},
    {"community", "group with more claims within than to the rest, by Leiden", true, true, group_of<communities>},
    {"component", "part of the graph without a claim to another part", true, true, group_of<components>},
};

} // namespace

std::span<const Metric> metrics() { return kMetrics; }

const Metric* find_metric(std::string_view name) {
    const auto* found = std::ranges::find(kMetrics, name, &Metric::name);
    return found == std::end(kMetrics) ? nullptr : found;
}

NodeColumn measure(const Graph& graph, const Metric& metric, const ClaimFilter& filter) {
    return {std::string(metric.name), metric.values(graph, filter), metric.whole};
}

} // namespace claimgraph
