#include "tools/train/antecedent_trainer.hpp"

#include "extract/syntax/hash_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>

namespace claimgraph {
namespace {

/// A phrase with its choices: "none" first, then the candidates; each a row of feature numbers.
struct AntecedentExample {
    std::vector<std::vector<std::uint32_t>> choices;
    std::vector<bool> right;
};

class AntecedentTrainer {
  public:
    explicit AntecedentTrainer(const AntecedentTraining& training) : training_(training), random_(training.seed) {}

    void read(const std::vector<ChainedText>& texts, const NameKnowledge& names, WordClasses classes) {
        std::unordered_map<std::uint64_t, std::uint32_t> seen;
        std::vector<std::vector<std::vector<std::uint64_t>>> hashes;
        for (const ChainedText& text : texts) {
            const Tree tree(*text.analysis);
            const auto phrases = find_noun_phrases(*text.document, *text.analysis, tree);
            const auto infos = read_phrases(*text.document, *text.analysis, tree, names, text.layer, phrases, classes);
            DiscourseChains linked(names, text.layer, infos);
            const AntecedentFeatures features(*text.analysis, tree, phrases, infos, linked);
            std::map<TokenRange, std::size_t> chain_of;
            for (std::size_t i = 0; i < text.chains.size(); ++i)
                for (const TokenRange mention : text.chains[i]) chain_of.emplace(mention, i);
            const auto chain = [&](std::size_t phrase) -> std::size_t {
                auto at = chain_of.find(phrases[phrase].tokens);
                if (const MentionIndex name = text.layer.by_head[phrases[phrase].head.value];
                    at == chain_of.end() && name)
                    at = chain_of.find(text.layer.mentions[name.value].tokens); // without its title
                return at == chain_of.end() ? static_cast<std::size_t>(-1) : at->second;
            };
            std::vector<AntecedentFeatures::Candidate> candidates;
            const auto is_known = [&](std::size_t phrase) {
                return chain(phrase) != static_cast<std::size_t>(-1) &&
                       std::ranges::any_of(
                           candidates, [&](const auto& candidate) { return chain(candidate.before) == chain(phrase); });
            };
            std::vector<std::uint32_t> last(text.chains.size(), kNoPhrase); // of each chain
            std::array<std::uint64_t, kPairTemplates> pair{};
            std::array<std::uint64_t, kNewTemplates> none{};
            for (std::uint32_t i = 0; i < phrases.size(); ++i) {
                // what was decided before is right: the chains are those of the annotation
                std::uint32_t before = infos[i].describes != 0 ? infos[i].describes - 1 : kNoPhrase;
                if (chain(i) != static_cast<std::size_t>(-1)) {
                    if (last[chain(i)] != kNoPhrase) before = last[chain(i)];
                    last[chain(i)] = i;
                }
                features.candidates(i, candidates);
                const bool is_decided = infos[i].describes != 0 || infos[i].entity != 0;
                if (candidates.empty() || is_decided) {
                    linked.link(i, before);
                    continue;
                }
                if (text.partial && !is_known(i)) {
                    linked.link(i, before);
                    continue;
                }
                AntecedentExample example;
                auto& rows = hashes.emplace_back();
                features.none(i, none);
                rows.emplace_back(none.begin(), none.end());
                example.right.push_back(true);
                for (const AntecedentFeatures::Candidate& candidate : candidates) {
                    features.pair(i, candidate, pair);
                    rows.emplace_back(pair.begin(), pair.end());
                    const bool right = chain(i) != static_cast<std::size_t>(-1) && chain(i) == chain(candidate.before);
                    example.right.push_back(right);
                    if (right) example.right[0] = false;
                }
                for (const auto& row : rows)
                    for (const std::uint64_t hash : row) ++seen[hash];
                examples_.push_back(std::move(example));
                linked.link(i, before);
            }
        }
        seen.erase(0);
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        hashes_.push_back(0);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            for (const auto& row : hashes[i]) {
                auto& features = examples_[i].choices.emplace_back();
                for (const std::uint64_t hash : row) {
                    const auto count = seen.find(hash);
                    if (count == seen.end() || count->second < training_.least_seen) continue;
                    const auto [at, added] = numbers.try_emplace(hash, static_cast<std::uint32_t>(hashes_.size()));
                    if (added) hashes_.push_back(hash);
                    features.push_back(at->second);
                }
            }
            std::vector<std::vector<std::uint64_t>>().swap(hashes[i]);
        }
        averages_.resize(hashes_.size());
    }

