#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// From text to files of a graph, and hostile files.
class Build : public ProgramTest {
  protected:
    Build() {
        write("a.txt",
              "Mark Rutte visited Kosovo on Tuesday. NATO supports Kosovo. Rutte said that NATO criticized Serbia.\n");
        write("b.txt", "NATO supports Kosovo. Serbia accused Kosovo.\n");
    }
};

TEST_F(Build, WritesEveryFileAskedFor) {
    const Outcome built = run("claimgraph build a.txt b.txt -o news.graphml -o news.dot");
    ASSERT_TRUE(ended(built, 0));
    EXPECT_THAT(built.out, IsEmpty());
    EXPECT_THAT(read("news.graphml"), HasSubstr("<graphml"));
    EXPECT_THAT(read("news.dot"), StartsWith("digraph"));
    EXPECT_TRUE(ended(run("xmllint --noout news.graphml"), 0));
    EXPECT_TRUE(ended(run("dot -Tsvg news.dot >news.svg"), 0));
}

TEST_F(Build, OutputsMayStandBeforeInputs) {
    ASSERT_TRUE(ended(run("claimgraph build -o news.graphml -o news.dot a.txt b.txt"), 0));
    EXPECT_TRUE(ended(run("claimgraph convert -o copy.graphml news.graphml"), 0));
    EXPECT_EQ(read("copy.graphml"), read("news.graphml"));
}

TEST_F(Build, BytesDependOnNeitherThreadsNorOrder) {
    ASSERT_TRUE(ended(run("claimgraph build a.txt b.txt -o one.graphml --threads 1"), 0));
    ASSERT_TRUE(ended(run("claimgraph build a.txt b.txt -o four.graphml --threads 4"), 0));
    ASSERT_TRUE(ended(run("claimgraph build b.txt a.txt -o turned.graphml"), 0));
    EXPECT_EQ(read("four.graphml"), read("one.graphml"));
    EXPECT_EQ(read("turned.graphml"), read("one.graphml"));
}

TEST_F(Build, ReadBackAndWrittenAgainIsTheSame) {
    ASSERT_TRUE(ended(
        run("claimgraph build a.txt b.txt -o news.graphml && claimgraph convert news.graphml -o again.graphml"), 0));
    EXPECT_EQ(read("again.graphml"), read("news.graphml"));
}

TEST_F(Build, RefusesUnknownFormats) {
    const Outcome outcome = run("claimgraph build a.txt -o news.docx");
    EXPECT_TRUE(ended(outcome, 2));
    EXPECT_THAT(outcome.err, AllOf(StartsWith("claimgraph: news.docx: "), HasSubstr(".graphml")));
}

TEST_F(Build, ReportsWhatCannotBeWritten) {
    const Outcome outcome = run("claimgraph build a.txt -o nowhere/news.graphml");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, HasSubstr("nowhere/news.graphml"));
}

TEST_F(Build, GoesOnWhenADocumentFails) {
    write("bad.txt", std::string("\0\1\2", 3));
    EXPECT_TRUE(ended(run("claimgraph build a.txt bad.txt -o news.graphml"), 4));
    EXPECT_TRUE(ended(run("claimgraph claims news.graphml --subject NATO"), 0));
    EXPECT_TRUE(ended(run("claimgraph build bad.txt -o none.graphml"), 3));
    EXPECT_FALSE(std::filesystem::exists(path("none.graphml")));
}

TEST_F(Build, HostileGraphmlIsRefused) {
    write("deep.graphml", times(100'000, "<graph>") + times(100'000, "</graph>"));
    write("open.graphml", "<graphml>" + times(100'000, "<node id=\"a\">"));
    write("laughs.graphml",
          "<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n"
          "<graphml><graph edgedefault=\"directed\"><node id=\"&b;\"/></graph></graphml>\n");
    write("file.graphml", "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<graphml>&x;</graphml>\n");
    write("nul.graphml", std::string("<graphml>\0</graphml>", 20));
    write("latin1.graphml", "<graphml><graph id=\"caf\xe9\"/></graphml>");
    write("cut.graphml", "<graphml><graph edgedefault=\"directed\"><node id=\"a");
    write("empty.graphml", "");
    // a file of ours, by its columns, that has lost its nodes
    write("dangling.graphml", "<graphml><key id=\"r\" for=\"edge\" attr.name=\"relation\"/>"
                              "<key id=\"p\" for=\"edge\" attr.name=\"polarity\"/>"
                              "<key id=\"m\" for=\"edge\" attr.name=\"modality\"/>"
                              "<graph edgedefault=\"directed\"><edge source=\"a\" target=\"b\"/></graph></graphml>");
    for (const char* file :
         {"deep", "open", "laughs", "file", "nul", "latin1", "cut", "empty", "dangling", "missing"}) {
        for (const char* command : {"stats", "claims"}) {
            const Outcome outcome = run(std::string("claimgraph ") + command + " " + file + ".graphml");
            EXPECT_TRUE(ended(outcome, 3)) << command << " " << file;
            EXPECT_THAT(outcome.err, StartsWith(std::string("claimgraph: ") + file + ".graphml:")) << command;
            EXPECT_THAT(outcome.out, IsEmpty());
            EXPECT_LT(outcome.err.size(), 500u) << "a message, not the file";
        }
    }
}

} // namespace
} // namespace claimgraph::cli
