#pragma once

#include "cli/input/models.hpp"
#include "cli/terminal/exit_status.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Evaluates the explicit facts of sentences against gold tables (see read_fact_gold()): precision, recall and F1 of
/// whole triples. Reports errors on standard error.
ExitStatus evaluate_facts(const std::vector<std::string>& files, const ModelOptions& models, bool json);

} // namespace claimgraph::cli
