#pragma once

#include "graph/query/filter.hpp"

#include <vector>

namespace claimgraph {

/// A filter made ready for the claims of one graph. What it asks of relation, polarity and modality is told by numbers
/// that the graph keeps beside its claims; only what passes that, and only if the filter asks more, is looked at whole.
/// Graph and filter must outlive it.
class CompiledFilter {
  public:
    CompiledFilter(const Graph& graph, const ClaimFilter& filter);

    bool operator()(ClaimIndex claim) const {
        return passes_all_ || (passes_by_number(claim) && (!asks_more_ || passes(graph_[claim], filter_)));
    }

    /// Whether every claim passes.
    bool all() const { return passes_all_; }

  private:
    bool passes_by_number(ClaimIndex claim) const {
        const ClaimTraits traits = graph_.traits(claim);
        return (wanted_.empty() || wanted_[graph_.relation_numbers()[claim.value]]) &&
               (!filter_.polarity || traits.polarity == *filter_.polarity) &&
               (!filter_.modality || traits.modality == *filter_.modality);
    }

    const Graph& graph_;
    const ClaimFilter& filter_;
    std::vector<bool> wanted_; ///< of each relation; empty: any
    bool asks_more_ = false;
    bool passes_all_ = false;
};

} // namespace claimgraph
