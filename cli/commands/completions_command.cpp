#include "cli/commands/command.hpp"
#include "cli/options/completions.hpp"
#include "cli/terminal/output.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

using MakeCompletions = std::string (*)(const std::string& program, std::span<const CommandText> texts);

constexpr const char* kManualEnding = R"(.SH FILES
.TP
.B ~/.config/claimgraph/config.toml
Options to start from, in $XDG_CONFIG_HOME if that is set: TOML, the common options on top, those of a command below its
name. What the command line says comes first. \-\-config names another file, \-\-no\-config has none read.
.PP
.nf
    color = "never"
    [build]
    threads = 4
    min\-confidence = 0.8
    [claims]
    limit = 50
.fi
.SH ENVIRONMENT
.TP
.B CLAIMGRAPH_MODELS
The folder of the models, where it is not the installed one.
.TP
.B NO_COLOR
If set, nothing is coloured unless \-\-color says so.
.TP
.BR PAGER ", " LESS
What shows long tables on a terminal; less with the options FRX if they are not set.
.TP
.B XDG_CONFIG_HOME
Where the configuration is, in claimgraph/config.toml; ~/.config if it is not set.
.TP
.B XDG_STATE_HOME
Where the history of the shell is kept, in claimgraph/history; ~/.local/state if it is not set.
)";

ExitStatus print_completions(MakeCompletions make) {
    print(make("claimgraph", Program().line.texts()));
    return ExitStatus::kDone;
}

} // namespace

Run setup_completions(Options& command) {
    auto make = std::make_shared<MakeCompletions>(bash_completions);
    command
        .choice("SHELL", make.get(), {{"bash", bash_completions}, {"zsh", zsh_completions}, {"fish", fish_completions}},
                "bash, zsh or fish")
        .required();
    command.footer("  source <(claimgraph completions bash)       # in ~/.bashrc\n"
                   "  source <(claimgraph completions zsh)        # in ~/.zshrc, behind compinit\n"
                   "  claimgraph completions fish | source        # in ~/.config/fish/config.fish\n"
                   "An installed claimgraph has them already.");
    return [make] { return print_completions(*make); };
}

Run setup_manual(Options&) {
    return [] {
        const Program program;
        print(man_page("claimgraph", program.version, program.line.texts(), kManualEnding));
        return ExitStatus::kDone;
    };
}

} // namespace claimgraph::cli
