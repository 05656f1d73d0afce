#include "graph/base/read_file.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;

/// A file of its own for each test, gone afterwards.
class ReadFile : public testing::Test {
  protected:
    ~ReadFile() override { std::filesystem::remove(file_); }
    void write(std::string_view bytes) const { std::ofstream(file_, std::ios::binary) << bytes; }

    const std::filesystem::path file_ =
        std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ReadFile, GivesAllBytes) {
    std::string bytes("\xef\xbb\xbf a\r\n\0b", 9);
    for (const std::size_t size : {std::size_t{0}, std::size_t{9}, std::size_t{65'536}, std::size_t{1'000'000}}) {
        bytes.resize(size, 'x');
        write(bytes);
        EXPECT_EQ(read_file(file_), bytes) << size;
    }
}

TEST_F(ReadFile, HoldsTheLimit) {
    write("12345");
    EXPECT_EQ(read_file(file_, 5), "12345");
    const auto refused = read_file(file_, 4);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
    EXPECT_EQ(refused.error().describe(), file_.string() + ": more than 4 bytes");
}

TEST_F(ReadFile, HoldsTheLimitWhereTheSizeIsUnknown) {
    for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{1'000'000}}) {
        const auto endless = read_file("/dev/zero", limit);
        ASSERT_FALSE(endless.has_value());
        EXPECT_EQ(endless.error().code, ErrorCode::kTooLarge);
    }
    EXPECT_EQ(read_file("/dev/null"), "");
    const auto process = read_file("/proc/self/status");
    ASSERT_TRUE(process.has_value());
    EXPECT_THAT(*process, HasSubstr("Pid:"));
}

TEST_F(ReadFile, TellsWhatIsWrong) {
    EXPECT_EQ(read_file("/no/such/file").error().describe(), "/no/such/file: no such file");
    EXPECT_EQ(read_file("/tmp").error().describe(), "/tmp: is a folder; expected a file");
    EXPECT_THAT(read_file(std::string(5000, 'x')).error().message, HasSubstr("name too long"));
}

TEST_F(ReadFile, ReadsTheRestOfAStream) {
    write("one two");
    std::FILE* stream = std::fopen(file_.c_str(), "rb");
    ASSERT_NE(stream, nullptr);
    EXPECT_EQ(std::fgetc(stream), 'o');
    EXPECT_EQ(read_stream(stream, "stream"), "ne two");
    std::fclose(stream);
}

} // namespace
} // namespace claimgraph
