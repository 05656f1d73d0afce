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

Run setup_train_names(CLI::App& command) {
    auto options = std::make_shared<TrainNamesOptions>();
    NameTraining& training = options->training;
    command.add_option("TEXT", options->texts, "CoNLL-U files with Name=B-person and the like in MISC")->required();
    command.add_option("-o,--output", options->output, "The model file to write")->type_name("FILE")->required();
    command.add_option("--classes", options->classes, "A table of words and their fine and coarse class")
        ->type_name("FILE");
    command.add_option("--runs", training.runs, "Learnings in different orders; the model is their mean")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command.add_option("--epochs", training.epochs, "Passes over the text")->capture_default_str();
    command.add_option("--rate", training.rate, "Of learning")->capture_default_str();
    command.add_option("--decay", training.decay, "Of weights")->capture_default_str();
    command.add_option("--dropout", training.dropout, "Share of the features left out at a time")
        ->check(CLI::Range(0.0, 0.9))
        ->capture_default_str();
    command.add_option("--recall", training.recall, "How much to prefer finding a name to finding none")
        ->capture_default_str();
    command.add_option("--least-seen", training.least_seen, "Rarer features are left out")->capture_default_str();
    command.add_option("--seed", training.seed, "Of all random choices")->capture_default_str();
    add_models_option(command, options->models);
    return [options] { return train(*options); };
}

} // namespace claimgraph::cli
