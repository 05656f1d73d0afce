#pragma once

#include "graph/model/claim.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// Which claims to look at. What is empty or unset does not restrict.
struct ClaimFilter {
    std::vector<EntityIndex> subjects; ///< any of them; a symmetric claim may have it at either end
    std::vector<EntityIndex> objects;
    std::vector<EntityIndex> speakers;
    std::vector<std::string> relations; ///< ids, any of them: see relations_named()
    std::vector<std::string> documents; ///< any of them: their ids, or the last parts of their paths
    std::optional<Polarity> polarity;
    std::optional<Modality> modality;
    /// ISO 8601 dates, whole or cut after the year or month. A claim passes if its time_value, a date or an interval,
    /// ends no earlier than `since` and begins no later than `until`; a claim without one is left out.
    std::string since;
    std::string until;
    double min_confidence = 0;

    friend bool operator==(const ClaimFilter&, const ClaimFilter&) = default;
};

} // namespace claimgraph
