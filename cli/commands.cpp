#include "cli/command.hpp"

#include <array>

namespace claimgraph::cli {

// Run setup_<name>(CLI::App& command); of each <name>_command.cpp

namespace {

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr std::array<Command, 0> kCommands{};

} // namespace

std::span<const Command> commands() { return kCommands; }

} // namespace claimgraph::cli
