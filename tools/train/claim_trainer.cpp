#include "tools/train/claim_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <unordered_map>

namespace claimgraph {
namespace {

constexpr float kFirstSquare = 1e-4F;
constexpr float kLeastPull = 1e-5F;
/// The linear part learns more slowly than the network.
constexpr float kGateShare = 0.5F;
/// Word vectors are left out at times, so that rare words do not hang on them alone.
constexpr double kVectorDropout = 0.1;
/// The rate falls to this share in the end.
constexpr float kLastRate = 0.1F;
constexpr float kRowSquares = 4;

using Hidden = std::array<float, kHidden>;

/// Weights with their sums of squared gradients and their mean.
struct Trained {
    std::vector<float> now, squares, mean;

    explicit Trained(std::size_t size = 0) : now(size), squares(size, kFirstSquare), mean(size) {}
    void start(std::mt19937_64& random, float spread) {
        std::normal_distribution<float> normal(0, spread);
        for (float& value : now) value = normal(random);
    }
    void learn(std::size_t i, float gradient, float rate) {
        squares[i] += gradient * gradient;
        now[i] -= rate * gradient / std::sqrt(squares[i]);
    }
    void average(float moments) {
        for (std::size_t i = 0; i < now.size(); ++i) mean[i] += (now[i] - mean[i]) / moments;
    }
};

/// An example in numbers.
struct Row {
    std::vector<std::uint32_t> features;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> supports; ///< type, number of the support
    std::vector<std::uint32_t> types;
    std::array<std::vector<std::uint32_t>, kWordSlots> words; ///< that have vectors: their numbers
    std::array<float, kWordSlots> word_share{};               ///< what each of a slot counts
    std::vector<std::pair<std::uint32_t, float>> shares;      ///< of a teacher: type, what it counts
    float holds = 0;                                          ///< what it counts as related
    bool read = false;
};

class ClaimTrainer {
  public:
    ClaimTrainer(const ClaimTraining& training, const RelationTable& relations, const LemmaVectors& vectors)
        : training_(training), relations_(relations), vectors_(vectors), random_(training.seed) {}

    void read(const std::vector<ClaimExample>& examples) {
        std::map<std::string, std::uint32_t> seen_relations;
        std::unordered_map<std::uint64_t, std::uint32_t> seen;
        for (const ClaimExample& example : examples) {
            for (const std::string& relation : example.relations)
                if (relations_.find(relation)) ++seen_relations[relation];
            for (const std::uint64_t feature : example.evidence.features) ++seen[feature];
        }
        std::map<std::string, std::uint32_t> type_of;
        for (const auto& [relation, count] : seen_relations)
            if (count >= training_.least_claims) {
                type_of.emplace(relation, static_cast<std::uint32_t>(result_.relations.size()));
                result_.relations.push_back(relation);
            }
        const auto open = static_cast<std::uint32_t>(result_.relations.size());
        result_.relations.emplace_back(kOpenRelation);
        std::unordered_map<std::uint32_t, std::uint32_t> type_of_relation; // by its place in the table
        for (const auto& [relation, type] : type_of) type_of_relation[relations_.find(relation).value] = type;
        std::unordered_map<std::uint64_t, std::uint32_t> vector_of;
        for (std::size_t i = 0; i < vectors_.words.size(); ++i)
            vector_of.emplace(vectors_.words[i], static_cast<std::uint32_t>(i));
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        std::unordered_map<std::uint64_t, std::uint32_t> support_numbers;
        for (const ClaimExample& example : examples) {
            Row& row = rows_.emplace_back();
            row.read = example.read;
            row.holds = example.relations.empty() ? 0 : example.core ? 1 : training_.optional;
            if (example.taught) {
                const float share = example.read ? training_.teacher : example.relations.empty() ? 1.0F : 0.0F;
                row.holds += share * (example.taught->holds - row.holds);
            }
            for (const std::uint64_t feature : example.evidence.features) {
                if (seen[feature] < training_.least_seen) continue;
                const auto [at, added] =
                    numbers.try_emplace(feature, static_cast<std::uint32_t>(result_.features.size()));
                if (added) {
                    result_.features.push_back(feature);
                    seen_.push_back(seen[feature]);
                }
                row.features.push_back(at->second);
            }
            for (const std::string& relation : example.relations)
                if (const auto type = type_of.find(relation); type != type_of.end()) row.types.push_back(type->second);
            if (row.types.empty() && std::ranges::any_of(example.relations, [](const std::string& relation) {
                    return relation.starts_with("open:");
                }))
                row.types.push_back(open);
            if (example.taught && row.types.empty())
                for (const auto& [relation, share] : example.taught->shares) {
                    const auto type = type_of.find(relation);
                    if (type != type_of.end() || relation == kOpenRelation)
                        row.shares.emplace_back(type != type_of.end() ? type->second : open, share * row.holds);
                }
            for (const Support& support : example.evidence.supports) {
                const auto type = type_of_relation.find(support.relation.value);
                if (type == type_of_relation.end()) continue;
                const auto [at, added] =
                    support_numbers.try_emplace(support.feature, static_cast<std::uint32_t>(result_.supports.size()));
                if (added) result_.supports.push_back(support.feature);
                row.supports.emplace_back(type->second, at->second);
            }
            read_words(example.evidence, vector_of, row);
        }
        const std::size_t types = result_.relations.size();
        gate_ = Trained(result_.features.size());
        rows_weights_ = Trained(result_.features.size() * kHidden);
        row_squares_.assign(result_.features.size(), kFirstSquare);
        input_ = Trained(kWordSlots * kVectorSize * kHidden);
        bias_ = Trained(kHidden);
        gate_output_ = Trained(kHidden);
        output_ = Trained(types * kHidden);
        output_bias_ = Trained(types);
        support_ = Trained(result_.supports.size());
        constexpr float kSmall = 0.03F;
        constexpr float kSpread = 0.1F;
        rows_weights_.start(random_, kSmall);
        input_.start(random_, kSpread);
        gate_output_.start(random_, kSpread);
        output_.start(random_, kSpread);
    }

