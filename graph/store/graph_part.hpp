#pragma once

#include "graph/model/claim_filter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// The part of a graph that a query needs: the claims that meet all conditions that are set, and their entities. With
/// no condition it is the whole graph. Entities are given by names, as for Graph::find(); they are in the part even
/// without claims. A loaded part may contain more than requested, never less, so a query that filters by the same
/// conditions gives the same result as on the whole graph.
struct GraphPart {
    std::string subject; ///< a symmetric claim may have it as subject or object; likewise for `object`
    std::string object;
    std::string speaker;
    std::string end;   ///< subject or object
    std::string party; ///< subject, object, speaker or place
    /// Claims of entities that are less than `depth` claims away from these, in any direction, over claims that meet
    /// the other conditions.
    std::vector<std::string> around;
    std::size_t depth = 1;

    ClaimFilter filter{};         ///< further conditions; its entities are ignored, since they are given by names here
    bool both_polarities = false; ///< only if the same relation between the same entities is affirmed and denied

    bool claims = true; ///< false: all entities and no claims
    /// False: claims without their evidence, and no documents; much faster. Evidence that `filter` asks for is there.
    bool evidence = true;

    friend bool operator==(const GraphPart&, const GraphPart&) = default;
};

} // namespace claimgraph
