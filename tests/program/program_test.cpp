#include "tests/program/program_test.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace claimgraph::cli {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return std::move(bytes).str();
}

} // namespace

ProgramTest::ProgramTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("claimgraph_") + info->test_suite_name() + "_" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "work");
}

ProgramTest::~ProgramTest() { std::filesystem::remove_all(folder_); }

Outcome ProgramTest::run(const std::string& line) const {
    std::ofstream(folder_ / "line.sh") << "set -o pipefail\nexport PATH=" CLAIMGRAPH_PROGRAM_FOLDER
                                          ":$PATH\nexport XDG_CONFIG_HOME=\"$1/config\"\ncd \"$1/work\"\n"
                                       << line << '\n';
    const std::string command = "bash '" + (folder_ / "line.sh").string() + "' '" + folder_.string() + "' >'" +
                                (folder_ / "out").string() + "' 2>'" + (folder_ / "err").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), bytes_of(folder_ / "out"),
            bytes_of(folder_ / "err")};
}

void ProgramTest::write(const std::string& name, std::string_view bytes) const {
    const auto file = folder_ / "work" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string ProgramTest::read(const std::string& name) const { return bytes_of(folder_ / "work" / name); }

testing::AssertionResult ended(const Outcome& outcome, int status) {
    if (outcome.status == status) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "ended with " << outcome.status << ", expected " << status
                                       << "\nout: " << outcome.out.substr(0, 2000)
                                       << "\nerr: " << outcome.err.substr(0, 2000);
}

std::string times(std::size_t count, std::string_view text) {
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

} // namespace claimgraph::cli