    double pass(int epoch) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < rows_.size(); ++i)
            order.insert(order.end(), rows_[i].read ? training_.gold_repeats : 1, i);
        std::ranges::shuffle(order, random_);
        const float done = static_cast<float>(epoch - 1) / static_cast<float>(training_.epochs);
        rate_ = training_.rate * (1 - (1 - kLastRate) * done);
        double loss = 0;
        for (const std::uint32_t i : order) loss += learn(rows_[i]);
        if (epoch > training_.epochs / 2) {
            ++moments_;
            for (Trained* weights : all()) weights->average(static_cast<float>(moments_));
        }
        return loss / static_cast<double>(std::max<std::size_t>(1, order.size()));
    }

    std::size_t features() const { return result_.features.size(); }

    ClaimWeights finish() {
        result_.gate = std::move(gate_.mean);
        result_.rows = std::move(rows_weights_.mean);
        result_.support = std::move(support_.mean);
        result_.words = vectors_.words;
        result_.vectors = vectors_.values;
        result_.input = std::move(input_.mean);
        result_.bias = std::move(bias_.mean);
        result_.gate_output = std::move(gate_output_.mean);
        result_.output = std::move(output_.mean);
        result_.output_bias = std::move(output_bias_.mean);
        if (training_.most_features != 0) keep_features(training_.most_features);
        return std::move(result_);
    }

  private:
    /// Leaves out the features that change scores least: by small weights, seldom.
    void keep_features(std::size_t most) {
        std::vector<std::pair<float, std::uint32_t>> worth;
        for (std::uint32_t feature = 0; feature < result_.features.size(); ++feature) {
            float sum = result_.gate[feature] * result_.gate[feature];
            for (std::size_t i = 0; i < kHidden; ++i) {
                const float weight = result_.rows[feature * kHidden + i];
                sum += weight * weight;
            }
            worth.emplace_back(sum * static_cast<float>(seen_[feature]), feature);
        }
        std::ranges::sort(worth, std::greater<>());
        worth.resize(std::min(most, worth.size()));
        std::ranges::sort(worth, {}, &std::pair<float, std::uint32_t>::second);
        std::size_t kept = 0;
        for (const auto& [value, feature] : worth) { // to the front, in order
            result_.features[kept] = result_.features[feature];
            result_.gate[kept] = result_.gate[feature];
            std::copy_n(result_.rows.begin() + static_cast<std::ptrdiff_t>(feature * kHidden), kHidden,
                        result_.rows.begin() + static_cast<std::ptrdiff_t>(kept * kHidden));
            ++kept;
        }
        result_.features.resize(kept);
        result_.gate.resize(kept);
        result_.rows.resize(kept * kHidden);
    }

