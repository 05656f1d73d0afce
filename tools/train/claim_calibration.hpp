#pragma once

#include "tools/train/claim_trainer.hpp"

#include <string>

namespace claimgraph {

/// How scores of claims become probabilities, measured on texts that were not learnt from.
struct ClaimCalibration {
    float scale = 1, shift = 0, drawn = 0; ///< see ClaimWeights
    std::string report;                    ///< a reliability table, and the area under the curve
};

/// Trains on all documents but a part and scores that part, for each part in turn; fits a logistic regression to the
/// scores (Platt 1999), those of the first `documents` alone if that is not 0. Without folds the scores stay as they
/// are.
ClaimCalibration calibrate_claims(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                                  const LemmaVectors& vectors, const ClaimTraining& training, unsigned folds,
                                  std::uint32_t documents);

} // namespace claimgraph
