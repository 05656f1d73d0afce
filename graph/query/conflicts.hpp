#pragma once

#include "graph/query/filter/filter.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// The kind of a conflict between an affirmed and a denied claim, the strongest first.
enum class ConflictKind : std::uint8_t {
    kContradicted, ///< the same speaker, or the documents themselves, say both
    kDisputed,     ///< one says so, another denies it
    kChanged,      ///< dated, and what one side says is over before the other begins
    kQualified,    ///< their modality differs: "may", "will" or "should" against a stated fact
};
std::string_view to_string(ConflictKind kind);

/// A relation between two entities that is both affirmed and denied. Indices are of the graph.
struct Conflict {
    ConflictKind kind{};
    std::vector<ClaimIndex> affirmed; ///< in the order of the graph, as `denied`
    std::vector<ClaimIndex> denied;
};

/// All conflicts among the claims that pass the filter, the strongest kind first, then in the order of the graph. The
/// kind of a conflict is the strongest of all pairs of its claims.
std::vector<Conflict> conflicts(const Graph& graph, const ClaimFilter& filter = {});

} // namespace claimgraph
