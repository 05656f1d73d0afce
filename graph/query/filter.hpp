#pragma once

#include "graph/graph.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// Which claims to show. What is empty or unset does not restrict.
struct ClaimFilter {
    std::vector<EntityIndex> subjects; ///< any of them; a symmetric claim may have it at either end
    std::vector<EntityIndex> objects;
    std::vector<EntityIndex> speakers;
    std::string relation; ///< an id ("commits_to") or its label ("commits to"); `open` for all open ones
    std::optional<Polarity> polarity;
    std::optional<Modality> modality;
    /// ISO 8601 dates, whole or cut after the year or month. A claim passes if its time_value, a date or an interval,
    /// ends no earlier than `since` and begins no later than `until`; a claim without one is left out.
    std::string since;
    std::string until;
    double min_confidence = 0;
};

/// The claims that pass, in the order of the graph.
std::vector<ClaimIndex> filter_claims(const Graph& graph, const ClaimFilter& filter);

} // namespace claimgraph