    std::array<Trained*, 8> all() {
        return {&gate_, &rows_weights_, &input_, &bias_, &gate_output_, &output_, &output_bias_, &support_};
    }

    static void read_words(const PairEvidence& evidence,
                           const std::unordered_map<std::uint64_t, std::uint32_t>& vector_of, Row& row) {
        for (std::size_t slot = 0; slot < kWordSlots; ++slot) {
            for (const std::uint64_t word : evidence.words[slot])
                if (const auto at = vector_of.find(word); at != vector_of.end()) row.words[slot].push_back(at->second);
            row.word_share[slot] = 1 / static_cast<float>(std::max<std::size_t>(1, evidence.words[slot].size()));
        }
    }

    /// The input layer for a row: the mean vector of each slot.
    void fill_input(const Row& row) {
        for (std::size_t slot = 0; slot < kWordSlots; ++slot) {
            float* sum = inputs_.data() + slot * kVectorSize;
            std::fill_n(sum, kVectorSize, 0.0F);
            for (const std::uint32_t word : row.words[slot])
                for (std::size_t d = 0; d < kVectorSize; ++d)
                    sum[d] += row.word_share[slot] * vectors_.values[word * kVectorSize + d];
        }
    }

    /// Calls `use` with each row of the input layer that has a word, and its value.
    template <class Use>
    void for_each_input(const Row& row, Use use) {
        for (std::size_t slot = 0; slot < kWordSlots; ++slot) {
            if (row.words[slot].empty()) continue;
            for (std::size_t at = slot * kVectorSize; at < (slot + 1) * kVectorSize; ++at) use(at, inputs_[at]);
        }
    }

    double learn(const Row& row) {
        std::uniform_real_distribution<float> chance(0, 1);
        active_.clear();
        Hidden hidden{};
        std::copy_n(bias_.now.begin(), kHidden, hidden.begin());
        float gate = 0;
        for (const std::uint32_t feature : row.features) {
            if (chance(random_) < training_.dropout) continue;
            active_.push_back(feature);
            gate += gate_.now[feature];
            const float* weights = rows_weights_.now.data() + std::size_t{feature} * kHidden;
            for (std::size_t i = 0; i < kHidden; ++i) hidden[i] += weights[i];
        }
        const bool with_vectors = chance(random_) >= kVectorDropout;
        if (with_vectors) {
            fill_input(row);
            for_each_input(row, [&](std::size_t at, float value) {
                const float* weights = input_.now.data() + at * kHidden;
                for (std::size_t i = 0; i < kHidden; ++i) hidden[i] += value * weights[i];
            });
        }
        Hidden mask{};
        for (std::size_t i = 0; i < kHidden; ++i) {
            if (hidden[i] > 0 && chance(random_) >= training_.hidden_dropout)
                mask[i] = 1 / (1 - training_.hidden_dropout);
            hidden[i] *= mask[i];
            gate += gate_output_.now[i] * hidden[i];
        }
        const float holds = 1 / (1 + std::exp(-gate));
        const float gate_pull = holds - row.holds;
        double loss =
            -row.holds * std::log(std::max(1e-9F, holds)) - (1 - row.holds) * std::log(std::max(1e-9F, 1 - holds));
        Hidden pull{};
        for (std::size_t i = 0; i < kHidden; ++i) {
            pull[i] = gate_pull * gate_output_.now[i];
            gate_output_.learn(i, gate_pull * hidden[i] + training_.decay * gate_output_.now[i], rate_);
        }
        if (!row.types.empty() || !row.shares.empty()) loss += learn_types(row, hidden, pull);
        float size = 0;
        for (std::size_t i = 0; i < kHidden; ++i) {
            pull[i] *= mask[i];
            size += pull[i] * pull[i];
        }
        if (size > 1e-10F) learn_hidden(row, pull, size, with_vectors);
        for (const std::uint32_t feature : active_)
            gate_.learn(feature, gate_pull + training_.decay * gate_.now[feature], kGateShare * rate_);
        return loss;
    }

