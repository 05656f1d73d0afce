#include "tools/train/claim_calibration.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <thread>

namespace claimgraph {
namespace {

/// The likeliest relation of a pair.
struct Scored {
    std::array<double, 3> features{}; ///< 1, log odds of the score, whether a rule drew it
    bool right = false;
};
using Weights = std::array<double, 3>;

constexpr double kLeastScore = 0.05; ///< less probable claims are never drawn
constexpr int kNewtonSteps = 50;
constexpr double kRidge = 1e-3;

std::vector<Scored> score_part(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                               const ClaimModel& model, unsigned folds, unsigned fold, std::uint32_t documents) {
    std::vector<Scored> scored;
    ClaimModel::Scores scores;
    for (const ClaimExample& example : examples) {
        if (!example.read || example.document % folds != fold || (documents != 0 && example.document >= documents))
            continue;
        model.score(example.evidence, kLeastScore, scores);
        if (scores.types.empty()) continue;
        const auto best = static_cast<std::size_t>(std::ranges::max_element(scores.types) - scores.types.begin());
        if (!model.relation(best)) continue;
        const double score = static_cast<double>(scores.holds) * scores.types[best];
        if (score < kLeastScore) continue;
        const std::string& id = relations[model.relation(best)].id;
        const auto& by_rules = example.evidence.drawn;
        const bool drawn = std::ranges::find(by_rules, model.relation(best)) != by_rules.end();
        scored.push_back({{1, std::log(score / (1 - score + 1e-6)), drawn ? 1.0 : 0.0},
                          std::ranges::find(example.relations, id) != example.relations.end()});
    }
    return scored;
}

double probability(const Weights& weights, const Scored& one) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * one.features[i];
    return 1 / (1 + std::exp(-sum));
}

/// Logistic regression by Newton's method; the three equations of a step by elimination.
Weights fit(const std::vector<Scored>& scored) {
    Weights weights{0, 1, 0};
    for (int step = 0; step < kNewtonSteps; ++step) {
        std::array<std::array<double, 4>, 3> rows{};
        for (std::size_t i = 0; i < 3; ++i) rows[i][i] = kRidge;
        for (const Scored& one : scored) {
            const double p = probability(weights, one);
            for (std::size_t i = 0; i < 3; ++i) {
                rows[i][3] += (p - one.right) * one.features[i];
                for (std::size_t k = 0; k < 3; ++k) rows[i][k] += p * (1 - p) * one.features[i] * one.features[k];
            }
        }
        for (std::size_t i = 0; i < 3; ++i) // positive definite: no pivots are needed
            for (std::size_t k = 0; k < 3; ++k) {
                if (k == i) continue;
                const double share = rows[k][i] / rows[i][i];
                for (std::size_t at = i; at < 4; ++at) rows[k][at] -= share * rows[i][at];
            }
        for (std::size_t i = 0; i < 3; ++i) weights[i] -= rows[i][3] / rows[i][i];
    }
    return weights;
}

double area_under_curve(std::vector<Scored> scored, const Weights& weights) {
    std::ranges::sort(scored, {}, [&](const Scored& one) { return probability(weights, one); });
    double ranks = 0, right = 0;
    for (std::size_t i = 0; i < scored.size(); ++i)
        if (scored[i].right) {
            ranks += static_cast<double>(i);
            ++right;
        }
    const double wrong = static_cast<double>(scored.size()) - right;
    return right > 0 && wrong > 0 ? (ranks - right * (right - 1) / 2) / (right * wrong) : 0;
}

} // namespace

ClaimCalibration calibrate_claims(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                                  const LemmaVectors& vectors, const ClaimTraining& training,
                                  const ClaimFolds& parts_of) {
    const unsigned folds = parts_of.count;
    ClaimCalibration result;
    if (folds < 2) return result;
    std::vector<std::vector<Scored>> parts(folds);
    const auto work = [&](unsigned fold) {
        std::vector<ClaimExample> others;
        for (const ClaimExample& example : examples)
            if (!example.read || example.document % folds != fold) others.push_back(example);
        const ClaimWeights weights = train_claims(others, relations, vectors, training, [](const ClaimProgress&) {});
        if (const auto model = ClaimModel::of(weights, relations))
            parts[fold] = score_part(examples, relations, *model, folds, fold, parts_of.documents);
    };
    std::vector<std::thread> threads;
    const unsigned measured = std::min(folds, parts_of.measured);
    for (unsigned fold = 0; fold < measured; ++fold) {
        threads.emplace_back(work, fold);
        if (threads.size() == std::max(1U, std::thread::hardware_concurrency()) || fold + 1 == measured) {
            for (std::thread& thread : threads) thread.join();
            threads.clear();
        }
    }
    std::vector<Scored> scored;
    for (const auto& part : parts) scored.insert(scored.end(), part.begin(), part.end());
    const Weights weights = fit(scored);
    result.shift = static_cast<float>(weights[0]);
    result.scale = static_cast<float>(weights[1]);
    result.drawn = static_cast<float>(weights[2]);
    struct Bin {
        std::size_t claims = 0, right = 0;
        double sum = 0;
    };
    std::array<Bin, 10> bins{};
    double error = 0;
    for (const Scored& one : scored) {
        const double p = probability(weights, one);
        Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10))];
        ++bin.claims;
        bin.right += one.right;
        bin.sum += p;
    }
    result.report =
        fmt::format("logit = {:.3f} * logit(score) + {:.3f} + {:.3f} if drawn; area under the curve {:.3f}\n",
                    weights[1], weights[0], weights[2], area_under_curve(scored, weights));
    for (const Bin& bin : bins) {
        if (bin.claims == 0) continue;
        const auto claims = static_cast<double>(bin.claims);
        error += std::abs(bin.sum - static_cast<double>(bin.right)) / static_cast<double>(scored.size());
        result.report += fmt::format("{:6} claims, mean {:.2f}, right {:.2f}\n", bin.claims, bin.sum / claims,
                                     static_cast<double>(bin.right) / claims);
    }
    result.report += fmt::format("calibration error {:.3f}", error);
    return result;
}

} // namespace claimgraph
