#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>
#include <stdlib.h>
#include <string>
#include <system_error>

/// Runs the tests with a folder of their own as testing::TempDir(): ctest starts many programs at once, and two that
/// write a file of the same name would read each other's.
int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    std::string folder = testing::TempDir() + "claimgraph_XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) {
        std::cerr << "cannot make the folder '" << folder << "' for the files of the tests\n";
        return EXIT_FAILURE;
    }
    // a test drops its rights and still reads there
    std::filesystem::permissions(folder, std::filesystem::perms{0755});
    setenv("TEST_TMPDIR", folder.c_str(), 1);
    const int status = RUN_ALL_TESTS();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return status;
}
