#include "cli/commands/command.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "extract/tokens/mark_words.hpp"
#include "tools/commands/training.hpp"
#include "tools/train/name_trainer.hpp"
#include "tools/train/word_classes.hpp"

#include <fmt/format.h>
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
    const std::filesystem::path folder = models_folder(options.models);
    const auto names = NameKnowledge::load(folder);
    if (!names) return give_up(names.error());
    const auto words = FunctionWords::load(folder / "function_words.tsv");
    if (!words) return give_up(words.error());
    const auto tags = TagSet::load(folder / "tags.tsv");
    if (!tags) return give_up(tags.error());
    auto classes = read_word_classes(options.classes);
    if (!classes) return give_up(classes.error());
    auto documents = read_treebanks(options.texts);
    if (!documents) return give_up(documents.error());
    for (AnalysedDocument& document : *documents) mark_words(document.document, *words, *tags, document.analysis);
    std::vector<NamedText> texts;
    for (const AnalysedDocument& document : *documents) texts.push_back({&document.document, &document.analysis});
    const auto progress = [](const NameProgress& report) {
        say(fmt::format("epoch {}: {} features, loss a token {:.5f}", report.epoch, report.features, report.loss));
    };
    const std::string bytes = train_names(texts, *names, std::move(*classes), options.training, progress);
    const auto written = write_file(options.output, bytes);
    return written ? ExitStatus::kDone : give_up(written.error());
}

} // namespace

Run setup_train_names(Options& command) {
    auto options = std::make_shared<TrainNamesOptions>();
    NameTraining& training = options->training;
    command.add("TEXT", &options->texts, "CoNLL-U files with Name=B-person and the like in MISC").required();
    add_model_output(command, options->output);
    add_classes_option(command, options->classes);
    command.add("--runs", &training.runs, "Learnings in different orders; the model is their mean")
        .range(1, 100)
        .show_default();
    add_training_options(command, training, [&] {
        command.add("--recall", &training.recall, "How much to prefer finding a name to finding none").show_default();
    });
    add_models_option(command, options->models);
    return [options] { return train(*options); };
}

} // namespace claimgraph::cli
