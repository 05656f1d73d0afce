#include "cli/commands/command.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/terminal.hpp"

#include <exception>
#include <fmt/format.h>
#include <new>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

/// "0.512 s of processor time, 48 MB of memory": what the process used so far, at most.
std::string resources_used() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return fmt::format("{:.3f} s of processor time, {} MB of memory", seconds(used.ru_utime) + seconds(used.ru_stime),
                       used.ru_maxrss / 1024);
}

ExitStatus run(std::vector<std::string> words) {
    Program program;
    const CommandLine::Answer answer = program.line.read(std::move(words));
    set_terminal_options(program.terminal);
    if (!answer.show.empty()) {
        print_paged(answer.show);
        return ExitStatus::kDone;
    }
    if (answer.wrong.empty() && !answer.command.empty()) {
        if (!answer.config.empty()) detail(fmt::format("{}: options read", answer.config));
        const Stopwatch time;
        const ExitStatus status = program.runs[answer.command]();
        detail(fmt::format("{} ended {}, {}", answer.command, time.text(), resources_used()));
        return status;
    }
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
