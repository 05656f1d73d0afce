#pragma once

#include <string>
#include <vector>

namespace claimgraph {

/// A number for each entity of a graph, such as a centrality, that is written to files in addition to the fields.
struct NodeColumn {
    std::string name;           ///< "pagerank"; not the name of an existing column
    std::vector<double> values; ///< one per entity, in the order of the graph
    bool whole = false;         ///< counts and numbers of groups: written without decimals
};

} // namespace claimgraph
