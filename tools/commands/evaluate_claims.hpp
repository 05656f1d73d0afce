#pragma once

#include "cli/input/models.hpp"
#include "cli/terminal/exit_status.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Evaluates the claims of texts against gold files: precision, recall and F1 of each relation and of all; accuracy of
/// speaker, polarity, modality and the other fields of found claims; calibration of the confidence (0 to 1). With
/// `errors` lists every missed or wrong claim.
ExitStatus evaluate_claims(const std::vector<std::string>& files, const ModelOptions& models, bool errors, bool json);

} // namespace claimgraph::cli
