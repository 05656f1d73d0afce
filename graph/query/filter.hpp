#pragma once

#include "graph/base/time_interval.hpp"
#include "graph/graph.hpp"
#include "graph/model/claim_filter.hpp"
#include "graph/model/relation_families.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

bool passes(const Claim& claim, const ClaimFilter& filter);

/// The claims that pass, in the order of the graph. Looks only at the claims of the subjects or objects, if there are
/// such.
std::vector<ClaimIndex> filter_claims(const Graph& graph, const ClaimFilter& filter);

/// Relations with the labels of their claims, each pair once, sorted.
using RelationLabels = std::vector<std::pair<std::string, std::string>>;
RelationLabels relation_labels(const Graph& graph);

/// The ids of the relations of a graph that a name means: a relation by its id or the label of one of its claims, or
/// else all relations of a family, such as `REQUEST`, or `open` for those that have no type. Compared without case, `_`
/// as a space. Sorted. The graph knows relations only; who has the table of families hands it over.
std::vector<std::string> relations_named(const RelationLabels& known, std::string_view name,
                                         const RelationFamilies& families = {});

} // namespace claimgraph
