#include "graph/base/text/near_names.hpp"

#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EditDistance, CountsChangesOfBytes) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("claims", "calims"), 1U) << "two letters swapped";
    EXPECT_EQ(edit_distance("ca", "abc"), 3U) << "what was swapped is not changed again";
}

TEST(NearNames, AreWhatWasMeant) {
    const std::vector<std::string> known = {"claims", "compare", "conflicts", "rank", "path", "watch"};
    EXPECT_THAT(near_names("calims", known), ElementsAre("claims"));
    EXPECT_THAT(near_names("CLAIM", known), ElementsAre("claims"));
    EXPECT_THAT(near_names("conf", known), ElementsAre("conflicts")) << "a beginning";
    EXPECT_THAT(near_names("pth", known), ElementsAre("path"));
    EXPECT_THAT(near_names("umbrella", known), IsEmpty());
    EXPECT_THAT(near_names("", known), IsEmpty());
    EXPECT_THAT(near_names("x", known), IsEmpty());
}

TEST(NearNames, TheNearestComeFirst) {
    const std::vector<std::string> known = {"--subjects", "--object", "--subject", "--subs"};
    EXPECT_THAT(near_names("--subjct", known, 2), ElementsAre("--subject", "--subjects"));
}

} // namespace
} // namespace claimgraph
