#pragma once

#include "cli/options/options.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/terminal.hpp"
#include "graph/query/graph_source.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>

namespace claimgraph::cli {

/// What a subcommand does once its options are read.
using Run = std::function<ExitStatus()>;
/// The same for a command that queries a graph.
using Ask = std::function<ExitStatus(const GraphSource&)>;

/// A subcommand. Each has a file of its own, <name>_command.cpp, with a struct of its options and a setup function that
/// describes them and returns what to run:
///
///     Ask setup_neighbors(Options& command) {
///         auto options = std::make_shared<NeighborsOptions>();
///         command.add("ENTITY", &options->entity, "Name, alias or id").required();
///         return [options](const GraphSource& source) { return neighbors_of(source, *options); };
///     }
struct Command {
    const char* name;
    const char* summary; ///< one line of `claimgraph --help`
    Run (*setup)(Options& command);
    /// For a query command, what `setup` wraps: the options without the graph. Null for other commands.
    Ask (*setup_question)(Options& command) = nullptr;
};

/// All subcommands, in the order of the help text. The table is in commands.cpp.
std::span<const Command> commands();

/// The program: its command line with all subcommands and common options. Good for one line. In commands.cpp too.
struct Program {
    Program();

    std::string version; ///< "claimgraph 0.9.0"
    CommandLine line;
    TerminalOptions terminal;
    std::map<std::string, Run> runs; ///< what each command does
};

} // namespace claimgraph::cli
