#pragma once

#include "graph/query/filter.hpp"

#include <string_view>
#include <vector>

namespace claimgraph {

/// How an affirmed and a denied claim go together, the sharpest first.
enum class ConflictKind : std::uint8_t {
    kContradicted, ///< the same speaker, or the documents themselves, say both
    kDisputed,     ///< one says so, another denies it
    kChanged,      ///< dated, and what one side says is over before the other begins
    kQualified,    ///< they are not meant alike: "may", "will" or "should" against what is so
};
std::string_view to_string(ConflictKind kind);

/// The same relation of the same two entities, affirmed and denied.
struct Conflict {
    ConflictKind kind{};
    std::vector<ClaimIndex> affirmed; ///< in the order of the graph, as `denied`
    std::vector<ClaimIndex> denied;
};

/// All conflicts among the claims that pass the filter, the sharpest first, then in the order of the graph. A conflict
/// is of the sharpest kind that one of its pairs of claims is.
std::vector<Conflict> conflicts(const Graph& graph, const ClaimFilter& filter = {});

} // namespace claimgraph
