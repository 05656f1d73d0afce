#pragma once

#include "cli/options/options.hpp"
#include "cli/terminal/exit_status.hpp"
#include "graph/query/choice.hpp"

#include <string>
#include <vector>

/// Claims as people name them on the command line.
namespace claimgraph::cli {

/// The argument that names claims: `words` are the id of a claim; or two entities; or an entity, a relation, an entity.
void add_claim_argument(Options& command, std::vector<std::string>& words);

/// At least one claim; else says on standard error what is missing.
tl::expected<AskedClaims, ExitStatus> claims_asked(const GraphSource& source, const std::vector<std::string>& words);

} // namespace claimgraph::cli
