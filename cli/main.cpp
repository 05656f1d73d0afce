#include "cli/options/command.hpp"
#include "cli/output/messages.hpp"
#include "cli/output/output.hpp"

#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

constexpr const char* kFooter =
    "INPUT is a file, a folder, or - for standard input. GRAPH is an exported graph (.graphml)\n"
    "or a store (.db).\n"
    "Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 input that cannot be read,\n"
    "4 some documents failed and the rest are done.";

ExitStatus wrong_usage(const CLI::App& app, const CLI::ParseError& error) {
    std::string name = "claimgraph";
    for (const CLI::App* command : app.get_subcommands()) name += " " + command->get_name();
    say(std::string(error.what()) + " (see " + name + " --help)");
    return ExitStatus::kWrongUsage;
}

ExitStatus run(int argc, char** argv) {
    CLI::App app(
        "Reads news text and builds a knowledge graph in which every edge is a claim: who says so, in which words,\n"
        "where, when and how certainly.",
        "claimgraph");
    app.set_version_flag("--version", "claimgraph " CLAIMGRAPH_VERSION, "Print the version and exit");
    app.footer(kFooter);
    app.require_subcommand(0, 1);

    std::vector<std::pair<CLI::App*, Run>> known;
    for (const Command& command : commands()) {
        CLI::App* parsed = app.add_subcommand(command.name, command.summary);
        known.emplace_back(parsed, command.setup(*parsed));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help_or_version) {
        app.exit(help_or_version);
        return ExitStatus::kDone;
    } catch (const CLI::ParseError& error) {
        return wrong_usage(app, error);
    }
    for (const auto& [command, action] : known)
        if (command->parsed()) return action();
    say("no command given (see claimgraph --help)");
    return ExitStatus::kWrongUsage;
}

ExitStatus guarded_run(int argc, char** argv) {
    try {
        const ExitStatus status = run(argc, argv);
        flush();
        return status;
    } catch (const std::bad_alloc&) {
        say("out of memory");
    } catch (const std::exception& error) {
        say(error.what());
    }
    return ExitStatus::kUnreadable;
}

} // namespace
} // namespace claimgraph::cli

int main(int argc, char** argv) {
    claimgraph::cli::prepare_standard_streams();
    return static_cast<int>(claimgraph::cli::guarded_run(argc, argv));
}
