#include "cli/commands/command.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "tools/commands/training.hpp"
#include "tools/evaluate/coreference_gold.hpp"
#include "tools/train/antecedent_trainer.hpp"
#include "tools/train/word_classes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <memory>

namespace claimgraph::cli {
namespace {

struct TrainAntecedentsOptions {
    std::vector<std::string> texts;
    std::string classes;
    std::string output;
    ModelOptions models;
    AntecedentTraining training;
};

ExitStatus train(const TrainAntecedentsOptions& options) {
    const auto models = load_models(options.models);
    if (!models) return give_up(models.error());
    const auto names = NameKnowledge::load(models_folder(options.models.folder));
    if (!names) return give_up(names.error());
    auto classes = read_word_classes(options.classes);
    if (!classes) return give_up(classes.error());
    std::vector<ChainedDocument> documents;
    for (const std::string& file : options.texts) {
        auto read = read_chains(file, *models);
        if (!read) return give_up(read.error());
        std::ranges::move(*read, std::back_inserter(documents));
    }
    std::vector<ChainedText> texts;
    for (ChainedDocument& document : documents)
        texts.push_back({&document.text.document, &document.text.analysis,
                         find_named_entities(document.text.document, document.text.analysis, *models),
                         std::move(document.chains), document.partial});
    const auto progress = [](const AntecedentProgress& report) {
        say(fmt::format("epoch {}: {} features, loss a phrase {:.5f}", report.epoch, report.features, report.loss));
    };
    const std::string bytes = train_antecedents(texts, *names, std::move(*classes), options.training, progress);
    const auto written = write_file(options.output, bytes);
    return written ? ExitStatus::kDone : give_up(written.error());
}

} // namespace

Run setup_train_antecedents(Options& command) {
    auto options = std::make_shared<TrainAntecedentsOptions>();
    command.add("TEXT", &options->texts, "JSON lines of documents with their chains").required();
    add_model_output(command, options->output);
    add_classes_option(command, options->classes);
    command.add("--runs", &options->training.runs, "Learnings in different orders; the model is their mean")
        .range(1, 100)
        .show_default();
    add_training_options(command, options->training, [&] {
        command
            .add("--recall", &options->training.recall,
                 "How much to prefer going back to something to going back to nothing")
            .show_default();
    });
    add_model_options(command, options->models);
    return [options] { return train(*options); };
}

} // namespace claimgraph::cli
