#include "tests/program/program_test.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// A line that somebody may type by mistake; `says` tells what is wrong, `next` what can be done.
struct Mistake {
    const char* line;
    int status;
    const char* says;
    const char* next;
};

class Mistakes : public ProgramTest {
  protected:
    Mistakes() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/export/golden/news.graphml", path("g.graphml"));
        write("a.txt", "Mark Rutte visited Kosovo on Tuesday. NATO supports Kosovo.\n");
        write("broken.graphml", "<graphml><node");
        write("other.graphml", "<html><body>no graph</body></html>");
        write("empty.graphml", "");
        write("broken.json", "{\"nodes\": [");
        write("text.db", "This is not a store but a text of some length, which a store is not.\n");
        write("folder/only.png", "\x89PNG\r\n");
        write("overrides.tsv", "verdict\ta\tb\nalike\ta\tb\n");
    }

    void expect(const Mistake& mistake) const {
        const Outcome outcome = run(mistake.line);
        EXPECT_TRUE(ended(outcome, mistake.status)) << mistake.line;
        EXPECT_THAT(outcome.out, IsEmpty()) << mistake.line;
        EXPECT_THAT(outcome.err, StartsWith("claimgraph: ")) << mistake.line;
        EXPECT_THAT(outcome.err, HasSubstr(mistake.says)) << mistake.line;
        EXPECT_THAT(outcome.err, HasSubstr(mistake.next)) << mistake.line;
    }
};

TEST_F(Mistakes, OfCommandsAndOptionsAreTold) {
    for (const Mistake& mistake : {
             Mistake{"claimgraph", 2, "no command given", "see claimgraph --help"},
             Mistake{"claimgraph clams g.graphml", 2, "unknown command 'clams'", "did you mean claims?"},
             Mistake{"claimgraph Claims g.graphml", 2, "unknown command 'Claims'", "did you mean claims?"},
             Mistake{"claimgraph neighbours g.graphml NATO", 2, "unknown command 'neighbours'", "neighbors?"},
             Mistake{"claimgraph zzz", 2, "unknown command 'zzz'", "see claimgraph --help"},
             Mistake{"claimgraph clams --help", 2, "unknown command 'clams'", "did you mean claims?"},
             Mistake{"claimgraph help clams", 2, "unknown command 'clams'", "did you mean claims?"},
             Mistake{"claimgraph g.graphml claims", 2, "unknown command 'g.graphml'", "claims g.graphml"},
             Mistake{"claimgraph a.txt", 2, "unknown command 'a.txt'", "see claimgraph --help"},
             Mistake{"claimgraph claims g.graphml stats", 2, "unexpected argument 'stats'", "claims --help"},
             Mistake{"claimgraph claims g.graphml --subjct NATO", 2, "unknown option --subjct", "mean --subject?"},
             Mistake{"claimgraph claims g.graphml --subjct=NATO", 2, "unknown option --subjct", "mean --subject?"},
             Mistake{"claimgraph claims g.graphml --jsno", 2, "unknown option --jsno", "mean --json?"},
             Mistake{"claimgraph claims --colour never g.graphml", 2, "unknown option --colour", "mean --color"},
             Mistake{"claimgraph extract --no-such-flag", 2, "unknown option --no-such-flag", "extract --help"},
             Mistake{"claimgraph --verison", 2, "unknown option --verison", "mean --version?"},
             Mistake{"claimgraph claims", 2, "GRAPH is required", "claims --help"},
             Mistake{"claimgraph convert g.graphml", 2, "--output is required", "convert --help"},
             Mistake{"claimgraph build", 2, "is required", "build --help"},
             Mistake{"claimgraph build a.txt", 2, "a file to write is needed", "-o FILE"},
             Mistake{"claimgraph claims g.graphml --limit 0", 2, "'0' is not a number above 0", "claims --help"},
             Mistake{"claimgraph claims g.graphml --limit -3", 2, "-3 is below 0", "claims --help"},
             Mistake{"claimgraph claims g.graphml --limit many", 2, "many", "claims --help"},
             Mistake{"claimgraph claims g.graphml --limit", 2, "--limit", "claims --help"},
             Mistake{"claimgraph claims g.graphml --min-confidence 2", 2, "--min-confidence", "claims --help"},
             Mistake{"claimgraph claims g.graphml --since yesterday", 2, "'yesterday' is not a date", "YYYY-MM-DD"},
             Mistake{"claimgraph claims g.graphml --modality maybe", 2, "--modality: maybe", "actual"},
             Mistake{"claimgraph claims g.graphml --json --csv", 2, "--json excludes --csv", "claims --help"},
             Mistake{"claimgraph claims g.graphml --wide --csv", 2, "--csv excludes --wide", "claims --help"},
             Mistake{"claimgraph claims g.graphml --color red", 2, "--color: red", "always"},
             Mistake{"claimgraph claims g.graphml --relation visit", 1, "relation 'visit'", "did you mean visits?"},
             Mistake{"claimgraph claims g.graphml --relation qqq", 1, "relation 'qqq'", "there are leaves, "},
             Mistake{"claimgraph claims g.graphml --subject Ruttte", 1, "no entity", "did you mean Mark Rutte?"},
             Mistake{"claimgraph claims g.graphml --document zzz", 1, "no document has 'zzz'", "'documents' lists"},
             Mistake{"claimgraph entities g.graphml --type thing", 2, "'thing' is not an entity type", "person, "},
             Mistake{"claimgraph rank g.graphml --by beauty", 2, "'beauty' is not a measure", "use degree"},
             Mistake{"claimgraph why g.graphml nothing.at.all", 1, "no claim has the id", "'claims --json' shows ids"},
             Mistake{"claimgraph search g.graphml peace", 2, "only stores have", "'build --store' makes one"},
             Mistake{"claimgraph claims g.graphml --rejected", 2, "only a store keeps", "'build --store' makes one"},
             Mistake{"claimgraph query g.graphml 'MATCH (a'", 2, "query:1:", "expected"},
             Mistake{"claimgraph query g.graphml 'RETURN 1' --param x", 2, "found --param x", "expected name=value"},
         })
        expect(mistake);
}

