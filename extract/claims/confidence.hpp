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

/// The features that predict whether a claim is right. `kPrior` is the log odds of the rule score; shares are of the
/// words of the sentence.
enum class ConfidenceFeature : std::uint8_t {
    kBias,
    kPrior,
    kNoun,           ///< the trigger is a noun
    kAdjective,      ///< an adjective
    kTitle,          ///< an office in a name
    kBareFrame,      ///< the frame has nothing but its trigger
    kLength,         ///< ln(words / 20)
    kFrequent,       ///< share of the most frequent words of English
    kConceptSubject, ///< a participant that is not a named entity
    kConceptObject,
    kKnownSubject, ///< a participant that is in the knowledge base
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

/// Evidence::rule of a claim from an office next to a name.
inline constexpr std::string_view kTitleRule = "title";

/// The features of a claim whose confidence is still the rule score. `frame` is its frame; null if it comes from a
/// rule.
ConfidenceFeatures confidence_features(const Claim& claim, const Frame* frame, std::span<const Entity> entities,
                                       const FunctionWords& words);

/// Turns rule scores into probabilities: a logistic regression trained on manually judged claims
/// (models/training/fit_confidence.py). Immutable after loading; share it between threads.
class ConfidenceModel {
  public:
    /// Reads confidence.tsv: feature and weight. Fails with kBadFormat on an unknown, missing or doubled feature.
    static Result<ConfidenceModel> load(const std::filesystem::path& file);

    /// The probability, from 0 to 1, that a claim with these features is right.
    double confidence(const ConfidenceFeatures& features) const;

  private:
    ConfidenceFeatures weights_{};
};

} // namespace claimgraph
