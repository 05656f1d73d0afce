#pragma once

#include "extract/claims/decision/claim_model.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph {

/// Options of train_claims().
struct ClaimTraining {
    int epochs = 8;
    float rate = 0.02F;
    float decay = 1e-5F;             ///< L2
    float dropout = 0.3F;            ///< share of the features left out at a time
    float hidden_dropout = 0.2F;     ///< share of the hidden units left out at a time
    float optional = 0.4F;           ///< what a related pair counts that no core claim relates: 0 nothing, 1 as much
    float teacher = 0.5F;            ///< what a teacher counts of a pair that people read as well: 0 nothing, 1 all
    std::uint32_t gold_repeats = 1;  ///< how often a pass sees what people read, where a teacher judged more
    std::uint32_t least_seen = 8;    ///< rarer features are left out
    std::uint32_t most_features = 0; ///< after training those that say least are left out; 0: none
    std::uint32_t least_claims = 3;  ///< relations with fewer examples are not learnt
    std::uint64_t seed = 1;
};

/// What a larger model thinks of two participants (Hinton, Vinyals and Dean 2015, Distilling the Knowledge in a Neural
/// Network).
struct TaughtPair {
    float holds = 0;                                   ///< probability that anything relates them
    std::vector<std::pair<std::string, float>> shares; ///< of relations, the likeliest first; together about 1
};

/// Two participants of a sentence, and by which relations readers of the text related them.
struct ClaimExample {
    PairEvidence evidence;
    std::vector<std::string> relations; ///< ids; none: not related
    bool core = false;                  ///< of a claim that one wants in the graph
    std::uint32_t document = 0;
    bool read = true;                 ///< by people; else they may know some of its relations, and none means nothing
    std::optional<TaughtPair> taught; ///< what a teacher thinks
};

/// Vectors of lemmas, by hash_word().
struct LemmaVectors {
    std::vector<std::uint64_t> words;
    std::vector<float> values; ///< kVectorSize of each, of length 1
};

/// Reported after each epoch.
struct ClaimProgress {
    int epoch = 0;
    double loss = 0; ///< negative log-likelihood of an example
    std::size_t features = 0;
};

/// Trains a ClaimModel by AdaGrad (Duchi et al. 2011) on the likelihood that anything holds and, where it does, of all
/// accepted relations together, or on the cross-entropy with what a teacher thinks; the weights are the means of those
/// after each epoch of the second half. One thread; deterministic for a seed.
ClaimWeights train_claims(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                          const LemmaVectors& vectors, const ClaimTraining& training,
                          const std::function<void(const ClaimProgress&)>& progress);

} // namespace claimgraph
