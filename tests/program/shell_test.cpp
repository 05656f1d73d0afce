#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class Shell : public ProgramTest {
  protected:
    Shell() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }

    Outcome script(const std::string& lines) const {
        write("script", lines);
        return run("claimgraph shell news.graphml < script");
    }
};

TEST_F(Shell, AnswersAsTheCommandsDo) {
    for (const char* line : {"claims --subject rutte", "path 'Ana Kola' nato -k 3", "neighbors \"Mark Rutte\" --json",
                             "stats", "rank --by degree --csv", "why rutte visits kosovo", "timeline NATO"}) {
        const std::string words(line);
        const std::size_t space = std::min(words.find(' '), words.size());
        const Outcome command = run("claimgraph " + words.substr(0, space) + " news.graphml" + words.substr(space));
        const Outcome shell = script(words + "\n");
        EXPECT_TRUE(ended(shell, 0)) << line;
        EXPECT_EQ(shell.out, command.out) << line;
        EXPECT_FALSE(shell.out.empty()) << line;
    }
}

TEST_F(Shell, GoesOnAfterMistakes) {
    const Outcome outcome = script("// a script\n\nfly\nclaims --no-such-flag\nneighbors Narnia\n"
                                   "claims --modality maybe\nclaims --relation visits --csv\n");
    EXPECT_TRUE(ended(outcome, 0)) << "of the last question";
    EXPECT_THAT(outcome.err, HasSubstr("unknown command 'fly'; 'help' lists the commands\n"));
    EXPECT_THAT(outcome.err, HasSubstr("--no-such-flag"));
    EXPECT_THAT(outcome.err, HasSubstr("no entity is named 'Narnia'\n"));
    EXPECT_THAT(outcome.out, HasSubstr("mark-rutte.visits.Q1246,"));
    EXPECT_TRUE(ended(script("stats\nneighbors Narnia\n"), 1));
    EXPECT_TRUE(ended(script("stats\nfly\n"), 2));
    EXPECT_TRUE(ended(script(""), 0));
    EXPECT_TRUE(ended(run("claimgraph shell missing.graphml < /dev/null"), 3));
}

TEST_F(Shell, HelpsAndQuits) {
    EXPECT_THAT(script("help\n").out, HasSubstr("  neighbors  Show what claims link to an entity\n"));
    const Outcome of_one = script("neighbors --help\n");
    EXPECT_THAT(of_one.out, HasSubstr("--depth"));
    EXPECT_THAT(of_one.out, testing::Not(HasSubstr("GRAPH"))) << "the graph is open";
    const Outcome quit = script("quit\nstats\n");
    EXPECT_TRUE(ended(quit, 0));
    EXPECT_THAT(quit.out, IsEmpty());
}

TEST_F(Shell, HelpsWithOneCommandAndWithTyping) {
    EXPECT_EQ(script("help neighbors\n").out, script("neighbors --help\n").out);
    EXPECT_THAT(script("clams\n").err, HasSubstr("did you mean claims?"));
}

TEST_F(Shell, LeavesAnUnfinishedQuery) {
    for (const char* last : {"quit", "exit;", " QUIT ", "\\q"}) {
        const Outcome outcome = script(std::string("MATCH (a)\nRETURN a.name\n") + last + "\nstats\n");
        EXPECT_TRUE(ended(outcome, 2)) << last;
        EXPECT_THAT(outcome.out, IsEmpty()) << last;
        EXPECT_THAT(outcome.err, HasSubstr("unfinished query, not run; end it with a semicolon")) << last;
    }
    EXPECT_THAT(script("MATCH (a)").err, HasSubstr("unfinished query"));
    EXPECT_THAT(script("MATCH (a:Place)\n\nRETURN a.name;\n").out, StartsWith("a.name\n")) << "an empty line within";
}

TEST_F(Shell, SwitchesToAValueALine) {
    EXPECT_EQ(script("\\x\nclaims --relation visits\n").out,
              run("claimgraph claims news.graphml --relation visits --vertical").out);
    EXPECT_EQ(script("\\x\nclaims --csv\nstats\n\\x\nclaims\n").out,
              run("for c in 'claims --csv' stats claims; do set -- $c; claimgraph $1 news.graphml $2; done").out);
}

TEST_F(Shell, OptionsHoldForOneLine) {
    const Outcome outcome = script("claims --relation visits --csv\nclaims --csv\n");
    EXPECT_EQ(outcome.out, run("claimgraph claims news.graphml --relation visits --csv").out +
                               run("claimgraph claims news.graphml --csv").out);
}

TEST_F(Shell, TakesHostileLines) {
    write("script",
          times(1'000'000, "x") + "\nclaims --subject " + times(100'000, "\"") + "\n\xFF\xFE\n'\nstats --json");
    const Outcome outcome = run("claimgraph shell news.graphml < script");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, StartsWith("{\"entities\":5"));
}

} // namespace
} // namespace claimgraph::cli