TEST_F(Mistakes, OfFilesAreTold) {
    for (const Mistake& mistake : {
             Mistake{"claimgraph claims missing.graphml", 3, "missing.graphml", "no such file"},
             Mistake{"claimgraph claims missing", 3, "missing", "no such file"},
             Mistake{"claimgraph claims missing.db", 3, "missing.db", "no such file"},
             Mistake{"claimgraph claims a.txt", 2, "no format has the extension '.txt'", "'claimgraph build' makes"},
             Mistake{"claimgraph claims folder", 2, "folder: is a folder", "expected a graph or a store"},
             Mistake{"claimgraph claims text.db", 3, "text.db: ", "not a claimgraph store"},
             Mistake{"claimgraph claims broken.graphml", 3, "broken.graphml", ""},
             Mistake{"claimgraph claims other.graphml", 3, "other.graphml", "expected"},
             Mistake{"claimgraph claims empty.graphml", 3, "empty.graphml", ""},
             Mistake{"claimgraph claims broken.json", 3, "broken.json", ""},
             Mistake{"claimgraph claims - < a.txt", 3, "standard input: begins like no graph", "expected GraphML"},
             Mistake{"claimgraph claims - < /dev/null", 3, "standard input: begins like no graph", "expected GraphML"},
             Mistake{"claimgraph extract missing.txt", 3, "missing.txt", "no such file or folder"},
             Mistake{"claimgraph build folder -o x.graphml", 3, "folder: folder without text", "'claimgraph formats'"},
             Mistake{"claimgraph build a.txt -o x.doc", 2, "no format has the extension '.doc'", ".graphml"},
             Mistake{"claimgraph build a.txt -o x", 2, "no format has the extension ''", ".graphml"},
             Mistake{"claimgraph build a.txt -o no/folder/x.graphml", 3, "cannot be written", "No such file"},
             Mistake{"claimgraph build a.txt -o x.graphml --overrides overrides.tsv", 3, "overrides.tsv:2",
                     "use same, different or name"},
             Mistake{"claimgraph render g.graphml -o x.jpg", 2, "unsupported picture format '.jpg'",
                     "use .svg or .png"},
             Mistake{"claimgraph explore g.graphml -o x.pdf", 2, "unsupported page format '.pdf'", "use .html"},
             Mistake{"claimgraph convert g.graphml -o - --to csv", 2, "--to: csv", "graphml"},
             Mistake{"claimgraph convert g.graphml -o x.graphml --shape round", 2, "--shape: round", "flat"},
             Mistake{"claimgraph extract a.txt --models nowhere", 3, "nowhere/", "no such file"},
             Mistake{"claimgraph completions tcsh", 2, "tcsh", "bash"},
             Mistake{"claimgraph forget g.graphml a.txt", 3, "g.graphml", "not a claimgraph store"},
         })
        expect(mistake);
}

TEST_F(Mistakes, AFolderWithoutPermissionIsTold) {
    // root may read everything, so the program runs as nobody then
    const std::string run_as = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : "";
    write("locked/b.txt", "NATO supports Kosovo.\n");
    write("half/open.txt", "NATO supports Kosovo.\n");
    write("half/closed/c.txt", "NATO supports Kosovo.\n");
    ASSERT_TRUE(ended(run("chmod 000 locked half/closed"), 0));
    const Outcome locked = run(run_as + "$(which claimgraph) extract locked");
    const Outcome half = run(run_as + "$(which claimgraph) extract half");
    ASSERT_TRUE(ended(run("chmod 755 locked half/closed"), 0));
    EXPECT_TRUE(ended(locked, 3));
    EXPECT_EQ(locked.err, "claimgraph: locked: folder without permission to read it\n");
    EXPECT_TRUE(ended(half, 4));
    EXPECT_EQ(half.err, "claimgraph: half/closed: folder without permission to read it\n");
    EXPECT_THAT(half.out, HasSubstr("half/open.txt"));
}

} // namespace
} // namespace claimgraph::cli
