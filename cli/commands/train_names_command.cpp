#include "cli/input/models.hpp"
#include "cli/options/command.hpp"
#include "cli/output/messages.hpp"
#include "extract/syntax/conllu.hpp"
#include "graph/base/read_file.hpp"
#include "tools/train/name_trainer.hpp"
#include "tools/train/word_classes.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>

namespace claimgraph::cli {
namespace {

struct TrainNamesOptions {
    std::vector<std::string> texts;
    std::string classes;
    std::string output;
    std::string models;
    NameTraining training;
};

ExitStatus train(const TrainNamesOptions& options) {
    const auto names = NameKnowledge::load(models_folder(options.models));
    if (!names) return give_up(names.error());
    auto classes = read_word_classes(options.classes);
    if (!classes) return give_up(classes.error());
    std::vector<AnalysedDocument> documents;
    for (const std::string& file : options.texts) {
        const auto text = read_file(file);
        if (!text) return give_up(text.error());
        auto read = read_conllu(*text, file);
        if (!read) return give_up(read.error());
        std::ranges::move(*read, std::back_inserter(documents));
    }
    std::vector<NamedText> texts;
    for (const AnalysedDocument& document : documents) texts.push_back({&document.document, &document.analysis});
    const auto progress = [](const NameProgress& report) {
        say(fmt::format("epoch {}: {} features, loss a token {:.5f}", report.epoch, report.features, report.loss));
    };
    const std::string bytes = train_names(texts, *names, std::move(*classes), options.training, progress);
    std::ofstream file(options.output, std::ios::binary);
    file << bytes << std::flush;
    if (!file) return give_up({ErrorCode::kUnreadable, "cannot be written", {.file = options.output}});
    return ExitStatus::kDone;
}

} // namespace

Run setup_train_names(Options& command) {
    auto options = std::make_shared<TrainNamesOptions>();
    NameTraining& training = options->training;
    command.add("TEXT", &options->texts, "CoNLL-U files with Name=B-person and the like in MISC").required();
    command.add("-o,--output", &options->output, "The model file to write").value_name("FILE").required();
    command.add("--classes", &options->classes, "A table of words and their fine and coarse class").value_name("FILE");
    command.add("--runs", &training.runs, "Learnings in different orders; the model is their mean")
        .range(1, 100)
        .show_default();
    command.add("--epochs", &training.epochs, "Passes over the text").show_default();
    command.add("--rate", &training.rate, "Of learning").show_default();
    command.add("--decay", &training.decay, "Of weights").show_default();
    command.add("--dropout", &training.dropout, "Share of the features left out at a time")
        .range(0.0, 0.9)
        .show_default();
    command.add("--recall", &training.recall, "How much to prefer finding a name to finding none").show_default();
    command.add("--least-seen", &training.least_seen, "Rarer features are left out").show_default();
    command.add("--seed", &training.seed, "Of all random choices").show_default();
    add_models_option(command, options->models);
    return [options] { return train(*options); };
}

} // namespace claimgraph::cli
