#include "cli/input/run_ordered.hpp"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <thread>

namespace claimgraph::cli {
namespace {

/// Gives the numbers below `count` as items.
auto numbers(std::size_t count) {
    return [count](const auto& put) {
        for (std::size_t i = 0; i < count && put(std::size_t{i}); ++i) {
        }
    };
}

std::string joined(std::size_t count, unsigned threads) {
    std::string out;
    run_ordered<std::size_t>(
        threads, numbers(count),
        [](std::size_t i) {
            if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300)); // so that others overtake
            return std::to_string(i);
        },
        [&](const std::string& result) { out += result + ";"; });
    return out;
}

TEST(RunOrdered, GivesResultsInOrderWhateverTheThreads) {
    const std::string expected = joined(200, 1);
    EXPECT_EQ(joined(200, 2), expected);
    EXPECT_EQ(joined(200, 7), expected);
    EXPECT_EQ(joined(3, 16), joined(3, 1));
    EXPECT_EQ(joined(0, 4), "");
}

TEST(RunOrdered, KeepsAtMostFourItemsAThreadUnderWay) {
    std::atomic<std::size_t> given = 0;
    std::size_t most_ahead = 0;
    run_ordered<std::size_t>(
        2,
        [&](const auto& put) {
            for (std::size_t i = 0; i < 300 && put(std::size_t{i}); ++i) ++given;
        },
        [](std::size_t i) { return i; },
        [&](std::size_t i) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            most_ahead = std::max(most_ahead, given.load() - i);
        });
    EXPECT_LE(most_ahead, 8u);
}

TEST(RunOrdered, ThrowsWhatWorkThrows) {
    const auto work = [](std::size_t i) {
        if (i == 5) throw std::runtime_error("five");
        return i;
    };
    std::size_t accepted = 0;
    EXPECT_THROW(run_ordered<std::size_t>(3, numbers(100), work, [&](std::size_t) { ++accepted; }), std::runtime_error);
    EXPECT_EQ(accepted, 5u);
}

TEST(RunOrdered, ThrowsWhatAcceptThrows) {
    const auto accept = [](std::size_t i) {
        if (i == 7) throw std::runtime_error("disk full");
    };
    EXPECT_THROW(run_ordered<std::size_t>(
                     3, numbers(100), [](std::size_t i) { return i; }, accept),
                 std::runtime_error);
}

TEST(RunOrdered, ThrowsWhatTheProducerThrowsAfterWhatCameBefore) {
    for (const unsigned threads : {1u, 3u}) {
        std::size_t accepted = 0;
        const auto produce = [](const auto& put) {
            for (std::size_t i = 0; i < 20; ++i) put(std::size_t{i});
            throw std::runtime_error("torn");
        };
        EXPECT_THROW(run_ordered<std::size_t>(
                         threads, produce, [](std::size_t i) { return i; }, [&](std::size_t) { ++accepted; }),
                     std::runtime_error);
        EXPECT_EQ(accepted, 20u);
    }
}

} // namespace
} // namespace claimgraph::cli
