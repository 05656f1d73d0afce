#include "cli/commands/command.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "extract/syntax/model_file.hpp"
#include "extract/syntax/morphology.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "graph/base/read_file.hpp"
#include "tools/commands/training.hpp"
#include "tools/train/encoder/distillation.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <memory>

namespace claimgraph::cli {
namespace {

struct TrainOptions {
    std::vector<std::string> treebanks;
    std::vector<std::string> silver;
    std::vector<std::string> plain;
    std::string output;
    std::string models;
    std::vector<std::string> teachers;
    std::uint32_t tag_layer = 2; ///< of training.shape, counted from 1
    encoder::EncoderTraining training;
    encoder::Distillation distillation;
};

Result<std::vector<AnalysedDocument>> read_plain(const std::vector<std::string>& files, const std::string& models) {
    std::vector<AnalysedDocument> documents;
    if (files.empty()) return documents;
    const auto rules = TokenRules::load(models_folder(models) / "tokens.tsv");
    if (!rules) return tl::unexpected(rules.error());
    for (const std::string& file : files) {
        auto text = read_file(file);
        if (!text) return tl::unexpected(text.error());
        auto document = make_document(file, std::move(*text), {.lossy = true});
        if (!document) return tl::unexpected(document.error());
        Analysis analysis = tokenize(*document, *rules);
        documents.push_back({std::move(*document), std::move(analysis)});
    }
    return documents;
}

ExitStatus train(const TrainOptions& options) {
    const auto treebanks = read_treebanks(options.treebanks);
    if (!treebanks) return give_up(treebanks.error());
    const auto silver = read_treebanks(options.silver);
    if (!silver) return give_up(silver.error());
    auto plain = read_plain(options.plain, options.models);
    if (!plain) return give_up(plain.error());

    std::vector<encoder::TrainingText> texts;
    const auto learn_from = [&](const std::vector<AnalysedDocument>& documents) {
        for (const AnalysedDocument& document : documents) texts.push_back({&document.document, &document.analysis});
    };
    // Distillation repeats the gold by itself; its texts are gold alone.
    const std::size_t repeats = silver->empty() ? 1 : options.distillation.gold_repeats;
    for (std::size_t i = 0; i < repeats; ++i) learn_from(*treebanks);
    learn_from(*silver);
    std::vector<ModelFile> files;
    std::vector<std::string_view> teachers;
    for (const std::string& name : options.teachers) {
        auto teacher = ModelFile::open(name);
        if (!teacher) return give_up(teacher.error());
        const auto net = files.emplace_back(std::move(*teacher)).section("net");
        if (!net) return give_up(net.error());
        teachers.push_back(*net);
    }
    const auto progress = [](const encoder::TrainingProgress& report) {
        const auto tokens = static_cast<double>(report.loss.tokens);
        say(fmt::format("epoch {}: loss of tags {:.4f}, of trees {:.4f}", report.epoch, report.loss.tags / tokens,
                        report.loss.moves / tokens));
    };
    const auto net = teachers.empty()
                         ? train_encoder(texts, options.training, progress)
                         : train_student(texts, *plain, teachers, options.training, options.distillation, progress);
    if (!net) return give_up(net.error());

    const auto written = write_file(
        options.output, model_file_bytes("encoder", {{"net", *net}, {"morphology", learn_morphology(*treebanks)}}));
    return written ? ExitStatus::kDone : give_up(written.error());
}

} // namespace

Run setup_train(Options& command) {
    auto options = std::make_shared<TrainOptions>();
    encoder::EncoderTraining& training = options->training;
    encoder::Regularisation& regularisation = training.regularisation;
    command.add("TREEBANK", &options->treebanks, "CoNLL-U files to learn from").required();
    add_model_output(command, options->output);
    command.add("--vectors", &training.vectors, "Word vectors: a word and its 100 numbers a line").value_name("FILE");
    command.add("--vector-rows", &training.vector_rows, "How many of them to take").show_default();
    Option silver = command.add("--silver", &options->silver,
                                "CoNLL-U that a better model annotated: for tags and trees, not for lemmas");
    silver.value_name("FILE");
    Option teachers = command.add("--teacher", &options->teachers, "Models that annotate the plain text together");
    Option plain = command.add("--plain", &options->plain, "Text to learn from as the teachers annotate it");
    teachers.value_name("MODEL").needs(plain);
    plain.value_name("FILE").needs(teachers).excludes(silver);
    command
        .add("--gold-repeats", &options->distillation.gold_repeats,
             "Passes over the treebanks in one over the silver or plain text")
        .show_default();
    command.add("--hidden", &training.shape.hidden, "Width of the encoder, of each direction; a multiple of 16")
        .range(16U, 4096U)
        .show_default();
    command.add("--parser-hidden", &training.shape.parser_hidden, "Width of the parser; a multiple of 16")
        .range(16U, 4096U)
        .show_default();
    command.add("--tag-layer", &options->tag_layer, "The layer of the encoder that tags are read off")
        .show_default()
        .range(1U, training.shape.layers);
    command.add("--input-dropout", &regularisation.input_dropout, "Share of inputs left out at a time")
        .range(0.0, 0.9)
        .show_default();
    command.add("--layer-dropout", &regularisation.layer_dropout, "The same of the encoder's outputs")
        .range(0.0, 0.9)
        .show_default();
    command.add("--parser-dropout", &regularisation.parser_dropout, "The same of the parser's hidden layer")
        .range(0.0, 0.9)
        .show_default();
    command.add("--rate", &training.rate, "Of learning, at the start").show_default();
    command.add("--epochs", &training.epochs, "Passes over the training text").show_default();
    command.add("--seed", &training.seed, "Of all random choices").show_default();
    add_models_option(command, options->models);
    return [options] {
        if (options->training.shape.hidden % 16 != 0 || options->training.shape.parser_hidden % 16 != 0) {
            say("--hidden and --parser-hidden must be multiples of 16");
            return ExitStatus::kWrongUsage;
        }
        options->training.shape.tag_layer = options->tag_layer - 1;
        return train(*options);
    };
}

} // namespace claimgraph::cli
