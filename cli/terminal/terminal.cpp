#include "cli/terminal/terminal.hpp"

#include "cli/terminal/output.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

TerminalOptions terminal_options; // standard streams are of the process, and so is what is written to them

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

bool colors(int stream) {
    if (terminal_options.color != ColorMode::kAuto) return terminal_options.color == ColorMode::kAlways;
    return isatty(stream) != 0 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

winsize window_of(int stream) {
    winsize window{};
    if (isatty(stream) == 0 || ioctl(stream, TIOCGWINSZ, &window) != 0) return {};
    return window;
}

/// While it exists, ^C and a pager that is left early do not end the program.
class WhilePaging {
  public:
    WhilePaging() {
        struct sigaction ignored {};
        ignored.sa_handler = SIG_IGN;
        sigaction(SIGINT, &ignored, &interrupt_);
        sigaction(SIGPIPE, &ignored, &pipe_);
    }
    ~WhilePaging() {
        sigaction(SIGINT, &interrupt_, nullptr);
        sigaction(SIGPIPE, &pipe_, nullptr);
    }
    WhilePaging(const WhilePaging&) = delete;
    WhilePaging& operator=(const WhilePaging&) = delete;

  private:
    struct sigaction interrupt_ {};
    struct sigaction pipe_ {};
};

/// False if there is no such pager, and nothing was shown.
bool shown_by(const std::string& pager, std::string_view text) {
    flush();
    setenv("LESS", "FRX", 0);
    const WhilePaging paging;
    std::FILE* pipe = popen(pager.c_str(), "w");
    if (pipe == nullptr) return false;
    std::fwrite(text.data(), 1, text.size(), pipe);
    constexpr int kNoSuchCommand = 127;
    const int status = pclose(pipe);
    return !WIFEXITED(status) || WEXITSTATUS(status) != kNoSuchCommand;
}

} // namespace

void add_terminal_options(Options& program, TerminalOptions& options) {
    program
        .choice("--color", &options.color,
                {{"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}},
                "Colours: auto, on terminals if NO_COLOR is not set; always; never [auto]")
        .value_name("WHEN");
    program.add("-q,--quiet", &options.quiet, "Print results and errors only, no notes and no progress");
    program.add("-v,--verbose", &options.verbose, "Also say what is read, with which models, and how long it takes");
    program.add("--no-pager", &options.no_pager, "Do not show long tables through $PAGER");
}

void set_terminal_options(const TerminalOptions& options) { terminal_options = options; }

bool is_quiet() { return terminal_options.quiet; }
bool is_verbose() { return terminal_options.verbose && !terminal_options.quiet; }

bool output_is_terminal() { return isatty(STDOUT_FILENO) != 0; }
int output_width() { return window_of(STDOUT_FILENO).ws_col; }

bool colors_output() { return colors(STDOUT_FILENO); }
bool colors_messages() { return colors(STDERR_FILENO); }
std::string bold(std::string_view text, bool colored) {
    return colored ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

void print_paged(std::string_view text) {
    const int rows = window_of(STDOUT_FILENO).ws_row;
    const char* set = std::getenv("PAGER");
    const std::string pager = set == nullptr ? "less" : set;
    const bool is_long = rows > 0 && std::ranges::count(text, '\n') >= rows;
    const bool is_paged = is_long && !terminal_options.no_pager && isatty(STDIN_FILENO) != 0 &&
                          variable("TERM") != "dumb" && !pager.empty() && pager != "cat";
    if (!is_paged || !shown_by(pager, text)) print(text);
}

} // namespace claimgraph::cli
