#pragma once

#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"

#include <string>

namespace claimgraph::cli {

/// Rejects or confirms a claim in a store, or takes that back: `claim`, its id, and `verdict`, rejected, confirmed or
/// none. Returns {"verdict": ..., "evidence": how many pieces}. Fails with kNotFound or kBadFormat, and with the errors
/// of the store, which another program may be writing.
Result<std::string> judge_claim(const std::string& store, const Parameters& parameters);

} // namespace claimgraph::cli
