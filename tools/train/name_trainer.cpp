#include "tools/train/name_trainer.hpp"

#include "extract/syntax/hash_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <unordered_map>

namespace claimgraph {
namespace {

using Scores = std::array<float, kNameLabels>;
using Transitions = std::array<Scores, kNameLabels>;
constexpr float kNever = -1e30F;

struct NameExample {
    std::vector<std::uint32_t> features; ///< kNameTemplates a token; 0 for none
    std::vector<NameLabel> labels;
};

float log_sum(const Scores& values) {
    const float most = std::ranges::max(values);
    if (most <= kNever) return kNever;
    float sum = 0;
    for (const float value : values) sum += std::exp(value - most);
    return most + std::log(sum);
}

/// The label of every token, read off MISC.
std::vector<NameLabel> labels_of(const Analysis& analysis, TokenRange tokens) {
    const auto part_of = [&](TokenIndex at) -> std::pair<char, std::string_view> {
        const std::string_view misc = analysis.symbols.text(analysis[at].misc);
        const std::size_t name = misc.find("Name=");
        if (name == std::string_view::npos || (name > 0 && misc[name - 1] != '|')) return {'O', {}};
        const std::string_view value = misc.substr(name + 5, misc.find('|', name) - name - 5);
        return {value.front(), value.substr(2)};
    };
    std::vector<NameLabel> labels(tokens.size(), kOutside);
    for (TokenIndex begin = tokens.begin; begin < tokens.end;) {
        TokenIndex end{begin.value + 1U};
        const auto [part, type] = part_of(begin);
        if (part != 'O') {
            while (end < tokens.end && part_of(end) == std::pair{'I', type}) ++end.value;
            for (std::size_t i = 0; i < kTaggedTypes.size(); ++i)
                if (to_string(kTaggedTypes[i]) == type)
                    for (TokenIndex at = begin; at < end; ++at.value)
                        labels[at.value - tokens.begin.value] = label_in({begin, end}, at, i);
        }
        begin = end;
    }
    return labels;
}

class NameTrainer {
  public:
    NameTrainer(const NameTraining& training) : training_(training), random_(training.seed) {}

    void read(const std::vector<NamedText>& texts, const NameKnowledge& names, WordClasses classes) {
        std::unordered_map<std::uint64_t, std::uint32_t> seen;
        std::vector<std::vector<std::uint64_t>> hashes;
        for (const NamedText& text : texts) {
            const FoldedWords folded(*text.document, *text.analysis, names.gazetteer());
            const auto found = find_names(*text.document, *text.analysis, folded, names);
            const NameFeatures features(*text.document, *text.analysis, folded, names, found, classes);
            for (const Sentence& sentence : text.analysis->sentences) {
                features.read(sentence, hashes.emplace_back());
                for (const std::uint64_t hash : hashes.back()) ++seen[hash];
                examples_.push_back({{}, labels_of(*text.analysis, sentence.tokens)});
            }
        }
        seen.erase(0);
        std::unordered_map<std::uint64_t, std::uint32_t> number;
        hashes_.push_back(0);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            examples_[i].features.reserve(hashes[i].size());
            for (const std::uint64_t hash : hashes[i]) {
                const auto count = seen.find(hash);
                if (count == seen.end() || count->second < training_.least_seen) {
                    examples_[i].features.push_back(0);
                    continue;
                }
                const auto [at, added] = number.try_emplace(hash, hashes_.size());
                if (added) hashes_.push_back(hash);
                examples_[i].features.push_back(at->second);
            }
            std::vector<std::uint64_t>().swap(hashes[i]);
        }
        weights_.resize(hashes_.size());
        squares_.resize(hashes_.size());
        averages_.resize(hashes_.size());
    }

    std::size_t features() const { return hashes_.size(); }

    /// Forgets the weights, not the averages.
    void start_anew() {
        std::ranges::fill(weights_, Scores{});
        std::ranges::fill(squares_, Scores{});
        transitions_ = transition_squares_ = {};
    }

    double pass() {
        std::ranges::shuffle(examples_, random_);
        double loss = 0;
        std::size_t tokens = 0;
        const std::size_t part = std::max<std::size_t>(1, examples_.size() / 10);
        for (std::size_t i = 0; i < examples_.size(); ++i) {
            loss += learn(examples_[i]);
            tokens += examples_[i].labels.size();
            if (i % part == part - 1) average();
        }
        return loss / static_cast<double>(std::max<std::size_t>(1, tokens));
    }

    std::string file_bytes(WordClasses classes) const {
        float most = 0;
        for (const Scores& row : averages_)
            for (const float weight : row) most = std::max(most, std::abs(weight));
        NameTagger::Header header{.unit = std::min(most, 3.0F) / 127, .transitions = average_transitions_};
        for (Scores& row : header.transitions) row[kOutside] -= training_.recall;
        std::size_t used = 0;
        const auto rounded = [&](std::size_t feature) {
            NameTagger::Entry entry;
            for (std::size_t i = 0; i < kNameLabels; ++i)
                entry.weights[i] =
                    static_cast<std::int8_t>(std::clamp(std::lround(averages_[feature][i] / header.unit), -127L, 127L));
            return entry;
        };
        const auto tells = [](const NameTagger::Entry& entry) {
            return std::ranges::any_of(entry.weights, [](std::int8_t weight) { return weight > 2 || weight < -2; });
        };
        for (std::size_t i = 1; i < hashes_.size(); ++i) used += tells(rounded(i));
        auto entries = empty_table<NameTagger::Entry>(used);
        for (std::size_t i = 1; i < hashes_.size(); ++i) {
            NameTagger::Entry entry = rounded(i);
            if (!tells(entry)) continue;
            entry.check = NameTagger::check_of(hashes_[i]);
            free_entry(entries, hashes_[i]) = entry;
        }
        return NameTagger::file_bytes(header, entries, classes);
    }

