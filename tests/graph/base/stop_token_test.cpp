#include "graph/base/stop_token.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(StopToken, NeverStopsByItself) {
    const StopToken token;
    EXPECT_FALSE(token.stopped());
    EXPECT_TRUE(token.status());
}

TEST(StopToken, StopsWhenTheTimeIsOver) {
    EXPECT_FALSE(StopToken(std::chrono::hours(1)).stopped());
    const StopToken over{std::chrono::milliseconds(-50)};
    EXPECT_TRUE(over.stopped());
    EXPECT_FALSE(over.status());
    EXPECT_FALSE(over.is_flag_set());
    EXPECT_EQ(StopToken(std::chrono::milliseconds(1500), nullptr, "; wait").error().message,
              "no result within 1.5 s; wait");
}

TEST(StopToken, StopsOnceItsFlagIsSet) {
    std::atomic<bool> flag = false;
    const StopToken token({}, &flag);
    EXPECT_FALSE(token.stopped());
    flag = true;
    EXPECT_TRUE(token.stopped());
    EXPECT_TRUE(token.is_flag_set());
    EXPECT_EQ(token.error().message, "interrupted");
}

TEST(StopCheck, LooksNowAndThenAndStaysStopped) {
    std::atomic<bool> flag = true;
    const StopToken token({}, &flag);
    StopCheck stopped(token);
    EXPECT_FALSE(stopped()) << "a single small step is not worth a look";
    EXPECT_TRUE(stopped(std::size_t{1} << 20));
    EXPECT_TRUE(stopped());
    flag = false;
    EXPECT_TRUE(stopped(std::size_t{1} << 20));
}

} // namespace
} // namespace claimgraph
