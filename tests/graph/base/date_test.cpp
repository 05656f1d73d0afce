#include "graph/base/time/date.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(Date, ReadsBackWhatItWrites) {
    for (const char* text : {"2025-03-11", "2024-02-29", "0001-01-01", "9999-12-31"}) {
        const auto date = date_from(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(to_string(*date), text);
    }
}

TEST(Date, RefusesWhatNoCalendarHas) {
    for (const char* text : {"2025-02-29", "2025-13-01", "2025-00-10", "2025-3-11", "2025-03-11T10:00", "-025-03-11",
                             "11.03.2025", "today", ""})
        EXPECT_FALSE(date_from(text)) << text;
}

} // namespace
} // namespace claimgraph
