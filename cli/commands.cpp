#include "cli/command.hpp"

namespace claimgraph::cli {

Run setup_extract(CLI::App& command);

namespace {

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr Command kCommands[] = {
    {"extract", "Read text and print the claims in it, one a line", setup_extract},
};

} // namespace

std::span<const Command> commands() { return kCommands; }

} // namespace claimgraph::cli
