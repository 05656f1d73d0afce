#include "graph/model/name_key.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(NameKey, PartsAreWholeWordsInTheirOrder) {
    for (const char* part : {"johnson", "boris johnson", "boris b johnson", "b"})
        EXPECT_TRUE(is_part_of_key(part, "boris b johnson")) << part;
    for (const char* other : {"john", "johnson boris", "boris johnson johnson", "boris b johnson jr"})
        EXPECT_FALSE(is_part_of_key(other, "boris b johnson")) << other;
    EXPECT_FALSE(is_part_of_key("johnson", ""));
}

} // namespace
} // namespace claimgraph
