#pragma once

#include <string>
#include <vector>

namespace claimgraph {

/// A number for each entity of a graph, such as a measure of its importance, that a file carries beside what the graph
/// itself knows.
struct NodeColumn {
    std::string name;           ///< "pagerank"; none of the columns that a format has anyway
    std::vector<double> values; ///< as many as the graph has entities, in their order
    bool whole = false;         ///< counts and numbers of groups: written without decimals
};

} // namespace claimgraph
