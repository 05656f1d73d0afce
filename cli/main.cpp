#include "cli/commands/command.hpp"
#include "cli/output/messages.hpp"
#include "cli/output/output.hpp"

#include <exception>
#include <fmt/format.h>
#include <map>
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

ExitStatus run(std::vector<std::string> words) {
    CommandLine line(
        "claimgraph",
        "Reads news text and builds a knowledge graph in which every edge is a claim: who says so, in which words,\n"
        "where, when and how certainly.");
    line.version("claimgraph " CLAIMGRAPH_VERSION);
    line.footer(kFooter);
    std::map<std::string, Run> runs;
    for (const Command& command : commands()) {
        Options options = line.add_command(command.name, command.summary);
        runs[command.name] = command.setup(options);
    }
    const CommandLine::Answer answer = line.read(std::move(words));
    if (!answer.show.empty()) {
        print(answer.show);
        return ExitStatus::kDone;
    }
    if (answer.wrong.empty() && !answer.command.empty()) return runs[answer.command]();
    say(fmt::format("{} (see claimgraph{}{} --help)", answer.wrong.empty() ? "no command given" : answer.wrong,
                    answer.command.empty() ? "" : " ", answer.command));
    return ExitStatus::kWrongUsage;
}

ExitStatus guarded_run(std::vector<std::string> words) {
    try {
        const ExitStatus status = run(std::move(words));
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
    return static_cast<int>(claimgraph::cli::guarded_run({argv + (argc > 0), argv + argc}));
}
