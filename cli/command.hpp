#pragma once

#include "cli/exit_status.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <span>

namespace claimgraph::cli {

/// What a subcommand does once its options are read.
using Run = std::function<ExitStatus()>;

/// A subcommand. Each has a file of its own, <name>_command.cpp, with a struct of its options and a setup function that
/// describes them to CLI11 and returns what to run:
///
///     Run setup_stats(CLI::App& command) {
///         auto options = std::make_shared<StatsOptions>();
///         command.add_option("GRAPH", options->graph, "Exported graph")->required();
///         return [options] { return stats(*options); };
///     }
struct Command {
    const char* name;
    const char* summary; ///< one line of `claimgraph --help`
    Run (*setup)(CLI::App& command);
};

/// All subcommands, in the order of the help text. The table is in commands.cpp.
std::span<const Command> commands();

} // namespace claimgraph::cli
