#include "tests/program/program_test.hpp"

#include <chrono>
#include <functional>
#include <gmock/gmock.h>
#include <thread>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The program runs beside the test until it is told to stop.
class Watch : public ProgramTest {
  protected:
    void start(const std::string& options = "") {
        run("(claimgraph watch news --store g.db --quiet 0.2 " + options +
            " >out.txt 2>err.txt & echo $! >pid; wait $!; echo $? >status) >/dev/null 2>&1 &");
        ASSERT_TRUE(until([&] { return file("err.txt").find("watching") != std::string::npos; })) << file("err.txt");
    }
    void stop(const std::string& signal = "INT") {
        run("kill -" + signal + " $(cat pid)");
        ASSERT_TRUE(until([&] { return !file("status").empty(); }));
        EXPECT_EQ(file("status"), "0\n") << file("err.txt");
    }
    std::string file(const std::string& name) const {
        return std::filesystem::exists(path(name)) ? read(name) : std::string();
    }
    /// Waits for the line; some seconds at most.
    bool says(const std::string& words) const {
        return until([&] { return file("out.txt").find(words) != std::string::npos; });
    }
    static bool until(const std::function<bool()>& holds) {
        for (int i = 0; i < 600; ++i) {
            if (holds()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }
    std::string documents() const {
        return run("claimgraph claims g.db --json | grep -o '\"document\":\"[^\"]*\"' | sort -u").out;
    }
};

TEST_F(Watch, TakesWhatComesChangesAndGoes) {
    write("news/a.txt", "Mark Rutte visited Kosovo on Tuesday.\n");
    start();
    EXPECT_TRUE(says("news/a.txt: 1 claims"));
    write("news/b.txt", "NATO supports Kosovo.\n");
    write("news/new/deep/c.txt", "NATO criticized Serbia.\n");
    EXPECT_TRUE(says("news/b.txt: 1 claims"));
    EXPECT_TRUE(says("news/new/deep/c.txt: 1 claims"));
    write("news/b.txt", "NATO supports Kosovo. NATO praised Albania.\n");
    EXPECT_TRUE(says("news/b.txt: 2 claims"));
    run("mv news/b.txt news/d.txt; mv news/new news/old; rm news/a.txt");
    EXPECT_TRUE(says("news/a.txt: gone"));
    EXPECT_TRUE(says("news/b.txt: gone"));
    EXPECT_TRUE(says("news/d.txt: 2 claims"));
    EXPECT_TRUE(says("news/new/deep/c.txt: gone"));
    EXPECT_TRUE(says("news/old/deep/c.txt: 1 claims"));
    stop();
    EXPECT_EQ(documents(), "\"document\":\"news/d.txt\"\n\"document\":\"news/old/deep/c.txt\"\n");
}

TEST_F(Watch, SurvivesBrokenFilesAndForgetsRecordsThatWent) {
    write(
        "news/a.jsonl",
        "{\"id\":\"r-1\",\"text\":\"NATO criticized Serbia.\"}\n{\"id\":\"r-2\",\"text\":\"NATO praised Kosovo.\"}\n");
    start();
    EXPECT_TRUE(says("r-2: 1 claims"));
    write("news/bad.jsonl", "{\"text\": \"NATO\n");
    write("news/picture.png", "\x89PNG\r\n");
    write("news/a.jsonl", "{\"id\":\"r-1\",\"text\":\"NATO criticized Serbia.\"}\nnot JSON\n");
    EXPECT_TRUE(says("r-2: gone"));
    stop("TERM");
    EXPECT_THAT(file("err.txt"), HasSubstr("news/a.jsonl:2:"));
    EXPECT_EQ(documents(), "\"document\":\"r-1\"\n");
}

TEST_F(Watch, KeepsRecordsOfAFileThatIsRenamed) {
    write("news/keep.txt", "NATO supports Kosovo.\n");
    start();
    EXPECT_TRUE(says("news/keep.txt: 1 claims"));
    write("news/z.jsonl", "{\"id\":\"r-1\",\"text\":\"NATO criticized Serbia.\"}\n");
    EXPECT_TRUE(says("r-1: 1 claims"));
    run("mv news/z.jsonl news/a.jsonl");
    write("news/more.txt", "NATO praised Kosovo.\n"); // told after it
    EXPECT_TRUE(says("news/more.txt: 1 claims"));
    stop();
    EXPECT_THAT(file("out.txt"), Not(HasSubstr("r-1: gone")));
    EXPECT_THAT(documents(), HasSubstr("r-1"));
}

TEST_F(Watch, GoesOnWhereItWasLeft) {
    write("news/a.txt", "Mark Rutte visited Kosovo on Tuesday.\n");
    write("news/b.txt", "NATO supports Kosovo.\n");
    start();
    stop();
    run("rm news/a.txt status err.txt");
    write("news/c.txt", "NATO criticized Serbia.\n");
    start();
    EXPECT_TRUE(says("news/c.txt: 1 claims"));
    stop();
    EXPECT_THAT(file("out.txt"), Not(HasSubstr("news/b.txt"))) << "it is as before";
    EXPECT_EQ(documents(), "\"document\":\"news/b.txt\"\n\"document\":\"news/c.txt\"\n");
}

TEST_F(Watch, NeedsFolders) {
    const Outcome outcome = run("claimgraph watch nowhere --store g.db");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_EQ(outcome.err, "claimgraph: nowhere: no such folder\n");
}

} // namespace
} // namespace claimgraph::cli
