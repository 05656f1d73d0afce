#include "cli/commands/command.hpp"
#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>

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
    const Outcome version = run("claimgraph --version");
    EXPECT_TRUE(ended(version, 0));
    EXPECT_THAT(version.out, StartsWith("claimgraph 0."));
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
