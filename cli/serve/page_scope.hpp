#pragma once

#include "cli/serve/claim_table.hpp"
#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"

#include <functional>
#include <string>

namespace claimgraph::cli {

/// The part of the graph that the page looks at, before any filter: `path`, the shortest paths between two entities;
/// `around`, what is at most `steps` claims away from one; else all claims between actors, or with `all` everything.
/// Breadth-first, each level a pass over the table. Fails with kBadFormat.
Result<std::function<bool(const ClaimRow&)>> scope_of(const ClaimTable& table, const Database& database,
                                                      const Parameters& parameters);

/// The row of the entity with this id, 0 if there is none.
std::uint32_t row_of_entity(const Database& database, const std::string& id);

} // namespace claimgraph::cli
