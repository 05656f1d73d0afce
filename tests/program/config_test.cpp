#include "tests/program/program_test.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The configuration file, and --verbose.
class Config : public ProgramTest {
  protected:
    Config() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }
    std::size_t rows(const std::string& options) const {
        const Outcome outcome = run("claimgraph claims news.graphml --json " + options);
        EXPECT_TRUE(ended(outcome, 0));
        return static_cast<std::size_t>(std::ranges::count(outcome.out, '\n'));
    }
};

TEST_F(Config, IsReadWhereTheUserHasIt) {
    EXPECT_EQ(rows(""), 5U);
    write("../config/claimgraph/config.toml", "quiet = true\n\n[claims]\nlimit = 2 # a few\n\n[rank]\nlimit = 1\n");
    EXPECT_EQ(rows(""), 2U);
    EXPECT_EQ(rows("--limit 3"), 3U) << "the command line comes first";
    EXPECT_EQ(rows("--no-config"), 5U);
    EXPECT_THAT(run("claimgraph claims news.graphml").err, IsEmpty()) << "quiet";
    write("other.toml", "[claims]\nrelation = [\"visits\", \"urges\"]\n");
    EXPECT_EQ(rows("--config other.toml"), 2U);
    EXPECT_EQ(rows("--config other.toml --relation visits"), 1U);
}

TEST_F(Config, HoldsForTheCommandsOfTheShell) {
    write("c.toml", "quiet = true\n[build]\nfacts = true\n[claims]\njson = true\nlimit = 2\n[rank]\nby = \"degree\"\n");
    const auto shell = [&](const std::string& lines, const std::string& options) {
        write("script", lines);
        return run("claimgraph shell news.graphml " + options + " < script");
    };
    const Outcome two = shell("claims\n", "--config c.toml");
    EXPECT_TRUE(ended(two, 0));
    EXPECT_EQ(two.out, run("claimgraph claims news.graphml --json --limit 2").out);
    EXPECT_EQ(shell("claims --limit 3\n", "--config c.toml").out,
              run("claimgraph claims news.graphml --json --limit 3").out);
    EXPECT_EQ(shell("claims\n", "").out, run("claimgraph claims news.graphml").out);
    write("../config/claimgraph/config.toml", "[claims]\nlimit = 1\n");
    EXPECT_EQ(shell("claims --json\n", "").out, run("claimgraph claims news.graphml --json --limit 1").out);
    EXPECT_EQ(shell("claims --json\n", "--no-config").out,
              run("claimgraph claims news.graphml --json --no-config").out);
    write("wrong.toml", "\n[claims]\nmin-confidence = 7\n");
    const Outcome wrong = shell("claims\n", "--config wrong.toml");
    EXPECT_TRUE(ended(wrong, 2));
    EXPECT_THAT(wrong.err, HasSubstr("wrong.toml:3: "));
}

TEST_F(Config, TellsWhatItDoesNotKnow) {
    const auto wrong = [&](std::string_view text) {
        write("c.toml", text);
        const Outcome outcome = run("claimgraph claims news.graphml --config c.toml");
        EXPECT_TRUE(ended(outcome, 2));
        EXPECT_THAT(outcome.out, IsEmpty());
        return outcome.err;
    };
    EXPECT_THAT(wrong("color = \"never\"\nquite = true\n"),
                HasSubstr("c.toml:2: unknown option 'quite' of all commands; did you mean quiet?"));
    EXPECT_THAT(wrong("[claims]\n\nlimt = 2\n"),
                HasSubstr("c.toml:3: unknown option 'limt' of [claims]; did you mean limit?"));
    EXPECT_THAT(wrong("[rank]\nlimit = 2\n[clams]\nlimit = 2\n"),
                HasSubstr("c.toml:3: unknown command [clams]; did you mean claims?"));
    EXPECT_THAT(wrong("[claims]\nGRAPH = \"x\"\n"), HasSubstr("c.toml:2: unknown option 'GRAPH'"));
    EXPECT_THAT(wrong("[claims]\nmin-confidence = 7\n"), AllOf(HasSubstr("c.toml:2: "), HasSubstr("--min-confidence")));
    const Outcome missing = run("claimgraph claims news.graphml --config no.toml");
    EXPECT_TRUE(ended(missing, 2));
    EXPECT_THAT(missing.err, HasSubstr("no.toml: no such file"));
}

TEST_F(Config, VerboseTellsWhatIsReadAndHowLongItTakes) {
    const Outcome plain = run("claimgraph stats news.graphml");
    EXPECT_THAT(plain.err, IsEmpty());
    const Outcome verbose = run("claimgraph stats news.graphml -v");
    EXPECT_TRUE(ended(verbose, 0));
    EXPECT_EQ(verbose.out, plain.out);
    EXPECT_THAT(verbose.err, HasSubstr("claimgraph: news.graphml: 5 entities and 5 claims read in "));
    EXPECT_THAT(verbose.err, HasSubstr(" s of processor time, "));
    write("a.txt", "NATO praised Kosovo.\n");
    const Outcome text = run("claimgraph extract a.txt -v");
    EXPECT_THAT(text.err, HasSubstr("syntax.model: models read in "));
    EXPECT_THAT(text.err, HasSubstr("a.txt: text, 21 bytes read in "));
    EXPECT_THAT(run("claimgraph stats news.graphml -v -q").err, IsEmpty());
}

} // namespace
} // namespace claimgraph::cli
