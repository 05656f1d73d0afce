#pragma once

#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How one graph differs from another, such as today's from yesterday's.
struct Difference {
    enum class Kind : std::uint8_t { kNew, kGone, kChanged };
    Kind kind{};
    EntityIndex old_entity, new_entity; ///< in the old and the new graph; nowhere for what is not there, or a claim
    ClaimIndex old_claim, new_claim;
    std::vector<std::string> fields{};      ///< what changed: "name", "time", ...
    std::vector<Evidence> gained{}, lost{}; ///< evidence of a claim that is in both
};
std::string_view to_string(Difference::Kind kind);

/// Entities by their ids, then claims by what they say, each in the order of the graphs. Nothing for equal graphs.
std::vector<Difference> compare(const Graph& old_graph, const Graph& new_graph);

} // namespace claimgraph
