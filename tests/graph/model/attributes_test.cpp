#include "graph/graph_builder.hpp"
#include "graph/model/attributes.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

AttributeType type_of(std::initializer_list<const char*> values, std::optional<AttributeType> declared = {}) {
    AttributeTable table;
    const std::size_t column = table.add_column("x");
    std::size_t row = 0;
    for (const char* value : values) table.set(column, row++, value, declared);
    return table.type(column);
}

TEST(Attributes, TypesAreAsNarrowAsTheValuesAllow) {
    EXPECT_EQ(type_of({"1", "-20"}), AttributeType::kInteger);
    EXPECT_EQ(type_of({"1", "0.5"}), AttributeType::kNumber);
    EXPECT_EQ(type_of({"true", "false"}), AttributeType::kBoolean);
    EXPECT_EQ(type_of({"1", "true"}), AttributeType::kText);
    EXPECT_EQ(type_of({"1", "many"}), AttributeType::kText);
    for (const char* text : {"007", "+1", ".5", "1.", "0x10", "inf", "99999999999999999999", "-0", "True"})
        EXPECT_EQ(type_of({text}), AttributeType::kText) << text;
}

TEST(Attributes, WhatAFileDeclaresIsWidenedNotRefused) {
    EXPECT_EQ(type_of({"5"}, AttributeType::kText), AttributeType::kText);
    EXPECT_EQ(type_of({"5"}, AttributeType::kNumber), AttributeType::kNumber);
    EXPECT_EQ(type_of({"5", "2.5"}, AttributeType::kInteger), AttributeType::kNumber);
    EXPECT_EQ(type_of({"5", "five"}, AttributeType::kInteger), AttributeType::kText);
    EXPECT_EQ(type_of({"True", "0"}, AttributeType::kBoolean), AttributeType::kBoolean);
    EXPECT_EQ(type_of({"INF"}, AttributeType::kNumber), AttributeType::kText) << "JSON has no such number";
    AttributeTable table;
    table.set(table.add_column("x"), 0, "NaN", AttributeType::kNumber);
    table.set(table.add_column("y"), 3, ".50", AttributeType::kNumber);
    table.finish();
    ASSERT_EQ(table.size(), 1u) << "a column without values is none";
    EXPECT_EQ(table.value(0, 3), "0.5");
    EXPECT_EQ(table.value(0, 2), "");
}

TEST(Attributes, FollowTheirEntitiesAndClaimsIntoTheGraph) {
    ClaimBatch batch;
    batch.entities = {{.id = "b", .name = "B"}, {.id = "a", .name = "A"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = "r2";
    batch.claims = {claim, claim};
    batch.claims[1].relation = "r1";
    AttributeTable& entities = batch.attributes.entities;
    entities.set(entities.add_column("height"), 0, "3");
    entities.set(entities.add_column("colour"), 1, "green \n and\tred");
    AttributeTable& claims = batch.attributes.claims;
    claims.set(claims.add_column("page"), 0, "12");
    claims.set(claims.add_column("page"), 1, "7");
    batch.attributes.graph.set(batch.attributes.graph.add_column("licence"), 0, "free");
    GraphBuilder one, other;
    one.add(batch);
    ClaimBatch again = batch;
    again.attributes = {};
    again.attributes.claims.set(again.attributes.claims.add_column("page"), 0, "9.5");
    other.add(again);
    one.add(std::move(other));
    const Graph graph = one.build();

    const AttributeTable& of_entities = graph.attributes().entities;
    ASSERT_EQ(of_entities.size(), 2u);
    EXPECT_EQ(of_entities.name(0), "colour") << "sorted";
    EXPECT_EQ(of_entities.value(0, 0), "green and red");
    EXPECT_EQ(of_entities.value(1, 1), "3");
    const AttributeTable& of_claims = graph.attributes().claims;
    ASSERT_EQ(of_claims.size(), 1u);
    EXPECT_EQ(of_claims.type(0), AttributeType::kNumber);
    ASSERT_EQ(graph.claims()[0].relation, "r1");
    EXPECT_EQ(of_claims.value(0, 0), "7.0");
    EXPECT_EQ(of_claims.value(0, 1), "12.0") << "of two values the larger";
    EXPECT_EQ(graph.attributes().graph.value(0, 0), "free");
}

TEST(Attributes, DoNotDependOnTheOrderOfBatches) {
    const auto graph_of = [](std::vector<const char*> values) {
        GraphBuilder builder;
        for (const char* value : values) {
            ClaimBatch batch;
            batch.entities = {{.id = "a", .name = "A"}};
            batch.attributes.entities.set(batch.attributes.entities.add_column("x"), 0, value);
            builder.add(std::move(batch));
        }
        return builder.build();
    };
    const Graph first = graph_of({"3", "20", "some", "0.5"});
    EXPECT_EQ(first.attributes().entities.value(0, 0), "20");
    EXPECT_EQ(first.attributes(), graph_of({"some", "0.5", "20", "3"}).attributes());
    EXPECT_EQ(first.attributes(), graph_of({"0.5", "3", "some", "20"}).attributes());
}

} // namespace
} // namespace claimgraph
