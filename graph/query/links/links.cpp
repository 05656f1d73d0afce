#include "graph/query/links/links.hpp"

#include "graph/query/filter/compiled_filter.hpp"

#include <algorithm>

namespace claimgraph {

void Links::close_gaps(std::span<const std::uint32_t> ends) {
    std::uint32_t kept = 0;
    for (std::size_t node = 0; node < ends.size(); ++node) {
        const std::uint32_t begin = first_[node];
        first_[node] = kept;
        std::copy(links_.begin() + begin, links_.begin() + ends[node], links_.begin() + kept);
        kept += ends[node] - begin;
    }
    first_[ends.size()] = kept;
    links_.resize(kept);
    links_.shrink_to_fit();
}

std::uint64_t Links::weight_of(std::size_t node) const {
    std::uint64_t sum = 0;
    for (const Link& link : of(node)) sum += link.weight;
    return sum;
}

Links links_of(const Graph& graph, Direction direction, const ClaimFilter& filter) {
    const CompiledFilter passes(graph, filter);
    const Direction back = direction == Direction::kBoth  ? direction
                           : direction == Direction::kOut ? Direction::kIn
                                                          : Direction::kOut;
    const std::size_t nodes = graph.entities().size();
    return {nodes, [&](const auto& visit) {
                for (std::uint32_t target = 0; target < nodes; ++target)
                    each_step(graph, EntityIndex{std::size_t{target}}, back, [&](ClaimIndex claim, EntityIndex source) {
                        if (passes(claim)) visit(source.value, target, std::uint32_t{1});
                    });
            }};
}

} // namespace claimgraph
