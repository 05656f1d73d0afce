#include "extract/facts/confidence.hpp"

#include "graph/base/number.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kFactFeatures> kNames = {
    "rule:verb",    "rule:copula",      "rule:content",    "rule:relative",    "rule:participle", "rule:adverbial",
    "rule:control", "rule:attribution", "rule:apposition", "rule:title",       "rule:possessor",  "rule:place",
    "main",         "finite",           "subject:pronoun", "subject:question", "subject:words",   "relation:words",
    "object:words", "arguments",        "object:adverb",   "sentence:words"};

} // namespace

std::string_view fact_feature_name(std::size_t feature) { return kNames[feature]; }

FactFeatures fact_features(const Fact& fact, const Analysis& analysis) {
    const auto has = [&](const FactWord& word, TagTrait trait) {
        return word.token && analysis[word.token].traits.has(trait);
    };
    const auto is = [&](const FactWord& word, Upos upos) { return word.token && analysis[word.token].upos == upos; };
    const auto is_finite = [&](const FactWord& word) { return has(word, TagTrait::kFinite); };
    const auto is_root = [&](const FactWord& word) { return word.token && !analysis[word.token].head; };
    const FactPhrase& object = fact.arguments.front();
    // lengths in parts of what is long, so that weights are alike
    const auto words = [](std::size_t count, double many) { return std::min(static_cast<double>(count) / many, 2.0); };

    FactFeatures features{};
    features[static_cast<std::size_t>(fact.rule)] = 1;
    std::size_t at = kFactRules;
    features[at++] = std::ranges::any_of(fact.relation, is_root) || std::ranges::any_of(object, is_root);
    features[at++] = std::ranges::any_of(fact.relation, is_finite);
    features[at++] = fact.subject.size() == 1 && is(fact.subject.front(), Upos::kPron);
    features[at++] =
        std::ranges::any_of(fact.subject, [&](const FactWord& word) { return has(word, TagTrait::kQuestion); });
    features[at++] = words(fact.subject.size(), 10);
    features[at++] = words(fact.relation.size(), 5);
    features[at++] = words(object.size(), 10);
    features[at++] = words(fact.arguments.size() - 1, 3);
    features[at++] = fact.arguments.size() == 1 && object.size() == 1 && is(object.front(), Upos::kAdv);
    features[at++] = fact.sentence ? words(analysis.sentences[fact.sentence.value].tokens.size(), 30) : 0;
    return features;
}

Result<FactWeights> FactWeights::load(const std::filesystem::path& file) {
    FactWeights result;
    std::array<bool, kFactFeatures> given{};
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto name = std::ranges::find(kNames, row[0]);
        if (name == kNames.end())
            return fmt::format("'{}' is not a feature; expected one of {}", row[0], fmt::join(kNames, ", "));
        const auto weight = number_from<double>(row[1]);
        if (!weight || !std::isfinite(*weight)) return fmt::format("'{}' is not a number", row[1]);
        const auto feature = static_cast<std::size_t>(name - kNames.begin());
        if (given[feature]) return fmt::format("'{}' has a weight already", row[0]);
        given[feature] = true;
        result.weights_[feature] = *weight;
        return {};
    };
    if (auto read = read_tsv(file, {"feature", "weight"}, read_row); !read) return tl::unexpected(read.error());
    const auto missing = std::ranges::find(given, false);
    if (missing != given.end())
        return fail(ErrorCode::kBadFormat,
                    fmt::format("no weight for '{}'", kNames[static_cast<std::size_t>(missing - given.begin())]),
                    {.file = file.string()});
    return result;
}

double FactWeights::confidence(const Fact& fact, const Analysis& analysis) const {
    const FactFeatures features = fact_features(fact, analysis);
    return 1 / (1 + std::exp(-std::inner_product(features.begin(), features.end(), weights_.begin(), 0.0)));
}

} // namespace claimgraph
