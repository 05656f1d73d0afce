#pragma once

#include "graph/base/time_interval.hpp"
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
    /// A claim passes if its time_value may be in this time; one whose time_value is none is left out.
    std::optional<TimeInterval> time;
    double min_confidence = 0;

    friend bool operator==(const ClaimFilter&, const ClaimFilter&) = default;
};

} // namespace claimgraph
