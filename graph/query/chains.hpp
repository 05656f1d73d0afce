#pragma once

#include "graph/query/choice.hpp"
#include "graph/query/links/path.hpp"

#include <memory>
#include <string>
#include <vector>

namespace claimgraph {

/// The chains of claims from one entity to another, in a graph that has all their claims.
struct Chains {
    std::shared_ptr<const Graph> graph;
    std::vector<EntityIndex> from, to; ///< the entities of the two names
    std::vector<std::vector<Step>> paths;
};

/// shortest_paths() between two names over the claims of a part. In a store most are found near the two ends, and only
/// those claims are read; the whole graph where that is not enough. Fails as choose() does, and when the source is
/// stopped.
Result<Chains> chains_between(const GraphSource& source, const std::string& from, const std::string& to, GraphPart part,
                              PathOptions options, const LoadFamilies& families);

} // namespace claimgraph
