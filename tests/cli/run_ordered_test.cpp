#include "cli/input/run_ordered.hpp"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <thread>

namespace claimgraph::cli {
namespace {

std::string joined(std::size_t count, unsigned threads) {
    std::string out;
    run_ordered(
        count, threads,
        [](std::size_t i) {
            if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300)); // so that others overtake
            return std::to_string(i);
        },
        [&](std::size_t i, const std::string& result) { out += std::to_string(i) + "=" + result + ";"; });
    return out;
}

TEST(RunOrdered, GivesResultsInOrderWhateverTheThreads) {
    const std::string expected = joined(200, 1);
    EXPECT_EQ(joined(200, 2), expected);
    EXPECT_EQ(joined(200, 7), expected);
    EXPECT_EQ(joined(3, 16), joined(3, 1));
    EXPECT_EQ(joined(0, 4), "");
}

TEST(RunOrdered, KeepsAtMostFourResultsAThreadWaiting) {
    std::atomic<std::size_t> started = 0;
    std::size_t most_ahead = 0;
    run_ordered(
        300, 2, [&](std::size_t) { return ++started; },
        [&](std::size_t i, std::size_t) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            most_ahead = std::max(most_ahead, started.load() - i);
        });
    EXPECT_LE(most_ahead, 8u);
}

TEST(RunOrdered, ThrowsWhatWorkThrows) {
    const auto work = [](std::size_t i) {
        if (i == 5) throw std::runtime_error("five");
        return i;
    };
    std::size_t accepted = 0;
    EXPECT_THROW(run_ordered(100, 3, work, [&](std::size_t, std::size_t) { ++accepted; }), std::runtime_error);
    EXPECT_EQ(accepted, 5u);
}

TEST(RunOrdered, ThrowsWhatAcceptThrows) {
    const auto accept = [](std::size_t i, std::size_t) {
        if (i == 7) throw std::runtime_error("disk full");
    };
    EXPECT_THROW(run_ordered(
                     100, 3, [](std::size_t i) { return i; }, accept),
                 std::runtime_error);
}

} // namespace
} // namespace claimgraph::cli
