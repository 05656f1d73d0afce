#include "graph/query/chains.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {

Result<Chains> chains_between(const GraphSource& source, const std::string& from, const std::string& to, GraphPart part,
                              PathOptions options, const LoadFamilies& families) {
    constexpr std::size_t kDeepest = 2;
    part.around = {from, to};
    // the claims at entities fewer than `depth` claims away from either make all chains of up to twice that length
    for (part.depth = 1;; ++part.depth) {
        const bool in_whole = source.store() == nullptr || part.depth > kDeepest;
        const auto load = [&](const GraphPart& resolved) { return in_whole ? source.whole() : source.part(resolved); };
        auto choice = choose(source, part, families, load);
        if (!choice) return tl::unexpected(choice.error());
        const Graph& graph = *choice->graph;
        Chains found{choice->graph, graph.find(choice->part.around[0]), graph.find(choice->part.around[1]), {}};
        options.over = choice->filter;
        found.paths = shortest_paths(graph, found.from, found.to, options, source.stop());
        if (const auto status = source.stop().status(); !status) return tl::unexpected(status.error());
        const bool are_all = found.paths.size() == options.count && found.paths.back().size() <= 2 * part.depth;
        if (in_whole || are_all || std::ranges::find_first_of(found.from, found.to) != found.from.end()) return found;
    }
}

} // namespace claimgraph
