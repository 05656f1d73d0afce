#pragma once

#include "graph/model/claim_filter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// Which part of a graph a question looks at: the claims that are all of what is set, and the entities in them. What is
/// empty or unset does not restrict; nothing set is the whole graph. Entities go by names, as Graph::find() takes them;
/// those of the names are in the part even if no claim is. A part may hold more than was asked for, never less, so a
/// question that filters by the same things has the same answer in the part as in the whole.
struct GraphPart {
    std::string subject; ///< a symmetric claim may have it at either end, as it may the object
    std::string object;
    std::string speaker;
    std::string end;   ///< subject or object
    std::string party; ///< subject, object, speaker or place
    /// The claims at entities that are fewer than `depth` claims away from these, walked in any direction over claims
    /// that are all the rest.
    std::vector<std::string> around;
    std::size_t depth = 1;

    ClaimFilter filter{};         ///< what else the claims are; its entities do not count, since here they go by names
    bool both_polarities = false; ///< only if the same relation of the same two is affirmed and denied

    bool claims = true; ///< false: all entities and no claims

    friend bool operator==(const GraphPart&, const GraphPart&) = default;
};

} // namespace claimgraph
