#include "cli/commands/command.hpp"
#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <map>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class Usage : public ProgramTest {};

TEST_F(Usage, HelpNamesEveryCommandAndStatus) {
    const Outcome help = run("claimgraph --help");
    EXPECT_TRUE(ended(help, 0));
    for (const Command& command : commands()) {
        const bool is_hidden = std::string_view(command.summary).empty();
        const auto line = HasSubstr(std::string("\n  ") + command.name + " ");
        if (is_hidden)
            EXPECT_THAT(help.out, Not(line));
        else
            EXPECT_THAT(help.out, line);
    }
    EXPECT_THAT(help.out,
                HasSubstr("Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 input that cannot be read"));
    EXPECT_THAT(help.err, IsEmpty());
}

TEST_F(Usage, EveryCommandHasHelp) {
    for (const Command& command : commands()) {
        const Outcome help = run(std::string("claimgraph ") + command.name + " --help");
        EXPECT_TRUE(ended(help, 0)) << command.name;
        EXPECT_THAT(help.out, HasSubstr(command.summary)) << command.name;
        EXPECT_THAT(help.out, HasSubstr(std::string("Usage: claimgraph ") + command.name)) << command.name;
        EXPECT_THAT(help.out, Not(HasSubstr("value in {"))) << command.name << ": CLI11 shows what values become";
    }
}

TEST_F(Usage, TellsItsVersion) {
    for (const char* line : {"claimgraph --version", "claimgraph -V"}) {
        const Outcome version = run(line);
        EXPECT_TRUE(ended(version, 0));
        EXPECT_THAT(version.out, StartsWith("claimgraph 0."));
    }
}

TEST_F(Usage, HelpIsACommandToo) {
    EXPECT_EQ(run("claimgraph help").out, run("claimgraph --help").out);
    EXPECT_EQ(run("claimgraph help rank").out, run("claimgraph rank --help").out);
    EXPECT_EQ(run("claimgraph -q --no-pager help rank").out, run("claimgraph rank --help").out);
    const Outcome unknown = run("claimgraph help rnak");
    EXPECT_TRUE(ended(unknown, 2));
    EXPECT_THAT(unknown.err, HasSubstr("unknown command 'rnak'; did you mean rank?"));
}

/// The commands of the help text with their options.
std::map<std::string, std::vector<std::string>> listed_options() {
    std::map<std::string, std::vector<std::string>> listed;
    for (const CommandText& command : Program().line.texts())
        for (const OptionText& option : command.options)
            for (const std::string& name : option.names)
                if (!option.is_argument) listed[command.name].push_back(name);
    return listed;
}

TEST_F(Usage, CompletionsHaveEveryCommandAndOption) {
    const auto listed = listed_options();
    ASSERT_GT(listed.size(), 25U);
    ASSERT_THAT(listed.at("claims"), testing::Contains("--relation"));
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const Outcome made = run(std::string("claimgraph completions ") + shell);
        EXPECT_TRUE(ended(made, 0)) << shell;
        for (const auto& [command, options] : listed) {
            EXPECT_THAT(made.out, HasSubstr(command)) << shell;
            for (const std::string& option : options) {
                const std::string name = std::string_view(shell) != "fish" ? option
                                         : option.starts_with("--")        ? " -l " + option.substr(2)
                                                                           : " -s " + option.substr(1);
                EXPECT_THAT(made.out, HasSubstr(name)) << shell << ' ' << command;
            }
        }
    }
    EXPECT_TRUE(ended(run("claimgraph completions tcsh"), 2));
}

TEST_F(Usage, BashCompletes) {
    write("try.sh",
          "source <(claimgraph completions bash)\n"
          "try() { COMP_WORDS=(claimgraph \"$@\"); COMP_CWORD=$#; _claimgraph; echo \"${COMPREPLY[*]}\"; }\n"
          "try conf; try claims g.graphml --rel; try convert g -o x --shape ''; try -q cla --lim; try claims ''\n"
          "try --color al; try help wa; try completions z\n");
    EXPECT_EQ(run("bash try.sh").out, "confirm conflicts\n--relation\nflat reified\n\n\nalways\nwatch\nzsh\n");
}

TEST_F(Usage, TheManualHasEveryCommandAndOption) {
    const Outcome page = run("claimgraph manual");
    EXPECT_TRUE(ended(page, 0));
    for (const auto& [command, options] : listed_options()) {
        std::string_view rest = page.out;
        if (!command.empty()) {
            std::string heading = "\n.SS claimgraph " + command;
            for (std::size_t at = 0; (at = heading.find('-', at)) != std::string::npos; at += 2)
                heading.insert(at, "\\");
            ASSERT_THAT(page.out, HasSubstr(heading));
            rest = rest.substr(page.out.find(heading) + 1);
            rest = rest.substr(0, rest.find("\n.S"));
        }
        for (std::string option : options) {
            if (!command.empty() && (option == "--help" || option == "-h")) continue; // among the common ones
            for (std::size_t at = 0; (at = option.find('-', at)) != std::string::npos; at += 2) option.insert(at, "\\");
            EXPECT_THAT(std::string(rest), HasSubstr("\\fB" + option + "\\fR")) << command;
        }
    }
}

TEST_F(Usage, SaysWhatIsExpected) {
    const Outcome outcome = run("claimgraph convert g.graphml -o g.gexf --shape round");
    EXPECT_TRUE(ended(outcome, 2));
    EXPECT_THAT(outcome.err, HasSubstr("--shape: round not in {flat,reified}"));
}

TEST_F(Usage, TakesNoNumbersThatAreNone) {
    write("a.txt", "NATO praised Kosovo.\n");
    ASSERT_TRUE(ended(run("claimgraph build a.txt -o a.graphml"), 0));
    for (const char* wrong : {"claims a.graphml --min-confidence nan", "extract a.txt --min-confidence=-nan",
                              "render a.graphml --top -1 -o a.svg", "extract a.txt --threads -1",
                              "query a.graphml --timeout nan 'RETURN 1'", "query a.graphml --timeout inf 'RETURN 1'"})
        EXPECT_TRUE(ended(run(std::string("claimgraph ") + wrong), 2)) << wrong;
}

TEST_F(Usage, EndsWithTwoOnWrongUsage) {
    for (const char* line :
         {"claimgraph", "claimgraph fly", "claimgraph extract", "claimgraph extract a.txt --format picture",
          "claimgraph extract a.txt --threads 0", "claimgraph extract a.txt --threads many",
          "claimgraph extract a.txt --from poem", "claimgraph extract a.txt --no-such-flag"}) {
        const Outcome outcome = run(line);
        EXPECT_TRUE(ended(outcome, 2)) << line;
        EXPECT_THAT(outcome.out, IsEmpty()) << line;
        EXPECT_THAT(outcome.err, StartsWith("claimgraph: ")) << line;
        EXPECT_THAT(outcome.err, HasSubstr("--help)")) << line;
    }
}

} // namespace
} // namespace claimgraph::cli
