#pragma once

#include "graph/base/time/time_interval.hpp"
#include "graph/graph.hpp"
#include "graph/model/claim_filter.hpp"
#include "graph/model/relation_families.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// Whether a claim passes the filter, whose entities are indices of the claim's graph. To test many claims use
/// CompiledFilter.
bool passes(const Claim& claim, const ClaimFilter& filter);

/// The claims that pass, in the order of the graph. If subjects or objects are given, visits only their claims.
std::vector<ClaimIndex> filter_claims(const Graph& graph, const ClaimFilter& filter);

/// Relations with the labels of their claims, each pair once, sorted.
using RelationLabels = std::vector<std::pair<std::string, std::string>>;
/// The relations of all claims of a graph.
RelationLabels relation_labels(const Graph& graph);

/// The ids of the relations with a given name: a relation by its id or label, otherwise all relations of a family, such
/// as `REQUEST`, or `open` for those without a type. Ignores case; `_` equals a space. Sorted. `families` is needed for
/// names of families, which are not in the graph.
std::vector<std::string> relations_named(const RelationLabels& known, std::string_view name,
                                         const RelationFamilies& families = {});

} // namespace claimgraph
