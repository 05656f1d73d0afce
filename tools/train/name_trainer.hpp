#pragma once

#include "extract/entities/names/tagger/name_tagger.hpp"

#include <functional>
#include <vector>

namespace claimgraph {

/// Options of train_names().
struct NameTraining {
    int runs = 1; ///< trainings from scratch, in different orders; the model is their mean
    int epochs = 12;
    float rate = 0.1F;
    float decay = 1e-5F;          ///< L2, of the weights that a sentence touches
    float dropout = 0.1F;         ///< share of the features left out at a time
    std::uint32_t least_seen = 3; ///< rarer features are left out
    float recall = 0;             ///< taken off the score of being outside, when all is learned
    std::uint64_t seed = 1;
};

/// A document whose tokens have their name labels in MISC: `Name=B-person`, `Name=I-person`, none outside.
struct NamedText {
    const Document* document;
    const Analysis* analysis;
};

/// Reported after each epoch.
struct NameProgress {
    int epoch = 0;
    double loss = 0; ///< negative log-likelihood per token
    std::size_t features = 0;
};

/// Trains a tagger by AdaGrad (Duchi, Hazan and Singer 2011) on the likelihood of the labels. Returns the bytes of its
/// file. One thread; deterministic for a seed.
std::string train_names(const std::vector<NamedText>& texts, const NameKnowledge& names, std::vector<WordClass> classes,
                        const NameTraining& training, const std::function<void(const NameProgress&)>& progress);

} // namespace claimgraph
