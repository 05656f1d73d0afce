#pragma once

#include "tools/train/claim_trainer.hpp"

#include <string>

namespace claimgraph {

/// How scores of claims become probabilities, measured on texts that were not learnt from.
struct ClaimCalibration {
    float scale = 1, shift = 0, drawn = 0; ///< see ClaimWeights
    std::string report;                    ///< a reliability table, and the area under the curve
};

/// The parts that texts are measured in.
struct ClaimFolds {
    unsigned count = 0;          ///< of parts; less than 2: nothing is measured
    unsigned measured = 0;       ///< the first so many of them
    std::uint32_t documents = 0; ///< of the first so many documents; 0: of all
};

/// Trains on all documents but a part and scores that part, for each part in turn; fits a logistic regression to the
/// scores (Platt 1999). What a teacher judged is learnt from each time and never scored. Where nothing is measured the
/// scores stay as they are.
ClaimCalibration calibrate_claims(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                                  const LemmaVectors& vectors, const ClaimTraining& training, const ClaimFolds& folds);

} // namespace claimgraph
