#pragma once

#include <string>

namespace claimgraph::fuzz {

/// What came of a query.
enum class Outcome { kRefused, kFailed, kRan };

/// Compiles a query and runs it over a small graph, within tight limits. Aborts if it breaks a promise.
Outcome ask(const std::string& query);

} // namespace claimgraph::fuzz
