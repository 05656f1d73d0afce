#pragma once

#include "extract/facts/fact.hpp"
#include "graph/base/result.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace claimgraph {

/// What the confidence of a fact depends on: a 1 for its rule, and how long and of what kind its parts are.
inline constexpr std::size_t kFactFeatures = kFactRules + 10;
using FactFeatures = std::array<double, kFactFeatures>;

/// The names of the features, as the table has them.
std::string_view fact_feature_name(std::size_t feature);
FactFeatures fact_features(const Fact& fact, const Analysis& analysis);

/// Logistic regression over those features: how much of a fact will be right. The weights are a table
/// (models/en/facts.tsv) with a line a feature. Immutable; share it between threads.
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
