#include "cli/output/mention_text.hpp"

#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

Mention mention(std::size_t begin, std::size_t end, std::size_t head, std::size_t entity, EntityType type) {
    return {.tokens = {TokenIndex{begin}, TokenIndex{end}},
            .head = TokenIndex{head},
            .type = type,
            .entity = EntityIndex{entity}};
}

TEST(EntityBrackets, NestAndCloseInsideOut) {
    EntityLayer layer;
    layer.entities.resize(3);
    layer.mentions = {
        mention(0, 3, 2, 0, EntityType::kPerson),       // NATO chief Rutte
        mention(0, 1, 0, 1, EntityType::kOrganization), // NATO
        mention(2, 3, 2, 2, EntityType::kOther),        // Rutte
        mention(5, 8, 5, 0, EntityType::kPerson),       // two that end together
        mention(6, 8, 7, 1, EntityType::kOrganization),
    };
    const EntityBrackets brackets(layer);
    EXPECT_EQ(brackets.at(TokenIndex{0}), "Entity=(e1-person-3(e2-organization-1)");
    EXPECT_EQ(brackets.at(TokenIndex{1}), "");
    EXPECT_EQ(brackets.at(TokenIndex{2}), "Entity=(e3-other-1)e1)");
    EXPECT_EQ(brackets.at(TokenIndex{5}), "Entity=(e1-person-1");
    EXPECT_EQ(brackets.at(TokenIndex{6}), "Entity=(e2-organization-2");
    EXPECT_EQ(brackets.at(TokenIndex{7}), "Entity=e2)e1)");
}

TEST(MentionJson, HasTheFieldsOfTheContract) {
    EntityLayer layer;
    layer.entities.push_back({.id = "Q9045", .name = "Mark \"R\" Rutte", .type = EntityType::kPerson, .kb = "Q9045"});
    layer.entities.push_back({.id = "x", .name = "x"});
    const Document document("a.txt", "He said x", {});
    const Mention he{
        .span = {0, 2}, .kind = MentionKind::kPronoun, .type = EntityType::kPerson, .entity = EntityIndex{0}};
    EXPECT_EQ(mention_json(he, document, layer),
              R"({"document":"a.txt","start":0,"end":2,"text":"He","kind":"pronoun","type":"person","entity":"Q9045",)"
              R"("name":"Mark \"R\" Rutte","kb":"Q9045"})"
              "\n");
    const Mention x{.span = {8, 9}, .kind = MentionKind::kNominal, .entity = EntityIndex{1}};
    EXPECT_EQ(
        mention_json(x, document, layer),
        R"({"document":"a.txt","start":8,"end":9,"text":"x","kind":"nominal","type":"other","entity":"x","name":"x","kb":null})"
        "\n");
}

} // namespace
} // namespace claimgraph::cli
