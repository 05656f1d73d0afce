#pragma once

#include "extract/entities/names/mention.hpp"

#include <cstdint>
#include <vector>

namespace claimgraph {

/// A measure's counts, added up over documents.
struct ChainCounts {
    double precise = 0, found = 0; ///< precision = precise / found
    double recalled = 0, gold = 0; ///< recall = recalled / gold
    double f1() const;
};

/// Compares two sets of coreference chains: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998) and entity-based CEAF
/// (Luo 2005), as the CoNLL 2012 shared task counts them; `mentions` counts spans alone.
struct CoreferenceScore {
    ChainCounts mentions, muc, b3, ceafe;
    std::uint64_t documents = 0;

    /// Adds a document. Chains without mentions are left out; a mention is in one chain of each set.
    void add(const std::vector<Chain>& gold, const std::vector<Chain>& found);
    /// The mean of the three F1, 0 to 1.
    double conll() const { return (muc.f1() + b3.f1() + ceafe.f1()) / 3; }
};

} // namespace claimgraph