  private:
    /// Adds the weights of this moment to the averages, which depend less on the order of the sentences.
    void average() {
        ++moments_;
        const auto share = 1 / static_cast<float>(moments_);
        for (std::size_t i = 0; i < weights_.size(); ++i)
            for (std::size_t l = 0; l < kNameLabels; ++l) averages_[i][l] += (weights_[i][l] - averages_[i][l]) * share;
        for (std::size_t i = 0; i < kNameLabels; ++i)
            for (std::size_t l = 0; l < kNameLabels; ++l)
                average_transitions_[i][l] += (transitions_[i][l] - average_transitions_[i][l]) * share;
    }

    /// One step on a sentence; its loss.
    double learn(const NameExample& example) {
        const std::size_t size = example.labels.size();
        if (size == 0) return 0;
        std::bernoulli_distribution drop(training_.dropout);
        active_.assign(example.features.begin(), example.features.end());
        for (std::uint32_t& feature : active_)
            if (feature != 0 && drop(random_)) feature = 0;
        scores_.assign(size, Scores{});
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < kNameTemplates; ++k)
                if (const std::uint32_t feature = active_[i * kNameTemplates + k])
                    for (std::size_t l = 0; l < kNameLabels; ++l) scores_[i][l] += weights_[feature][l];
        forward_.assign(size, Scores{});
        backward_.assign(size, Scores{});
        for (std::size_t i = 0; i < size; ++i)
            for (NameLabel next = 0; next < kNameLabels; ++next) {
                Scores in;
                for (NameLabel before = 0; before < kNameLabels; ++before)
                    in[before] = !may_follow(before, next) || (i == 0 && before != kOutside)
                                     ? kNever
                                     : (i == 0 ? 0.0F : forward_[i - 1][before]) + transitions_[before][next];
                forward_[i][next] = std::max(kNever, log_sum(in) + scores_[i][next]);
            }
        for (std::size_t i = size; i-- > 0;)
            for (NameLabel before = 0; before < kNameLabels; ++before) {
                if (i + 1 == size) {
                    backward_[i][before] = goes_on(before) ? kNever : 0;
                    continue;
                }
                Scores in;
                for (NameLabel next = 0; next < kNameLabels; ++next)
                    in[next] = may_follow(before, next)
                                   ? transitions_[before][next] + scores_[i + 1][next] + backward_[i + 1][next]
                                   : kNever;
                backward_[i][before] = std::max(kNever, log_sum(in));
            }
        Scores ends;
        for (NameLabel label = 0; label < kNameLabels; ++label)
            ends[label] = goes_on(label) ? kNever : forward_[size - 1][label];
        const float total = log_sum(ends);
        double gold = 0;
        NameLabel last = kOutside;
        for (std::size_t i = 0; i < size; ++i) {
            gold += scores_[i][example.labels[i]] + transitions_[last][example.labels[i]];
            last = example.labels[i];
        }
        Transitions pulls{};
        last = kOutside;
        for (std::size_t i = 0; i < size; ++i) {
            Scores pull;
            for (NameLabel label = 0; label < kNameLabels; ++label)
                pull[label] = std::exp(forward_[i][label] + backward_[i][label] - total);
            for (NameLabel next = 0; next < kNameLabels; ++next)
                for (NameLabel before = 0; before < kNameLabels; ++before) {
                    if (!may_follow(before, next) || (i == 0 && before != kOutside)) continue;
                    const float start = i == 0 ? 0.0F : forward_[i - 1][before];
                    pulls[before][next] +=
                        std::exp(start + transitions_[before][next] + scores_[i][next] + backward_[i][next] - total);
                }
            pull[example.labels[i]] -= 1;
            pulls[last][example.labels[i]] -= 1;
            last = example.labels[i];
            for (std::size_t k = 0; k < kNameTemplates; ++k)
                if (const std::uint32_t feature = active_[i * kNameTemplates + k])
                    step(weights_[feature], squares_[feature], pull);
        }
        for (std::size_t l = 0; l < kNameLabels; ++l) step(transitions_[l], transition_squares_[l], pulls[l]);
        return total - gold;
    }

    void step(Scores& weights, Scores& squares, const Scores& pull) const {
        for (std::size_t l = 0; l < kNameLabels; ++l) {
            const float gradient = pull[l] + training_.decay * weights[l];
            squares[l] += gradient * gradient;
            weights[l] -= training_.rate * gradient / (std::sqrt(squares[l]) + 1e-3F);
        }
    }

    NameTraining training_;
    std::mt19937_64 random_;
    std::vector<NameExample> examples_;
    std::vector<std::uint64_t> hashes_; ///< of feature numbers
    std::vector<Scores> weights_, squares_, averages_;
    int moments_ = 0;
    Transitions transitions_{}, transition_squares_{}, average_transitions_{};
    std::vector<Scores> scores_, forward_, backward_;
    std::vector<std::uint32_t> active_;
};

} // namespace

std::string train_names(const std::vector<NamedText>& texts, const NameKnowledge& names, std::vector<WordClass> classes,
                        const NameTraining& training, const std::function<void(const NameProgress&)>& progress) {
    std::ranges::sort(classes, {}, &WordClass::word);
    NameTrainer trainer(training);
    trainer.read(texts, names, classes);
    for (int run = 0; run < training.runs; ++run) {
        trainer.start_anew();
        for (int epoch = 1; epoch <= training.epochs; ++epoch) {
            const double loss = trainer.pass();
            progress({epoch, loss, trainer.features()});
        }
    }
    return trainer.file_bytes(classes);
}

} // namespace claimgraph
