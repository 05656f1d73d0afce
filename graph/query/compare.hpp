#pragma once

#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A difference between two graphs, such as yesterday's and today's. Owns its evidence; indices are of the graphs
/// compared.
struct Difference {
    enum class Kind : std::uint8_t { kNew, kGone, kChanged };
    Kind kind{};
    EntityIndex old_entity, new_entity; ///< default if missing in that graph, or a claim
    ClaimIndex old_claim, new_claim;
    std::vector<std::string> fields{};      ///< what changed: "name", "time", ...
    std::vector<Evidence> gained{}, lost{}; ///< evidence of a claim that is in both
};
std::string_view to_string(Difference::Kind kind);

/// Compares entities by id, then claims by content; results are in the order of the graphs, and empty for equal graphs.
std::vector<Difference> compare(const Graph& old_graph, const Graph& new_graph);

} // namespace claimgraph