    double learn_types(const Row& row, const Hidden& hidden, Hidden& pull) {
        const std::size_t types = result_.relations.size();
        scores_.assign(output_bias_.now.begin(), output_bias_.now.end());
        for (std::size_t type = 0; type < types; ++type)
            for (std::size_t i = 0; i < kHidden; ++i) scores_[type] += output_.now[type * kHidden + i] * hidden[i];
        for (const auto& [type, support] : row.supports) scores_[type] += support_.now[support];
        const float most = std::ranges::max(scores_);
        float all = 0;
        for (float& score : scores_) all += score = std::exp(score - most);
        for (float& score : scores_) score /= all;
        double loss = 0;
        pulls_ = scores_;
        if (row.types.empty()) {
            float sum = 0;
            for (const auto& [type, share] : row.shares) sum += share;
            for (float& pull_of_type : pulls_) pull_of_type *= sum;
            for (const auto& [type, share] : row.shares) {
                pulls_[type] -= share;
                loss -= static_cast<double>(share * std::log(std::max(1e-9F, scores_[type])));
            }
        } else {
            float right = 1e-9F;
            for (const std::uint32_t type : row.types) right += scores_[type];
            for (const std::uint32_t type : row.types) pulls_[type] -= scores_[type] / right;
            loss = -std::log(std::min(1.0F, right));
        }
        for (std::size_t type = 0; type < types; ++type) {
            if (std::abs(pulls_[type]) < kLeastPull) continue;
            for (std::size_t i = 0; i < kHidden; ++i) pull[i] += pulls_[type] * output_.now[type * kHidden + i];
        }
        for (std::size_t type = 0; type < types; ++type) {
            if (std::abs(pulls_[type]) < kLeastPull) continue;
            output_bias_.learn(type, pulls_[type], rate_);
            for (std::size_t i = 0; i < kHidden; ++i)
                if (hidden[i] != 0) {
                    const std::size_t at = type * kHidden + i;
                    output_.learn(at, pulls_[type] * hidden[i] + training_.decay * output_.now[at], rate_);
                }
        }
        for (const auto& [type, support] : row.supports) support_.learn(support, pulls_[type], rate_);
        return loss;
    }

    void learn_hidden(const Row& row, const Hidden& pull, float size, bool with_vectors) {
        for (std::size_t i = 0; i < kHidden; ++i) bias_.learn(i, pull[i], rate_);
        if (with_vectors)
            for_each_input(row, [&](std::size_t at, float value) {
                for (std::size_t i = 0; i < kHidden; ++i) {
                    const std::size_t weight = at * kHidden + i;
                    input_.learn(weight, pull[i] * value + training_.decay * input_.now[weight], rate_);
                }
            });
        for (const std::uint32_t feature : active_) { // one rate for a row
            row_squares_[feature] += size / static_cast<float>(kHidden) * kRowSquares;
            const float step = rate_ / std::sqrt(row_squares_[feature]);
            float* weights = rows_weights_.now.data() + std::size_t{feature} * kHidden;
            for (std::size_t i = 0; i < kHidden; ++i) weights[i] -= step * (pull[i] + training_.decay * weights[i]);
        }
    }

    ClaimTraining training_;
    const RelationTable& relations_;
    const LemmaVectors& vectors_;
    std::mt19937_64 random_;
    std::vector<Row> rows_;
    ClaimWeights result_;
    std::vector<std::uint32_t> seen_; ///< of each feature
    Trained gate_, rows_weights_, input_, bias_, gate_output_, output_, output_bias_, support_;
    std::vector<float> row_squares_, scores_, pulls_;
    std::array<float, kWordSlots * kVectorSize> inputs_{};
    std::vector<std::uint32_t> active_;
    float rate_ = 0;
    int moments_ = 0;
};

} // namespace

ClaimWeights train_claims(const std::vector<ClaimExample>& examples, const RelationTable& relations,
                          const LemmaVectors& vectors, const ClaimTraining& training,
                          const std::function<void(const ClaimProgress&)>& progress) {
    ClaimTrainer trainer(training, relations, vectors);
    trainer.read(examples);
    for (int epoch = 1; epoch <= training.epochs; ++epoch) progress({epoch, trainer.pass(epoch), trainer.features()});
    return trainer.finish();
}

} // namespace claimgraph
