#include "tests/program/program_test.hpp"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// What people see on a terminal, and what programs get through pipes.
class Terminal : public ProgramTest {
  protected:
    Terminal() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("news.graphml"));
    }

    /// What a line of bash shows on a terminal of that size, both streams.
    std::string shown(const std::string& line, int columns, int rows = 100) const {
        write("line", "stty cols " + std::to_string(columns) + " rows " + std::to_string(rows) +
                          "\nexport TERM=xterm\n" + line + "\n");
        std::string text = run("env -u NO_COLOR -u PAGER script -qec 'bash line' /dev/null").out;
        std::erase(text, '\r');
        return text;
    }
};

TEST_F(Terminal, TablesFitWithoutCuttingWords) {
    const std::string piped = run("claimgraph claims news.graphml").out;
    const std::string narrow = shown("claimgraph claims news.graphml --color never", 50);
    std::size_t longest = 0;
    for (std::size_t at = 0; at < narrow.size();) {
        const std::size_t end = std::min(narrow.find('\n', at), narrow.size());
        if (!narrow.substr(at, end - at).starts_with("claimgraph: ")) longest = std::max(longest, end - at);
        at = end + 1;
    }
    EXPECT_GT(longest, 20U);
    EXPECT_LE(longest, 50U);
    EXPECT_THAT(narrow, HasSubstr("--wide or --vertical shows all"));
    EXPECT_EQ(shown("claimgraph claims news.graphml --wide --color never", 50), piped);
    EXPECT_EQ(shown("claimgraph claims news.graphml --color never", 1000), piped);
    EXPECT_THAT(shown("claimgraph claims news.graphml --vertical --color never", 50), HasSubstr("RELATION  visits\n"));
}

TEST_F(Terminal, PipesGetWholeCells) {
    const std::string name = times(40, "word ") + "end";
    const Outcome outcome = run("claimgraph query news.graphml \"RETURN '" + name + "' AS long, 1 AS one\"");
    EXPECT_THAT(outcome.out, HasSubstr(name + "  1\n"));
    EXPECT_THAT(run("claimgraph query news.graphml \"RETURN '" + name + "' AS long\" --vertical").out,
                testing::Eq("long  " + name + "\n"));
}

TEST_F(Terminal, ColoursAreForTerminals) {
    constexpr const char* kBold = "\x1b[1m";
    EXPECT_THAT(shown("claimgraph claims news.graphml", 100), HasSubstr(kBold));
    EXPECT_THAT(shown("NO_COLOR=1 claimgraph claims news.graphml", 100), Not(HasSubstr(kBold)));
    EXPECT_THAT(shown("NO_COLOR= claimgraph claims news.graphml", 100), HasSubstr(kBold)) << "set, but empty";
    EXPECT_THAT(shown("TERM=dumb claimgraph claims news.graphml", 100), Not(HasSubstr(kBold)));
    EXPECT_THAT(shown("claimgraph --color never claims news.graphml", 100), Not(HasSubstr(kBold)));
    EXPECT_THAT(run("claimgraph claims news.graphml").out, Not(HasSubstr(kBold)));
    const Outcome always = run("NO_COLOR=1 claimgraph claims news.graphml --limit 1 --color always");
    EXPECT_THAT(always.out, StartsWith(kBold));
    EXPECT_THAT(always.err, StartsWith(kBold));
    EXPECT_TRUE(ended(run("claimgraph claims news.graphml --color pink"), 2));
}

TEST_F(Terminal, LongTablesGoThroughThePager) {
    const std::string claims = "PAGER='cat > paged' claimgraph claims news.graphml --color never";
    EXPECT_THAT(shown(claims, 1000, 2), IsEmpty());
    EXPECT_THAT(read("paged"), StartsWith("SUBJECT"));
    std::filesystem::remove(path("paged"));
    const std::string table = run("claimgraph claims news.graphml").out;
    for (const std::string& line :
         {claims + " --no-pager", std::string("PAGER= claimgraph claims news.graphml --color never"),
          std::string("PAGER=cat claimgraph claims news.graphml --color never")})
        EXPECT_EQ(shown(line, 1000, 2), table) << line;
    EXPECT_EQ(shown(claims, 1000, 100), table) << "short enough";
    EXPECT_EQ(shown(claims + " | cat", 1000, 2), table) << "a pipe";
    EXPECT_THAT(shown("PAGER=no-such-pager claimgraph claims news.graphml --color never", 1000, 2), HasSubstr(table));
    EXPECT_THAT(shown("PAGER=true claimgraph claims news.graphml; echo status $?", 1000, 2), HasSubstr("status 0"));
    EXPECT_FALSE(std::filesystem::exists(path("paged")));
}

TEST_F(Terminal, QuietPrintsResultsAndErrors) {
    EXPECT_THAT(run("claimgraph claims news.graphml --limit 1").err, HasSubstr("the first 1 of "));
    EXPECT_THAT(run("claimgraph claims news.graphml --limit 1 -q").err, IsEmpty());
    EXPECT_THAT(run("claimgraph --quiet explore news.graphml -o a.html").err, IsEmpty());
    EXPECT_THAT(run("claimgraph claims -q missing.graphml").err, HasSubstr("missing.graphml"));
}

TEST_F(Terminal, GraphsComeThroughPipes) {
    const std::string table = run("claimgraph claims news.graphml").out;
    for (const char* format : {"graphml", "gexf", "json", "jgf", "dot"}) {
        const Outcome piped =
            run(std::string("claimgraph convert news.graphml -o - --to ") + format + " | claimgraph claims -");
        EXPECT_TRUE(ended(piped, 0)) << format;
        EXPECT_EQ(piped.out, table) << format;
    }
    EXPECT_EQ(run("claimgraph convert - -o - < news.graphml").out,
              run("claimgraph convert news.graphml -o a.graphml; cat a.graphml").out)
        << "GraphML if nothing is said";
    EXPECT_THAT(run("claimgraph render news.graphml -o -").out, HasSubstr("<svg"));
    EXPECT_THAT(run("claimgraph render news.graphml -o - --to png").out, StartsWith("\x89PNG"));
    EXPECT_THAT(run("claimgraph explore - -o - < news.graphml").out, HasSubstr("<html"));
    EXPECT_TRUE(ended(run("claimgraph convert news.graphml -o - > /dev/full"), 3));
    EXPECT_FALSE(std::filesystem::exists(path("-")));
}

TEST_F(Terminal, AFullDiskLeavesWhatWasThere) {
    write("a.png", "old");
    const Outcome full = run("ulimit -f 1; claimgraph render news.graphml -o a.png --dpi 300 2>&1");
    EXPECT_TRUE(ended(full, 3));
    EXPECT_THAT(full.out, HasSubstr("a.png: cannot be written: "));
    EXPECT_EQ(read("a.png"), "old");
    EXPECT_TRUE(ended(run("ulimit -f 1; claimgraph render news.graphml -o b.png --dpi 300"), 3));
    EXPECT_FALSE(std::filesystem::exists(path("b.png")));
}

} // namespace
} // namespace claimgraph::cli
