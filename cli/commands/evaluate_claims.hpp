#pragma once

#include "cli/input/models.hpp"
#include "cli/output/exit_status.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// Claims of texts against gold files: precision, recall and F1, of each relation type and of all; how often the
/// speaker, the polarity, the modality and the other fields of found claims are right; with `errors` every claim that
/// is missed or wrong; how well the confidence is calibrated.
ExitStatus evaluate_claims(const std::vector<std::string>& files, const ModelOptions& models, double min_confidence,
                           bool errors, bool json);

} // namespace claimgraph::cli
