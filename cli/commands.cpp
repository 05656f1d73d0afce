#include "cli/command.hpp"

namespace claimgraph::cli {

Run setup_evaluate(CLI::App& command);
Run setup_extract(CLI::App& command);
Run setup_train(CLI::App& command);

namespace {

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr Command kCommands[] = {
    {"extract", "Write the claims of texts, one a line", setup_extract},
    {"evaluate", "Measure the syntax on gold trees", setup_evaluate},
    {"train", "Learn a syntax model from treebanks", setup_train},
};

} // namespace

std::span<const Command> commands() { return kCommands; }

} // namespace claimgraph::cli
