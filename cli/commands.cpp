#include "cli/command.hpp"

namespace claimgraph::cli {

Run setup_build(CLI::App& command);
Run setup_claims(CLI::App& command);
Run setup_convert(CLI::App& command);
Run setup_entities(CLI::App& command);
Run setup_evaluate(CLI::App& command);
Run setup_explore(CLI::App& command);
Run setup_extract(CLI::App& command);
Run setup_formats(CLI::App& command);
Run setup_neighbors(CLI::App& command);
Run setup_path(CLI::App& command);
Run setup_render(CLI::App& command);
Run setup_stats(CLI::App& command);
Run setup_train_antecedents(CLI::App& command);
Run setup_train(CLI::App& command);
Run setup_train_names(CLI::App& command);

namespace {

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr Command kCommands[] = {
    {"build", "Make a graph of the claims of texts", setup_build},
    {"extract", "Write the claims of texts, one a line", setup_extract},
    {"claims", "Show the claims of a graph, by who, what, whom, speaker, time", setup_claims},
    {"neighbors", "Show what claims link to an entity", setup_neighbors},
    {"path", "Show a shortest chain of claims between two entities", setup_path},
    {"entities", "List the entities of a graph", setup_entities},
    {"stats", "Count what a graph holds", setup_stats},
    {"convert", "Write a graph in other formats", setup_convert},
    {"formats", "List the formats that graphs are written in and read from", setup_formats},
    {"render", "Draw a graph as SVG or PNG", setup_render},
    {"explore", "Write a page to explore a graph in a browser", setup_explore},
    {"evaluate", "Measure the syntax on gold trees", setup_evaluate},
    {"train", "Learn a syntax model from treebanks", setup_train},
    {"train-names", "Learn a tagger of names", setup_train_names},
    {"train-antecedents", "Learn what pronouns and nouns go back to", setup_train_antecedents},
};

} // namespace

std::span<const Command> commands() { return kCommands; }

} // namespace claimgraph::cli
