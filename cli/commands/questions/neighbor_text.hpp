#pragma once

#include "graph/model/relation_traits.hpp"
#include "graph/query/analysis/ties.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph::cli {

/// "out", "in" or "both".
std::string_view to_string(Direction direction);

/// The neighbors of an entity as text: a paragraph for each family of relations, the one that is said most first, with
/// its documents, their days and who says so; in it a line for each relation and direction with the neighbors:
///
///     ACCUSE, in 2 documents, 2019-01-23 to 2019-09-15, says Mike Pompeo
///         accuses (2): Iran, Houthis
///         is accused by (1): Iran
///
/// Named actors come first, then who is said most; of more than `most` the line says how many more there are.
std::string neighbor_text(const Graph& graph, std::span<const NeighborTie> ties, const RelationTraits& relations,
                          std::size_t most);

} // namespace claimgraph::cli
