#include "tests/extract/hand_made_entities.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(EntityLayer, SortsWhatWasAddedBehindIntoTheText) {
    const HandMade text("Berg@person/NNP/nsubj>met met=meet/VBD Horak@person/NNP/obj>met in/IN/case>Norvia "
                        "Norvia@place/NNP/obl>met");
    EntityLayer layer = entities_of(text);
    const Mention horak = layer.mentions[1];
    layer.mentions.erase(layer.mentions.begin() + 1);
    layer.by_head[text["Norvia"].value] = MentionIndex{1};
    Mention both = horak; // "Horak in Norvia"
    both.tokens.end = TokenIndex{text["Norvia"].value + 1U};
    layer.roles.push_back({.holder = MentionIndex{1}, .title = {}, .relation = {}, .object = {}, .object_words = {}});
    layer.by_head[text["Horak"].value] = MentionIndex{2};
    layer.mentions.push_back(horak);
    layer.mentions.push_back(both);

    layer.sort_mentions(2);
    ASSERT_EQ(layer.mentions.size(), 4U);
    EXPECT_EQ(layer.mentions[0].head, text["Berg"]);
    EXPECT_EQ(layer.mentions[1].tokens, both.tokens) << "the longer of two that begin together";
    EXPECT_EQ(layer.mentions[2].tokens, horak.tokens);
    EXPECT_EQ(layer.mentions[3].head, text["Norvia"]);
    EXPECT_EQ(layer.headed_by(text["Berg"]), MentionIndex{0});
    EXPECT_EQ(layer.headed_by(text["Horak"]), MentionIndex{2});
    EXPECT_EQ(layer.headed_by(text["Norvia"]), MentionIndex{3});
    EXPECT_EQ(layer.roles[0].holder, MentionIndex{3}) << "roles follow their holder";
}

TEST(EntityLayer, FindsTheInstitutionOfAnOffice) {
    const HandMade text(
        "Berg@person/NNP/nsubj>resigned ,/,/punct>director director/NN/appos>Berg of/IN/case>Norvia "
        "Norvia@organization/NNP/nmod>director ,/,/punct>director resigned=resign/VBD in/IN/case>Ostrava "
        "Ostrava@place/NNP/obl>resigned");
    EntityLayer layer = entities_of(text);
    const EntityIndex norvia = layer.mentions[1].entity;
    layer.entities.push_back({.id = "role", .name = "director", .type = EntityType::kRole, .aliases = {}, .kb = {}});
    const EntityIndex office{layer.entities.size() - 1};
    const auto role = [&](EntityIndex object, ByteSpan words) {
        return RoleFact{
            .holder = MentionIndex{0}, .title = {}, .relation = {}, .object = object, .object_words = words};
    };
    const ByteSpan director = text.analysis()[text["director"]].span;
    EXPECT_EQ(layer.institution_of(role(norvia, {})), norvia) << "the object itself";
    EXPECT_EQ(layer.institution_of(role(office, {director.begin, text.analysis()[text["Norvia"]].span.end})), norvia);
    EXPECT_FALSE(layer.institution_of(role(office, director))) << "an office of nothing";
}

} // namespace
} // namespace claimgraph
