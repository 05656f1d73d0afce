#include "cli/commands/command.hpp"
#include "cli/input/inputs.hpp"
#include "cli/input/judgments.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "extract/entities/names/name_features.hpp"
#include "tools/commands/training.hpp"
#include "tools/train/claim_calibration.hpp"
#include "tools/train/claim_examples.hpp"
#include "tools/train/claim_trainer.hpp"
#include "tools/train/encoder/word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct TrainClaimsOptions {
    std::vector<std::string> golds;
    std::string vectors;
    std::string taught;
    std::string judged;
    std::string output;
    bool only_examples = false;
    std::size_t rows = 40'000;
    unsigned folds = 3;
    unsigned measured = 100;
    std::uint32_t calibrate = 0;
    float drawn = 1;
    ModelOptions models;
    ClaimTraining training;
};

/// The first rows of a table of word vectors, those of words with letters; centred, and of length 1.
Result<LemmaVectors> read_lemma_vectors(const std::string& file, std::size_t rows) {
    LemmaVectors vectors;
    const auto add_row = [&](std::string_view word, std::span<const float> values) {
        if (vectors.words.size() == rows) return false;
        if (std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) return true;
        vectors.words.push_back(hash_word(word));
        vectors.values.insert(vectors.values.end(), values.begin(), values.end());
        return true;
    };
    if (auto read = encoder::read_vectors(file, kVectorSize, add_row); !read) return tl::unexpected(read.error());
    std::vector<double> mean(kVectorSize);
    const auto count = static_cast<double>(std::max<std::size_t>(1, vectors.words.size()));
    for (std::size_t i = 0; i < vectors.values.size(); ++i) mean[i % kVectorSize] += vectors.values[i] / count;
    for (std::size_t word = 0; word < vectors.words.size(); ++word) {
        float* values = vectors.values.data() + word * kVectorSize;
        float size = 1e-6F;
        for (std::size_t d = 0; d < kVectorSize; ++d) {
            values[d] -= static_cast<float>(mean[d]);
            size += values[d] * values[d];
        }
        for (std::size_t d = 0; d < kVectorSize; ++d) values[d] /= std::sqrt(size);
    }
    return vectors;
}

/// Writes what a teacher learns from, or judges.
ExitStatus write_examples(const TrainClaimsOptions& options, const Models& models, const RelationTable& relations) {
    std::string lines;
    for (const std::string& file : options.golds) {
        const auto line = claim_examples_line(file, models, relations);
        if (!line) return give_up(line.error());
        lines += *line + '\n';
    }
    const auto written = write_file(options.output, lines);
    return written ? ExitStatus::kDone : give_up(written.error());
}

/// Adds the texts that only a teacher judged.
Result<void> add_taught(const TaughtTexts& texts, std::uint32_t& documents, const Models& models,
                        std::vector<ClaimExample>& examples) {
    for (const auto& [name, pairs] : texts) {
        auto read = read_taught_examples(name, documents++, pairs, models);
        if (!read) return tl::unexpected(read.error());
        std::ranges::move(*read, std::back_inserter(examples));
    }
    return {};
}

/// Adds the sentences that people judged.
Result<void> add_judged(const std::string& file, std::uint32_t& documents, const Models& models,
                        std::vector<ClaimExample>& examples) {
    const auto judgments = read_judgments(file);
    if (!judgments) return tl::unexpected(judgments.error());
    auto read = read_judged_examples(*judgments, documents, models);
    if (!read) return tl::unexpected(read.error());
    std::ranges::move(*read, std::back_inserter(examples));
    return {};
}

ExitStatus train(TrainClaimsOptions options) {
    options.models.claims.undecided = true;
    const auto models = load_models(options.models);
    if (!models) return give_up(models.error());
    const auto relations = RelationTable::load(models_folder(options.models.folder));
    if (!relations) return give_up(relations.error());
    if (options.only_examples) return write_examples(options, *models, *relations);
    const auto vectors = read_lemma_vectors(options.vectors, options.rows);
    if (!vectors) return give_up(vectors.error());
    std::vector<ClaimExample> examples;
    std::uint32_t documents = 0;
    Result<TaughtTexts> taught;
    if (!options.taught.empty()) taught = read_taught_texts(options.taught);
    if (!taught) return give_up(taught.error());
    for (const std::string& file : options.golds) {
        auto read = read_claim_examples(file, documents++, *models, *taught);
        if (!read) return give_up(read.error());
        std::ranges::move(*read, std::back_inserter(examples));
    }
    if (const auto added = add_taught(*taught, documents, *models, examples); !added) return give_up(added.error());
    if (const auto added = add_judged(options.judged, documents, *models, examples); !added)
        return give_up(added.error());
    say(fmt::format("{} texts, {} pairs, {} of them related", documents, examples.size(),
                    std::ranges::count_if(examples, [](const ClaimExample& e) { return !e.relations.empty(); })));
    const auto progress = [](const ClaimProgress& report) {
        say(fmt::format("epoch {}: {} features, loss a pair {:.4f}", report.epoch, report.features, report.loss));
    };
    const ClaimCalibration calibration = calibrate_claims(examples, *relations, *vectors, options.training,
                                                          {options.folds, options.measured, options.calibrate});
    say(calibration.report);
    ClaimWeights weights = train_claims(examples, *relations, *vectors, options.training, progress);
    weights.scale = calibration.scale;
    weights.shift = calibration.shift;
    weights.drawn = std::max(calibration.drawn, options.drawn);
    const auto written = write_file(options.output, ClaimModel::file_bytes(weights));
    return written ? ExitStatus::kDone : give_up(written.error());
}

} // namespace

Run setup_train_claims(Options& command) {
    auto options = std::make_shared<TrainClaimsOptions>();
    ClaimTraining& training = options->training;
    command.add("GOLD", &options->golds, "Annotated texts: X.gold.json beside X.txt").required();
    add_model_output(command, options->output);
    command.add("--vectors", &options->vectors, "Word vectors: a word and its numbers a line");
    command.add("--examples", &options->only_examples, "Write what a teacher learns from or judges; GOLD may be texts");
    command.add("--taught", &options->taught, "What a teacher thinks of these texts and of further ones");
    command.add("--judged", &options->judged, "Claims that people rejected or confirmed: 'judgments STORE --json'")
        .value_name("FILE");
    command.add("--rows", &options->rows, "Words of the vectors to keep, the first of the file").show_default();
    command.add("--folds", &options->folds, "Parts of the texts for the probabilities: learnt on the others")
        .range(0u, 100u)
        .show_default();
    command.add("--measured", &options->measured, "Of these parts, the first so many are measured")
        .range(1u, 100u)
        .show_default();
    command.add("--calibrate", &options->calibrate, "Measure probabilities on the first so many texts [all]")
        .value_name("N");
    command.add("--drawn", &options->drawn, "What it adds at least to the log odds that a rule drew the claim")
        .show_default();
    add_training_options(command, training, [&] {
        command.add("--optional", &training.optional, "What a related pair counts that no core claim relates")
            .range(0.0, 1.0)
            .show_default();
        command.add("--most-features", &training.most_features, "Features to keep, those that say most [all]")
            .value_name("N");
        command.add("--teacher", &training.teacher, "What a teacher counts where people read the text as well")
            .range(0.0, 1.0)
            .show_default();
        command.add("--gold-repeats", &training.gold_repeats, "How often a pass sees what people read")
            .range(1u, 100u)
            .show_default();
    });
    add_model_options(command, options->models);
    return [options] { return train(*options); };
}

} // namespace claimgraph::cli