    /// Begins anew; the averages go on.
    void begin_run() {
        weights_.assign(hashes_.size(), 0);
        squares_.assign(hashes_.size(), 0);
    }

    std::size_t features() const { return hashes_.size(); }

    double pass() {
        std::ranges::shuffle(examples_, random_);
        double loss = 0;
        const std::size_t part = std::max<std::size_t>(1, examples_.size() / 10);
        for (std::size_t i = 0; i < examples_.size(); ++i) {
            loss += learn(examples_[i]);
            if (i % part == part - 1) average();
        }
        return loss / static_cast<double>(std::max<std::size_t>(1, examples_.size()));
    }

    std::string file_bytes(WordClasses classes) const {
        constexpr float kLeast = 0.01F;
        const auto tells = [&](std::size_t i) { return std::abs(averages_[i]) >= kLeast; };
        std::size_t used = 0;
        for (std::size_t i = 1; i < hashes_.size(); ++i) used += tells(i);
        auto entries = empty_table<AntecedentRanker::Entry>(used);
        for (std::size_t i = 1; i < hashes_.size(); ++i)
            if (tells(i)) free_entry(entries, hashes_[i]) = {check_of(hashes_[i]), averages_[i]};
        return AntecedentRanker::file_bytes({.none = -training_.recall}, entries, classes);
    }

  private:
    double learn(const AntecedentExample& example) {
        std::bernoulli_distribution drop(training_.dropout);
        const std::size_t size = example.choices.size();
        active_.resize(size);
        scores_.assign(size, 0);
        for (std::size_t i = 0; i < size; ++i) {
            active_[i].clear();
            for (const std::uint32_t feature : example.choices[i]) {
                if (drop(random_)) continue;
                active_[i].push_back(feature);
                scores_[i] += weights_[feature];
            }
        }
        const float most = std::ranges::max(scores_);
        double all = 0;
        double right = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const double value = std::exp(static_cast<double>(scores_[i] - most));
            all += value;
            if (example.right[i]) right += value;
        }
        right = std::max(right, 1e-30);
        for (std::size_t i = 0; i < size; ++i) {
            const double value = std::exp(static_cast<double>(scores_[i] - most));
            const auto pull = static_cast<float>(value / all - (example.right[i] ? value / right : 0));
            if (std::abs(pull) < 1e-5F) continue;
            for (const std::uint32_t feature : active_[i]) {
                const float gradient = pull + training_.decay * weights_[feature];
                squares_[feature] += gradient * gradient;
                weights_[feature] -= training_.rate * gradient / (std::sqrt(squares_[feature]) + 1e-3F);
            }
        }
        return std::log(all) - std::log(right);
    }

    /// Adds the weights of this moment to the averages, which depend less on the order of the phrases.
    void average() {
        ++moments_;
        for (std::size_t i = 0; i < weights_.size(); ++i)
            averages_[i] += (weights_[i] - averages_[i]) / static_cast<float>(moments_);
    }

    AntecedentTraining training_;
    std::mt19937_64 random_;
    std::vector<AntecedentExample> examples_;
    std::vector<std::uint64_t> hashes_; ///< of feature numbers
    std::vector<float> weights_, squares_, averages_;
    int moments_ = 0;
    std::vector<std::vector<std::uint32_t>> active_;
    std::vector<float> scores_;
};

} // namespace

std::string train_antecedents(const std::vector<ChainedText>& texts, const NameKnowledge& names,
                              std::vector<WordClass> classes, const AntecedentTraining& training,
                              const std::function<void(const AntecedentProgress&)>& progress) {
    std::ranges::sort(classes, {}, &WordClass::word);
    AntecedentTrainer trainer(training);
    trainer.read(texts, names, classes);
    for (int run = 0; run < training.runs; ++run) {
        trainer.begin_run();
        for (int epoch = 1; epoch <= training.epochs; ++epoch) {
            const double loss = trainer.pass();
            progress({epoch, loss, trainer.features()});
        }
    }
    return trainer.file_bytes(classes);
}

} // namespace claimgraph
