#include "cli/input/inputs.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A folder of its own for each test, gone afterwards.
class InputsTest : public testing::Test {
  protected:
    InputsTest()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  testing::UnitTest::GetInstance()->current_test_info()->name()) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~InputsTest() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    static Inputs find(const std::vector<std::string>& arguments) { return find_inputs(arguments); }

    std::filesystem::path folder_;
};

TEST_F(InputsTest, TakesNamedFilesWhateverTheyAreCalled) {
    write("a.xyz", "text");
    const Inputs inputs = find({path("a.xyz"), "-"});
    EXPECT_THAT(inputs.documents, ElementsAre(path("a.xyz"), "-"));
    EXPECT_THAT(inputs.errors, IsEmpty());
}

TEST_F(InputsTest, SearchesFoldersSorted) {
    write("b.txt", "b");
    write("a/deep/er.md", "a");
    write("a.txt", "a");
    write("plain", "text without extension");
    write("binary", std::string_view("\x7f"
                                     "ELF\0\1",
                                     6));
    write("empty", "");
    write("graph.graphml", "<graphml/>");
    write(".hidden.txt", "hidden");
    write(".git/notes.txt", "hidden");
    EXPECT_THAT(find({folder_.string()}).documents,
                ElementsAre(path("a.txt"), path("a/deep/er.md"), path("b.txt"), path("plain")));
}

TEST_F(InputsTest, TakesADocumentOnce) {
    write("news/a.txt", "a");
    EXPECT_THAT(find({path("news/a.txt"), path("news"), path("news/"), path("./news/a.txt"), "-", "-"}).documents,
                ElementsAre(path("news/a.txt"), "-"));
}

TEST_F(InputsTest, SaysWhyAPathCannotBeLookedAt) {
    const Inputs inputs = find({std::string(5000, 'x')});
    ASSERT_EQ(inputs.errors.size(), 1u);
    EXPECT_EQ(inputs.errors[0].code, ErrorCode::kUnreadable);
    EXPECT_THAT(inputs.errors[0].message, testing::HasSubstr("name too long"));
}

TEST_F(InputsTest, ReportsWhatIsNotThere) {
    write("a.txt", "a");
    const Inputs inputs = find({path("missing.txt"), path("a.txt")});
    EXPECT_THAT(inputs.documents, ElementsAre(path("a.txt")));
    ASSERT_EQ(inputs.errors.size(), 1u);
    EXPECT_EQ(inputs.errors[0].describe(), path("missing.txt") + ": no such file or folder");
}

TEST_F(InputsTest, ReportsFolderWithoutText) {
    write("picture.png", "text, but called a picture");
    const Inputs inputs = find({folder_.string()});
    EXPECT_THAT(inputs.documents, IsEmpty());
    ASSERT_EQ(inputs.errors.size(), 1u);
    EXPECT_EQ(inputs.errors[0].describe(), folder_.string() +
                                               ": folder without text; expected files that 'claimgraph formats' "
                                               "lists, or text files without extension");
}

TEST_F(InputsTest, ReadsBytesAsTheyAre) {
    const std::string_view bytes("\xef\xbb\xbf"
                                 "a\r\n\0b",
                                 8);
    write("a.txt", bytes);
    const auto read = read_input(path("a.txt"));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, bytes);
    EXPECT_FALSE(read_input(path("missing")).has_value());
}

} // namespace
} // namespace claimgraph::cli
