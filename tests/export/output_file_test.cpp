#include "export/output/output_file.hpp"
#include "export/output/output_folder.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class OutputFileTest : public testing::Test {
  protected:
    OutputFileTest()
        : folder_(fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name()) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~OutputFileTest() override { fs::remove_all(folder_); }

    static void write(const fs::path& file, std::string_view text) {
        auto output = OutputFile::open(file);
        ASSERT_TRUE(output) << output.error().describe();
        output->stream() << text;
        ASSERT_TRUE(output->finish());
        ASSERT_TRUE(output->commit());
    }
    static std::string read(const fs::path& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_;
};

TEST_F(OutputFileTest, TakesThePlaceOfTheOldOneWhole) {
    const fs::path file = folder_ / "news.dot";
    write(file, "old");
    {
        auto output = OutputFile::open(file);
        ASSERT_TRUE(output);
        output->stream() << "new" << std::flush;
        EXPECT_EQ(read(file), "old");
        EXPECT_EQ(files(), 1u) << "nothing beside it";
    } // given up
    EXPECT_EQ(read(file), "old");
    write(file, "new");
    EXPECT_EQ(read(file), "new");
    EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, KeepsTheModeAndFollowsLinks) {
    const fs::path file = folder_ / "a";
    write(file, "old");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a", folder_ / "link");
    write(folder_ / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_EQ(read(file), "new");
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(OutputFileTest, TwoWritersDoNotMix) {
    const fs::path file = folder_ / "a";
    auto one = OutputFile::open(file);
    auto other = OutputFile::open(file);
    ASSERT_TRUE(one && other);
    one->stream() << "one one one";
    other->stream() << "other";
    ASSERT_TRUE(one->finish() && other->finish() && one->commit());
    EXPECT_EQ(read(file), "one one one");
    ASSERT_TRUE(other->commit());
    EXPECT_EQ(read(file), "other");
}

TEST_F(OutputFileTest, LeavesNothingWhenItIsKilled) {
    const fs::path file = folder_ / "a";
    write(file, "old");
    for (const int signal : {SIGKILL, SIGTERM, SIGINT, SIGHUP}) {
        const pid_t child = fork();
        if (child == 0) {
            std::signal(signal, SIG_DFL);
            auto output = OutputFile::open(file);
            output->stream() << "half" << std::flush;
            raise(signal);
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
        EXPECT_EQ(read(file), "old");
        EXPECT_EQ(files(), 1u) << signal;
    }
}

TEST_F(OutputFileTest, WritesDevicesAsTheyAre) { write("/dev/null", "gone"); }

TEST_F(OutputFileTest, SaysWhatCannotBeWritten) {
    const auto nowhere = OutputFile::open(folder_ / "none" / "a");
    ASSERT_FALSE(nowhere);
    EXPECT_THAT(nowhere.error().describe(), HasSubstr("none/a: cannot be written: No such file"));
    EXPECT_FALSE(OutputFile::open(folder_)) << "a folder";
}

TEST_F(OutputFileTest, AFolderTakesThePlaceOfTheOldOneWhole) {
    const fs::path target = folder_ / "news.kuzu";
    const auto write_folder = [&](const char* name, const fs::path& to) {
        auto output = OutputFolder::open(to, "mark");
        ASSERT_TRUE(output) << output.error().describe();
        output->begin("mark") << name;
        output->begin(name) << "rows";
        EXPECT_EQ(files(), fs::exists(target) ? 2u : 1u) << "beside it";
        ASSERT_TRUE(output->commit());
    };
    write_folder("old", target);
    write_folder("new", target / "");
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(read(target / "mark"), "new");
    EXPECT_EQ(read(target / "new"), "rows");
    EXPECT_FALSE(fs::exists(target / "old"));
    {
        auto output = OutputFolder::open(target, "mark");
        ASSERT_TRUE(output);
        output->begin("mark") << "half";
    } // given up
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(read(target / "mark"), "new");
}

TEST_F(OutputFileTest, AFolderOfSomebodyElseStays) {
    fs::create_directories(folder_ / "photos");
    std::ofstream(folder_ / "photos" / "sea.jpg") << "blue";
    EXPECT_THAT(OutputFolder::open(folder_ / "photos", "mark").error().describe(),
                HasSubstr("photos: is a folder with other files; expected a new one, an empty one, or one with mark"));
    EXPECT_THAT(OutputFolder::open(folder_ / "photos" / "sea.jpg", "mark").error().describe(),
                HasSubstr("cannot be written: Not a directory"));
    EXPECT_EQ(read(folder_ / "photos" / "sea.jpg"), "blue");
}

} // namespace
} // namespace claimgraph
