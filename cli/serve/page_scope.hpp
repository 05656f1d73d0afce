#pragma once

#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"
#include "graph/store/database.hpp"

#include <string>

namespace claimgraph::cli {

/// The part of the graph that the page looks at, before any filter, as an SQL condition on rows of `claim`: `path`, the
/// shortest paths between two entities; `around`, what is at most `steps` claims away from one; else all claims between
/// actors, or with `all` everything. Fills temporary tables that the condition reads, so keep the Snapshot. Fails with
/// kBadFormat.
Result<std::string> scope_of(const Database& database, const Parameters& parameters);

/// Whether there is anything to choose between actors and everything.
bool has_actors(const Database& database);

} // namespace claimgraph::cli
