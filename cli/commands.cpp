#include "cli/command.hpp"

namespace claimgraph::cli {

Run setup_extract(CLI::App& command);

namespace {

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr Command kCommands[] = {
    {"extract", "Write the claims of texts, one a line", setup_extract},
};

} // namespace

std::span<const Command> commands() { return kCommands; }

} // namespace claimgraph::cli
