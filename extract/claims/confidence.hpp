#pragma once

#include "extract/claims/frames/frame.hpp"
#include "extract/tokens/function_words.hpp"
#include "graph/base/result.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <filesystem>
#include <span>
#include <string_view>

namespace claimgraph {

/// What tells right claims from wrong ones. `kPrior` is the log odds of the score that the rules gave; shares are of
/// the words of the sentence.
enum class ConfidenceFeature : std::uint8_t {
    kBias,
    kPrior,
    kNoun,           ///< the trigger is a noun
    kAdjective,      ///< an adjective
    kTitle,          ///< the office in a name
    kBareFrame,      ///< the rule names nothing but its trigger
    kLength,         ///< ln(words / 20)
    kFrequent,       ///< share of the most frequent words of English
    kConceptSubject, ///< an end that is no name of a kind
    kConceptObject,
    kKnownSubject, ///< an end that the knowledge base has
    kKnownObject,
    kAttributed,
    kNotActual,
    kDenied,
    kTimed,
};
inline constexpr std::array<std::string_view, 16> kConfidenceFeatures = {
    "bias",          "prior",        "noun",       "adjective",       "title",
    "bare_frame",    "length",       "frequent",   "concept_subject", "concept_object",
    "known_subject", "known_object", "attributed", "not_actual",      "denied",
    "timed"};
using ConfidenceFeatures = std::array<double, kConfidenceFeatures.size()>;

/// Evidence::rule of a claim that an office beside a name drew.
inline constexpr std::string_view kTitleRule = "title";

/// The features of a claim whose confidence is still the score of the rules. `frame` drew it; null if a rule did.
ConfidenceFeatures confidence_features(const Claim& claim, const Frame* frame, std::span<const Entity> entities,
                                       const FunctionWords& words);

/// Turns the scores of the rules into probabilities: a logistic regression, learnt on claims that people judged
/// (models/training/fit_confidence.py). Immutable after loading.
class ConfidenceModel {
  public:
    /// Reads confidence.tsv: feature and weight. Fails with kBadFormat on an unknown, missing or doubled feature.
    static Result<ConfidenceModel> load(const std::filesystem::path& file);

    /// How likely a claim with these features is right.
    double confidence(const ConfidenceFeatures& features) const;

  private:
    ConfidenceFeatures weights_{};
};

} // namespace claimgraph
