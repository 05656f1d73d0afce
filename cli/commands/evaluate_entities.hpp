#pragma once

#include "cli/input/models.hpp"
#include "cli/output/exit_status.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Names from raw text against JSON lines `{"doc", "text", "tokens", "entities": [{"start", "end", "type"}]}`, a
/// sentence a line: exact span and type, of persons, organizations and places. With `errors` every name that is missed
/// or wrong, in its sentence.
ExitStatus evaluate_names(const std::vector<std::string>& files, const ModelOptions& models, bool errors, bool json);

/// Chains of coreference against JSON lines (see read_chains()), once with the mentions found by us, once with those of
/// the gold given.
ExitStatus evaluate_coreference(const std::vector<std::string>& files, const ModelOptions& models, bool json);

} // namespace claimgraph::cli
