#include "tests/program/program_test.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace claimgraph::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// Briefings on a graph of examples/steel, three reports with a dispute and a change. What they say to the byte is in
/// golden/; after a change that is meant, run the tests with CLAIMGRAPH_UPDATE_GOLDEN=1 and read the difference.
class Report : public ProgramTest {
  protected:
    Report() {
        std::filesystem::copy_file(CLAIMGRAPH_SOURCE_DIR "/tests/program/golden/steel.graphml", path("steel.graphml"));
    }

    static void expect_golden(const std::string& name, const std::string& text) {
        const std::string file = CLAIMGRAPH_SOURCE_DIR "/tests/program/golden/" + name;
        if (std::getenv("CLAIMGRAPH_UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << text;
        std::ifstream in(file, std::ios::binary);
        ASSERT_TRUE(in) << file;
        EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(in), {}));
    }
};

TEST_F(Report, IsABriefingWithFootnotes) {
    const Outcome report = run("claimgraph report steel.graphml --title 'Halvor Steel'");
    EXPECT_TRUE(ended(report, 0));
    expect_golden("steel.md", report.out);
    for (const char* heading : {"\n## What was read\n", "\n## Main actors\n", "\n## Who does what\n", "\n## Disputes\n",
                                "\n## Changes over time\n", "\n## Timeline\n", "\n## Sources\n"})
        EXPECT_THAT(report.out, HasSubstr(heading));
}

TEST_F(Report, OfAStoreIsThatOfItsGraph) {
    std::filesystem::copy(CLAIMGRAPH_SOURCE_DIR "/examples/steel", path("steel"));
    ASSERT_TRUE(ended(run("claimgraph build steel -o a.graphml && claimgraph build steel --store steel.db"), 0));
    EXPECT_EQ(run("claimgraph report steel.db").out, run("claimgraph report a.graphml").out);
}

TEST_F(Report, AsAPageHasNoScriptAndLoadsNothing) {
    ASSERT_TRUE(ended(run("claimgraph report steel.graphml --about 'Halvor Steel' -o a.html"), 0));
    const std::string page = read("a.html");
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(page, HasSubstr("<h1>Halvor Steel</h1>"));
    EXPECT_THAT(page, HasSubstr("id=\"note-1\""));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<link")));
    EXPECT_EQ(run("claimgraph report steel.graphml --about 'Halvor Steel' --to html").out, page);
}

TEST_F(Report, AboutOneActorLeavesTheOthersOut) {
    const Outcome report = run("claimgraph report steel.graphml --about Dahl --top 2");
    EXPECT_TRUE(ended(report, 0));
    EXPECT_THAT(report.out, StartsWith("# Sara Dahl\n"));
    EXPECT_THAT(report.out, HasSubstr("**Sara Dahl** visits **Brenna**"));
    EXPECT_THAT(report.out, Not(HasSubstr("poisoning")));
    EXPECT_THAT(report.out, Not(HasSubstr("2024-06-03.txt")));
}

TEST_F(Report, TellsWhatIsMissing) {
    EXPECT_THAT(run("claimgraph report steel.graphml --about Dal").err, HasSubstr("no entity is named 'Dal'"));
    const Outcome format = run("claimgraph report steel.graphml -o a.pdf");
    EXPECT_TRUE(ended(format, 2));
    EXPECT_THAT(format.err, HasSubstr("a.pdf: unsupported report format '.pdf'; use .md or .html"));
    EXPECT_TRUE(ended(run("claimgraph report steel.graphml --since 2030"), 1));
}

TEST_F(Report, AsAVaultHasANoteForEachName) {
    ASSERT_TRUE(ended(run("claimgraph report steel.graphml --vault vault"), 0));
    expect_golden("steel_note.md", read("vault/Halvor Steel.md"));
    EXPECT_THAT(read("vault/Claim graph.md"), HasSubstr("- [[Halvor Steel]]: "));
    ASSERT_TRUE(ended(run("claimgraph report steel.graphml --vault vault --about Dahl"), 0));
    EXPECT_FALSE(std::filesystem::exists(path("vault/Ida Moen.md"))) << "an earlier vault is replaced";
    write("own/mine.md", "my own\n");
    const Outcome other = run("claimgraph report steel.graphml --vault own");
    EXPECT_TRUE(ended(other, 3));
    EXPECT_EQ(read("own/mine.md"), "my own\n") << other.err;
}

} // namespace
} // namespace claimgraph::cli
