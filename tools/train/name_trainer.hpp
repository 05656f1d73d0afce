#pragma once

#include "extract/entities/names/name_tagger.hpp"

#include <functional>
#include <vector>

namespace claimgraph {

struct NameTraining {
    int runs = 1; ///< learnings from nothing, in different orders; the model is the mean of all
    int epochs = 12;
    float rate = 0.1F;
    float decay = 1e-5F;          ///< L2, of the weights that a sentence touches
    float dropout = 0.1F;         ///< share of the features left out at a time
    std::uint32_t least_seen = 3; ///< rarer features are left out
    float recall = 0;             ///< taken off the score of being outside, when all is learned
    std::uint64_t seed = 1;
};

/// A document whose tokens say in MISC what they are of a name: `Name=B-person`, `Name=I-person`, none outside.
struct NamedText {
    const Document* document;
    const Analysis* analysis;
};

struct NameProgress {
    int epoch = 0;
    double loss = 0; ///< minus the log-likelihood a token
    std::size_t features = 0;
};

/// Learns a tagger by AdaGrad (Duchi, Hazan and Singer 2011) on the likelihood of the labels. The bytes of its file.
std::string train_names(const std::vector<NamedText>& texts, const NameKnowledge& names, std::vector<WordClass> classes,
                        const NameTraining& training, const std::function<void(const NameProgress&)>& progress);

} // namespace claimgraph
