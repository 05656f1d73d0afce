#include "graph/graph_builder.hpp"
#include "graph/query/choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Ann praises Bob in one document, and urges the Harbour Board in another.
class ChoiceTest : public testing::Test {
  protected:
    ChoiceTest() {
        ClaimBatch batch;
        for (const char* name : {"Ann Ek", "Bob Ek", "Harbour Board"})
            batch.entities.push_back({.id = name, .name = name});
        batch.entities[1].mentions = 3;
        batch.documents = {{.name = "a.txt", .title = "Praise"}, {.name = "b.txt", .title = "At the harbour"}};
        batch.claims.push_back(
            {.subject = EntityIndex{0}, .relation = "praises", .object = EntityIndex{1}, .label = "praises"});
        batch.claims.back().evidence.push_back({.document = "a.txt", .text = "Ann praises Bob."});
        batch.claims.push_back(
            {.subject = EntityIndex{0}, .relation = "urges", .object = EntityIndex{2}, .label = "urges"});
        batch.claims.back().evidence.push_back({.document = "b.txt", .text = "Ann urges the board."});
        GraphBuilder builder;
        builder.add(std::move(batch));
        source_.emplace(builder.build());
    }

    Result<Choice> chosen(GraphPart part) {
        return choose(*source_, std::move(part), families_, [&](const GraphPart& resolved) {
            loaded_ = resolved;
            return source_->part(resolved);
        });
    }
    /// The message of a kNotFound.
    template <class Value>
    static std::string missing(const Result<Value>& result) {
        return !result && result.error().code == ErrorCode::kNotFound ? result.error().message : "no such error";
    }

    std::optional<GraphSource> source_;
    int asked_for_families_ = 0;
    LoadFamilies families_ = [this] {
        ++asked_for_families_;
        return RelationFamilies::parse("id\tfamily\npraises\tAGREE\nthanks\tAGREE\nurges\tREQUEST\n", "relations.tsv");
    };
    GraphPart loaded_;
};

TEST_F(ChoiceTest, NamesBecomeThoseOfTheGraph) {
    const auto choice =
        chosen({.subject = "ann ek", .filter = {.relations = {"AGREE", "urges"}, .documents = {"harbour", "b.txt"}}});
    ASSERT_TRUE(choice) << choice.error().message;
    EXPECT_THAT(choice->filter.relations, ElementsAre("praises", "urges"));
    EXPECT_THAT(choice->filter.documents, ElementsAre("b.txt")) << "each once";
    ASSERT_THAT(choice->filter.subjects, SizeIs(1));
    EXPECT_EQ((*choice->graph)[choice->filter.subjects[0]].name, "Ann Ek");
    EXPECT_THAT(loaded_.filter.relations, ElementsAre("praises", "urges")) << "the part that is loaded has them too";
    EXPECT_EQ(asked_for_families_, 1) << "urges is a relation itself";
}

TEST_F(ChoiceTest, PartsOfNamesAreThoseOfWhoIsMentionedMost) {
    const auto harbour = chosen({.object = "the harbour"});
    ASSERT_TRUE(harbour) << harbour.error().message;
    EXPECT_EQ(harbour->part.object, "Harbour Board");
    EXPECT_EQ(loaded_.object, "Harbour Board") << "the part that is loaded has it";
    ASSERT_THAT(harbour->filter.objects, SizeIs(1));
    const auto ek = chosen({.speaker = "Ek", .around = {"ek"}});
    ASSERT_TRUE(ek) << ek.error().message;
    EXPECT_EQ((*ek->graph)[ek->filter.speakers.at(0)].name, "Bob Ek") << "of two";
    EXPECT_THAT(ek->part.around, ElementsAre("Bob Ek"));
    EXPECT_THAT(entities_named(*source_, *ek->graph, "EK").value(), SizeIs(1));
    EXPECT_EQ(chosen({.subject = "Board"})->part.subject, "Harbour Board");
    EXPECT_EQ(missing(chosen({.subject = "arbour"})), "no entity is named 'arbour'; did you mean Harbour Board?");
}

TEST_F(ChoiceTest, WhatIsNotThereIsToldWithWhatMayBeMeant) {
    EXPECT_EQ(missing(chosen({.filter = {.relations = {"prases"}}})),
              "no claim has the relation 'prases'; did you mean praises?");
    EXPECT_EQ(missing(chosen({.filter = {.relations = {"sells"}}})),
              "no claim has the relation 'sells'; there are praises, urges");
    EXPECT_EQ(missing(chosen({.object = "Bob Eck"})), "no entity is named 'Bob Eck'; did you mean Bob Ek?");
    EXPECT_EQ(missing(chosen({.speaker = "Zoroaster"})), "no entity is named 'Zoroaster'");
    EXPECT_EQ(missing(chosen({.filter = {.documents = {"c.txt"}}})),
              "no document has 'c.txt' in its name, title, publisher or address; 'documents' lists them");
}

TEST_F(ChoiceTest, DamagedFamiliesAreAnError) {
    families_ = [] { return RelationFamilies::parse("nonsense\n", "relations.tsv"); };
    EXPECT_TRUE(chosen({.filter = {.relations = {"praises"}}})) << "they are not needed";
    const auto choice = chosen({.filter = {.relations = {"AGREE"}}});
    ASSERT_FALSE(choice);
    EXPECT_EQ(choice.error().code, ErrorCode::kBadFormat);
}

TEST_F(ChoiceTest, ClaimsAreNamedByIdOrEnds) {
    const auto found = [&](const std::vector<std::string>& words) {
        return find_claims(*source_, words, families_, [&](const GraphPart& part) { return source_->part(part); });
    };
    EXPECT_THAT(found({"Ann Ek.praises.Bob Ek"})->claims, SizeIs(1));
    EXPECT_THAT(found({"ann ek", "Harbour Board"})->claims, SizeIs(1));
    EXPECT_THAT(found({"ann ek", "praises", "Harbour Board"})->claims, IsEmpty());
    EXPECT_EQ(missing(found({"Ann Ek.sells.Bob Ek"})), "no claim has the id 'Ann Ek.sells.Bob Ek'");
    EXPECT_EQ(missing(found({"ann ek", "sells", "Bob Ek"})),
              "no claim has the relation 'sells'; there are praises, urges");
}

TEST(WrongDate, OnlyDaysMonthsAndYears) {
    for (const char* date : {"2025", "2025-03", "2025-03-11"}) EXPECT_EQ(wrong_date(date), "");
    for (const char* date : {"", "25", "2025-3", "2025-02-30", "2025-W11", "2025/..", "yesterday"})
        EXPECT_EQ(wrong_date(date), "'" + std::string(date) + "' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD");
}

} // namespace
} // namespace claimgraph
