#include "graph/query/links.hpp"

#include <algorithm>

namespace claimgraph {

Links::Links(std::size_t nodes, std::span<const Arc> arcs) : first_(nodes + 1), links_(arcs.size()) {
    for (const Arc& arc : arcs) ++first_[arc.source + 1];
    for (std::size_t i = 1; i <= nodes; ++i) first_[i] += first_[i - 1];
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (const Arc& arc : arcs) links_[next[arc.source]++] = arc.link;

    std::uint32_t kept = 0;
    std::uint32_t begin = 0;
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::uint32_t end = first_[node + 1];
        std::sort(links_.begin() + begin, links_.begin() + end,
                  [](const Link& a, const Link& b) { return a.target < b.target; });
        const std::uint32_t row = kept;
        for (std::uint32_t at = begin; at < end; ++at) {
            if (kept > row && links_[kept - 1].target == links_[at].target)
                links_[kept - 1].weight += links_[at].weight;
            else
                links_[kept++] = links_[at];
        }
        first_[node + 1] = kept;
        begin = end;
    }
    links_.resize(kept);
}

double Links::weight_of(std::size_t node) const {
    double sum = 0;
    for (const Link& link : of(node)) sum += link.weight;
    return sum;
}

Links links_of(const Graph& graph, LinkDirection direction, const ClaimFilter& filter) {
    std::vector<Links::Arc> arcs;
    arcs.reserve(graph.claims().size());
    for (const Claim& claim : graph.claims()) {
        if (!passes(claim, filter)) continue;
        const auto subject = claim.subject.value;
        const auto object = claim.object.value;
        const bool either_way = claim.symmetric && subject != object;
        if (direction != LinkDirection::kIn || either_way) arcs.push_back({subject, {object, 1}});
        if (direction != LinkDirection::kOut || either_way) arcs.push_back({object, {subject, 1}});
    }
    return {graph.entities().size(), arcs};
}

} // namespace claimgraph
