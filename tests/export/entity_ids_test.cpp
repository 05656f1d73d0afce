#include "export/entity_ids.hpp"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>

namespace claimgraph {
namespace {

TEST(EntityIds, FindsWhatWasAdded) {
    EntityIds ids;
    EXPECT_FALSE(ids.find("nato"));
    EXPECT_EQ(ids.add("nato"), EntityIndex{0});
    EXPECT_EQ(ids.add(""), EntityIndex{1});
    EXPECT_EQ(ids.add(std::string_view("a\0b", 3)), EntityIndex{2});
    EXPECT_EQ(ids.find("nato"), EntityIndex{0});
    EXPECT_EQ(ids.find(""), EntityIndex{1});
    EXPECT_EQ(ids.find(std::string_view("a\0b", 3)), EntityIndex{2});
    EXPECT_FALSE(ids.find("nat"));
    EXPECT_FALSE(ids.find("nato2"));
    EXPECT_EQ(ids[EntityIndex{0}], "nato");
    EXPECT_EQ(ids.size(), 3u);
}

TEST(EntityIds, AgreeWithAMapAsTheyGrow) {
    std::mt19937 random(1);
    EntityIds ids;
    std::map<std::string, EntityIndex> known;
    for (int round = 0; round < 50'000; ++round) {
        const std::string id = "entity-" + std::to_string(random() % 30'000);
        const auto [found, is_new] = known.try_emplace(id, EntityIndex{known.size()});
        if (is_new) {
            ASSERT_FALSE(ids.find(id)) << id;
            ASSERT_EQ(ids.add(id), found->second);
        }
        ASSERT_EQ(ids.find(id), found->second);
        if (round == 100) ids.reserve(1000);
    }
    for (const auto& [id, entity] : known) ASSERT_EQ(ids[entity], id);
}

} // namespace
} // namespace claimgraph
