#pragma once

#include "cli/options/options.hpp"
#include "extract/syntax/conllu.hpp"
#include "graph/base/result.hpp"

#include <string>
#include <vector>

/// Options and input shared by the training commands.
namespace claimgraph::cli {

/// The documents of CoNLL-U files.
Result<std::vector<AnalysedDocument>> read_treebanks(const std::vector<std::string>& files);

/// `-o FILE`, the model.
void add_model_output(Options& command, std::string& file);
/// `--classes FILE`, for read_word_classes().
void add_classes_option(Options& command, std::string& file);

/// The options of all trainings over hashed features; `add_own` adds those of one of them among them.
template <class Training, class AddOwn>
void add_training_options(Options& command, Training& training, const AddOwn& add_own) {
    command.add("--epochs", &training.epochs, "Passes over the text").show_default();
    command.add("--rate", &training.rate, "Of learning").show_default();
    command.add("--decay", &training.decay, "Of weights").show_default();
    command.add("--dropout", &training.dropout, "Share of the features left out at a time")
        .range(0.0, 0.9)
        .show_default();
    add_own();
    command.add("--least-seen", &training.least_seen, "Rarer features are left out").show_default();
    command.add("--seed", &training.seed, "Of all random choices").show_default();
}

} // namespace claimgraph::cli
