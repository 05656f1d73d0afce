#pragma once

#include "graph/query/filter/filter.hpp"

#include <vector>

namespace claimgraph {

/// A claim filter compiled for one graph. Relation, polarity and modality are tested with numbers that the graph keeps
/// next to its claims; the claim itself is read only if the filter has other conditions. Graph and filter must outlive
/// it. Immutable; safe to share between threads.
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
