#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace claimgraph::cli {

/// How a run of the program ended, and what it wrote.
struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

/// Runs the real program in a folder of its own, which is gone afterwards.
class ProgramTest : public testing::Test {
  protected:
    ProgramTest();
    ~ProgramTest() override;

    /// A line for bash, in which `claimgraph` is the program: pipes and redirections are welcome.
    Outcome run(const std::string& line) const;

    void write(const std::string& name, std::string_view bytes) const;
    std::string read(const std::string& name) const;
    std::filesystem::path path(const std::string& name) const { return folder_ / "work" / name; }

  private:
    std::filesystem::path folder_;
};

/// The status of a run, shown with all it wrote when it is not the expected one.
testing::AssertionResult ended(const Outcome& outcome, int status);

/// A text with two claims.
inline constexpr std::string_view kText = "Mark Rutte visited Kosovo on Tuesday. NATO supports Kosovo.\n";

/// `text` repeated.
std::string times(std::size_t count, std::string_view text);

} // namespace claimgraph::cli
