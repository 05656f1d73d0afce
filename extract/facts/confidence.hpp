#pragma once

#include "extract/facts/fact.hpp"
#include "graph/base/result.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace claimgraph {

/// The features of the confidence of a fact: a 1 for its rule, and length and kind of its parts.
inline constexpr std::size_t kFactFeatures = kFactRules + 10;
/// The values of these features for one fact.
using FactFeatures = std::array<double, kFactFeatures>;

/// The names of the features, as in the table.
std::string_view fact_feature_name(std::size_t feature);
/// The features of a fact of this analysis.
FactFeatures fact_features(const Fact& fact, const Analysis& analysis);

/// Logistic regression over those features: the expected share of correct words of a fact. The weights are in a table
/// (models/en/facts.tsv) with one line per feature. Immutable; share it between threads.
class FactWeights {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<FactWeights> load(const std::filesystem::path& file);

    /// 0..1
    double confidence(const Fact& fact, const Analysis& analysis) const;

  private:
    FactFeatures weights_{};
};

} // namespace claimgraph
