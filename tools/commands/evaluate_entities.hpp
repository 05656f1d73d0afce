#pragma once

#include "cli/input/models.hpp"
#include "cli/terminal/exit_status.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Evaluates names from raw text against JSON lines `{"doc", "text", "tokens", "entities": [{"start", "end",
/// "type"}]}`, one sentence per line: exact span and type of persons, organizations and places. With `errors` lists
/// every missed or wrong name in its sentence.
ExitStatus evaluate_names(const std::vector<std::string>& files, const ModelOptions& models, bool errors, bool json);

/// Evaluates coreference chains against JSON lines (see read_chains()), with our own mentions and with gold mentions.
ExitStatus evaluate_coreference(const std::vector<std::string>& files, const ModelOptions& models, bool json);

} // namespace claimgraph::cli
