#pragma once

#include "extract/entities/coreference/antecedent_ranker.hpp"
#include "tools/evaluate/coreference_score.hpp"

#include <functional>
#include <vector>

namespace claimgraph {

/// Options of train_antecedents().
struct AntecedentTraining {
    int epochs = 15;
    int runs = 1; ///< trainings from scratch, in different orders; the model is their mean
    float rate = 0.05F;
    float decay = 1e-4F;          ///< L2, of the weights that a phrase touches
    float dropout = 0.2F;         ///< share of the features left out at a time
    float recall = 0;             ///< taken off the score of "none" when all is learned
    std::uint32_t least_seen = 3; ///< rarer features are left out
    std::uint64_t seed = 1;
};

/// A document with its names and gold chains. Does not own document and analysis.
struct ChainedText {
    const Document* document;
    const Analysis* analysis;
    EntityLayer layer;
    std::vector<Chain> chains;
    bool partial = false; ///< of other phrases nothing is known: only those of the chains are learnt from
};

/// Reported after each epoch.
struct AntecedentProgress {
    int epoch = 0;
    double loss = 0; ///< negative log-likelihood per phrase
    std::size_t features = 0;
};

/// Trains by AdaGrad on the likelihood of all correct antecedents together. Returns the bytes of the ranker's file. One
/// thread; deterministic for a seed.
std::string train_antecedents(const std::vector<ChainedText>& texts, const NameKnowledge& names,
                              std::vector<WordClass> classes, const AntecedentTraining& training,
                              const std::function<void(const AntecedentProgress&)>& progress);

} // namespace claimgraph
