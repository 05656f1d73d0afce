#include "extract/claims/confidence.hpp"

#include "graph/base/number.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace claimgraph {
namespace {

/// Scores of 0 and 1 have no log odds.
constexpr double kLeast = 0.02;
constexpr double kUsualWords = 20;
/// Of a sentence; bounds the time for endless ones.
constexpr std::size_t kBytesLookedAt = 4096;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_concept(const Entity& entity) {
    return entity.type == EntityType::kConcept || entity.type == EntityType::kOther;
}

} // namespace

ConfidenceFeatures confidence_features(const Claim& claim, const Frame* frame, std::span<const Entity> entities,
                                       const FunctionWords& words) {
    ConfidenceFeatures features{};
    const auto set = [&](ConfidenceFeature feature, double value) {
        features[static_cast<std::size_t>(feature)] = value;
    };
    set(ConfidenceFeature::kBias, 1);
    const double prior = std::clamp(claim.confidence, kLeast, 1 - kLeast);
    set(ConfidenceFeature::kPrior, std::log(prior / (1 - prior)));

    const Evidence& evidence = claim.evidence.front();
    const bool title = evidence.rule == kTitleRule;
    const auto is_anchored_by = [&](AnchorKind kind) { // the weights were learnt with weak frames left out
        return frame != nullptr && !frame->weak && frame->anchor_kind == kind;
    };
    set(ConfidenceFeature::kNoun, is_anchored_by(AnchorKind::kNoun));
    set(ConfidenceFeature::kAdjective, is_anchored_by(AnchorKind::kAdjective));
    set(ConfidenceFeature::kTitle, title);
    set(ConfidenceFeature::kBareFrame, !title && (frame == nullptr || frame->is_bare()));

    double count = 0;
    double frequent = 0;
    std::string_view text = std::string_view(evidence.text).substr(0, kBytesLookedAt);
    while (!text.empty()) {
        const auto end = std::ranges::find_if_not(text, is_letter);
        const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (word.empty()) continue;
        ++count;
        frequent += words.is(WordKind::kFrequent, word);
    }
    count = std::max(count, 1.0);
    set(ConfidenceFeature::kLength, std::log(count / kUsualWords));
    set(ConfidenceFeature::kFrequent, frequent / count);

    const Entity& subject = entities[claim.subject.value];
    const Entity& object = entities[claim.object.value];
    set(ConfidenceFeature::kConceptSubject, is_concept(subject));
    set(ConfidenceFeature::kConceptObject, is_concept(object));
    set(ConfidenceFeature::kKnownSubject, !subject.kb.empty());
    set(ConfidenceFeature::kKnownObject, !object.kb.empty());
    set(ConfidenceFeature::kAttributed, static_cast<bool>(claim.attributed_to));
    set(ConfidenceFeature::kNotActual, claim.modality != Modality::kActual);
    set(ConfidenceFeature::kDenied, claim.polarity == Polarity::kDenied);
    set(ConfidenceFeature::kTimed, !claim.time_value.empty());
    return features;
}

Result<ConfidenceModel> ConfidenceModel::load(const std::filesystem::path& file) {
    ConfidenceModel model;
    std::array<bool, kConfidenceFeatures.size()> seen{};
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto found = std::ranges::find(kConfidenceFeatures, row[0]);
        if (found == kConfidenceFeatures.end())
            return fmt::format("'{}' is no feature; expected one of {}", row[0], fmt::join(kConfidenceFeatures, ", "));
        const auto index = static_cast<std::size_t>(found - kConfidenceFeatures.begin());
        if (std::exchange(seen[index], true)) return fmt::format("feature '{}' has two weights", row[0]);
        const auto weight = number_from<double>(row[1]);
        if (!weight || !std::isfinite(*weight)) return fmt::format("'{}' is no weight; expected a number", row[1]);
        model.weights_[index] = *weight;
        return {};
    };
    if (auto read = read_tsv(file, {"feature", "weight"}, read_row); !read) return tl::unexpected(read.error());
    if (const auto missing = std::ranges::find(seen, false); missing != seen.end())
        return fail(ErrorCode::kBadFormat,
                    fmt::format("no weight of feature '{}'",
                                kConfidenceFeatures[static_cast<std::size_t>(missing - seen.begin())]),
                    {.file = file.string()});
    return model;
}

double ConfidenceModel::confidence(const ConfidenceFeatures& features) const {
    const double sum = std::inner_product(features.begin(), features.end(), weights_.begin(), 0.0);
    return 1 / (1 + std::exp(-sum));
}

} // namespace claimgraph
