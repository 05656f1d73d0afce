#include "graph/model/edit_distance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(EditDistance, CountsBytesAddedLeftOutChangedAndSwapped) {
    EXPECT_EQ(edit_distance("name", "name"), 0u);
    EXPECT_EQ(edit_distance("", "name"), 4u);
    EXPECT_EQ(edit_distance("name", ""), 4u);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
    EXPECT_EQ(edit_distance("nmae", "name"), 1u);
    EXPECT_EQ(edit_distance("urgse", "urges"), 1u);
}

TEST(NearestNames, AreTheNearestAndNoneThatAreFar) {
    const std::vector<std::string> names = {"name", "names", "type", "aliases", "NAME"};
    EXPECT_THAT(nearest_names("nmae", names, 2), testing::ElementsAre("NAME", "name"));
    EXPECT_THAT(nearest_names("aliasses", names, 3), testing::ElementsAre("aliases"));
    EXPECT_THAT(nearest_names("colour", names, 3), testing::IsEmpty());
    EXPECT_THAT(nearest_names("", names, 3), testing::IsEmpty());
    EXPECT_THAT(nearest_names(std::string(100'000, 'x'), names, 3), testing::IsEmpty());
}

} // namespace
} // namespace claimgraph
