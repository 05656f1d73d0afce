#include "graph/query/filter/compiled_filter.hpp"

#include <algorithm>

namespace claimgraph {

CompiledFilter::CompiledFilter(const Graph& graph, const ClaimFilter& filter)
    : graph_(graph),
      filter_(filter),
      asks_more_(!filter.subjects.empty() || !filter.objects.empty() || !filter.speakers.empty() ||
                 !filter.documents.empty() || filter.time || filter.min_confidence > 0),
      passes_all_(!asks_more_ && filter.relations.empty() && !filter.polarity && !filter.modality) {
    if (filter.relations.empty()) return;
    wanted_.resize(graph.relations().size() + 1); // never empty: a relation that no claim has is still asked for
    for (const std::string& relation : filter.relations) {
        const auto known = std::ranges::lower_bound(graph.relations(), relation);
        if (known != graph.relations().end() && *known == relation)
            wanted_[static_cast<std::size_t>(known - graph.relations().begin())] = true;
    }
}

} // namespace claimgraph
