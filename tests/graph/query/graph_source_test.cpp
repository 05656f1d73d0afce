#include "graph/graph_builder.hpp"
#include "graph/model/name_key.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/filter/find_claim.hpp"
#include "graph/query/filter/search.hpp"
#include "graph/query/graph_source.hpp"
#include "graph/query/links/neighbors.hpp"
#include "graph/query/timeline.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A claim with all that is in it, whatever the numbers of its graph.
std::string told(const Graph& graph, ClaimIndex index) {
    const Claim& claim = graph[index];
    const auto id = [&](EntityIndex entity) { return entity ? graph[entity].id : std::string("nobody"); };
    std::string text = graph.claim_id(index) + '|' + claim.label + '|' + claim.report + '|' + claim.time_value + '|' +
                       claim.place + '|' + id(claim.place_entity) + '|' + std::to_string(claim.confidence);
    for (const Evidence& evidence : claim.evidence) text += '|' + evidence.document + ' ' + evidence.text;
    return text;
}

std::vector<std::string> told(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::vector<std::string> texts;
    for (const ClaimIndex claim : claims) texts.push_back(told(graph, claim));
    return texts;
}

/// Questions as commands ask them: entities and claims by names, the filter by the part.
struct Question {
    GraphPart part;

    /// Commands ask no further when there is nobody of a name.
    bool names_are_in(const Graph& graph) const {
        return std::ranges::all_of(
            std::array{&part.subject, &part.object, &part.speaker},
            [&](const std::string* name) { return name->empty() || !graph.find(*name).empty(); });
    }

    ClaimFilter filter(const Graph& graph) const {
        ClaimFilter filter = part.filter;
        if (!part.subject.empty()) filter.subjects = graph.find(part.subject);
        if (!part.object.empty()) filter.objects = graph.find(part.object);
        if (!part.speaker.empty()) filter.speakers = graph.find(part.speaker);
        return filter;
    }
};

/// The same documents in a store and in memory.
class GraphSourceTest : public testing::Test {
  protected:
    void fill(unsigned seed) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        std::mt19937 random(seed);
        auto writer = StoreWriter::open(folder_ / "g.db", true);
        ASSERT_TRUE(writer) << writer.error().describe();
        for (const char* name : {"news/a", "news/b", "c"}) {
            ClaimBatch batch = random_batch(random);
            for (Claim& claim : batch.claims)
                for (Evidence& evidence : claim.evidence) evidence.document = name;
            ASSERT_TRUE(writer->put({name, "", "", std::move(batch)}));
        }
        ASSERT_TRUE(writer->derive());
        auto store = Store::open(folder_ / "g.db");
        ASSERT_TRUE(store);
        stored_.emplace(std::move(*store));
        auto again = Store::open(folder_ / "g.db");
        loaded_.emplace(again->load().value());
        whole_ = loaded_->whole().value();
    }
    ~GraphSourceTest() override { std::filesystem::remove_all(folder_); }

    std::shared_ptr<const Graph> part(const GraphPart& part) const {
        auto graph = stored_->part(part);
        EXPECT_TRUE(graph) << graph.error().describe();
        return graph ? *graph : std::make_shared<const Graph>();
    }

    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) /
        (std::string("claimgraph_source_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::optional<GraphSource> stored_, loaded_;
    std::shared_ptr<const Graph> whole_;
};

TEST_F(GraphSourceTest, AStoreKnowsPartsOfNamesAsAGraphDoes) {
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 5; ++seed) {
        fill(seed);
        for (const Entity& entity : whole_->entities())
            for (const std::string& name : name_keys(entity))
                for (const std::string& key : {name, name.substr(name.rfind(' ') + 1), name.substr(0, name.find(' ')),
                                               name.substr(0, name.size() - 1), name + " of nowhere"}) {
                    if (key.empty()) continue;
                    const auto known = loaded_->name_with(key);
                    ASSERT_TRUE(known);
                    EXPECT_EQ(stored_->name_with(key).value(), *known) << key;
                    EXPECT_EQ(stored_->name_with(key).value(), *known) << "again: " << key;
                    found += known->has_value() ? 1 : 0;
                }
    }
    EXPECT_GT(found, 100u);
}

TEST_F(GraphSourceTest, APartAnswersAsTheWholeDoes) {
    std::mt19937 random(3);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    std::size_t answers = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        fill(seed);
        const auto name = [&] {
            const Entity& entity = whole_->entities()[pick(whole_->entities().size())];
            return pick(2) == 0 ? entity.id : pick(8) == 0 ? std::string("no such name") : entity.name;
        };
        for (int round = 0; round < 30; ++round) {
            Question question;
            GraphPart& asked = question.part;
            if (pick(3) == 0) asked.speaker = name();
            if (pick(3) == 0)
                asked.filter.relations = {std::vector<std::string>{"urges", "meets_with", "open:do"}[pick(3)]};
            if (pick(4) == 0) asked.filter.polarity = static_cast<Polarity>(pick(2));
            if (pick(5) == 0) asked.filter.modality = static_cast<Modality>(pick(7));
            if (pick(4) == 0) {
                const auto text = std::vector<std::string>{"news/a", "b", "c", "/b", "s/A", "WS", "none"}[pick(7)];
                asked.filter.documents = stored_->documents_named(text).value();
                ASSERT_EQ(asked.filter.documents, loaded_->documents_named(text).value()) << text;
            }
            if (pick(3) == 0)
                asked.filter.time = time_between(std::array{"", "2025", "2025-03-15", "2026"}[pick(4)],
                                                 std::array{"", "2025-03", "2025-03-12", "2024"}[pick(4)]);
            if (pick(4) == 0) asked.filter.min_confidence = 0.5;
            const auto check = [&](const auto& answer) {
                const auto graph = part(asked);
                ASSERT_EQ(question.names_are_in(*graph), question.names_are_in(*whole_));
                if (!question.names_are_in(*graph)) return;
                const auto of_part = answer(*graph, question.filter(*graph));
                EXPECT_EQ(of_part, answer(*whole_, question.filter(*whole_))) << "seed " << seed << ", round " << round;
                answers += of_part.size();
            };

            const GraphPart plain = asked;
            if (pick(2) == 0) asked.subject = name();
            if (pick(2) == 0) asked.object = name();
            check([&](const Graph& graph, const ClaimFilter& filter) {
                return told(graph, filter_claims(graph, filter));
            });
            asked = plain;
            const std::string entity = name();
            asked.party = entity;
            check([&](const Graph& graph, const ClaimFilter& filter) {
                std::vector<ClaimIndex> claims;
                for (const TimelineEntry& entry : timeline(graph, graph.find(entity), filter))
                    claims.push_back(entry.claim);
                return told(graph, claims);
            });
            asked = plain;
            asked.around = {entity};
            asked.depth = 1 + pick(4);
            check([&](const Graph& graph, const ClaimFilter& filter) {
                std::vector<std::string> texts;
                for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth})
                    for (const Neighbor& near : neighbors(graph, graph.find(entity), asked.depth, direction, filter)) {
                        texts.push_back(graph[near.entity].id + std::to_string(near.depth));
                        for (const ClaimIndex claim : near.claims) texts.push_back(graph.claim_id(claim));
                    }
                return texts;
            });
            asked = plain;
            asked.both_polarities = true;
            if (pick(2) == 0) asked.end = entity;
            check([&](const Graph& graph, const ClaimFilter& filter) {
                std::vector<std::string> texts;
                for (const Conflict& conflict : conflicts(graph, filter)) {
                    const Claim& claim = graph[conflict.affirmed.front()];
                    const auto ends = graph.find(asked.end);
                    if (!asked.end.empty() && std::ranges::find(ends, claim.subject) == ends.end() &&
                        std::ranges::find(ends, claim.object) == ends.end())
                        continue;
                    texts.push_back(std::string(to_string(conflict.kind)));
                    for (const std::string& text : told(graph, conflict.affirmed)) texts.push_back(text);
                    for (const std::string& text : told(graph, conflict.denied)) texts.push_back(text);
                }
                return texts;
            });
        }
    }
    EXPECT_GT(answers, 1000u) << "there was something to find";
}

TEST_F(GraphSourceTest, FindsAClaimAndWhatIsAlikeByItsId) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        fill(seed);
        for (std::size_t i = 0; i < whole_->claims().size(); ++i) {
            const std::string id = whole_->claim_id(ClaimIndex{i});
            const ClaimIdParts parts = claim_id_parts(id);
            const auto graph =
                part({.subject = parts.subject, .object = parts.object, .filter = {.relations = {parts.relation}}});
            const ClaimIndex found = find_claim(*graph, id);
            ASSERT_TRUE(found) << id;
            EXPECT_EQ(told(*graph, claims_alike(*graph, found)), told(*whole_, claims_alike(*whole_, ClaimIndex{i})));
        }
    }
}

TEST_F(GraphSourceTest, CountsAndNamesAsTheWholeDoes) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        fill(seed);
        const GraphStats stored = stored_->stats().value();
        const GraphStats loaded = loaded_->stats().value();
        EXPECT_EQ(stored, loaded) << seed;
        EXPECT_EQ(stored_->relations().value(), loaded_->relations().value());
        EXPECT_EQ(stored_->similar_names("e1", 5).value(), loaded_->similar_names("e1", 5).value());
        const auto entities = part({.claims = false});
        ASSERT_TRUE(std::ranges::equal(entities->entities(), whole_->entities()));
        EXPECT_THAT(entities->claims(), IsEmpty());
        for (const EntityIndex found : search_entities(*entities, "e"))
            EXPECT_EQ(stored_->count_claims(*entities, found), loaded_->count_claims(*whole_, found));
    }
}

TEST_F(GraphSourceTest, APartHasNoMoreThanIsAskedFor) {
    ClaimBatch batch;
    for (const char* name : {"A", "B", "C", "D"}) batch.entities.push_back({.id = name, .name = name});
    for (std::size_t i = 0; i < 3; ++i)
        batch.claims.push_back({.subject = EntityIndex{i},
                                .relation = "urges",
                                .object = EntityIndex{i + 1},
                                .evidence = {{.document = "x", .text = "One urges another."}}});
    std::filesystem::create_directories(folder_);
    {
        auto writer = StoreWriter::open(folder_ / "g.db", true);
        ASSERT_TRUE(writer);
        ASSERT_TRUE(writer->put({"x", "", "", batch}));
        ASSERT_TRUE(writer->derive());
    }
    stored_.emplace(Store::open(folder_ / "g.db").value());
    EXPECT_THAT(part({.subject = "B"})->claims(), SizeIs(1));
    EXPECT_THAT(part({.party = "B"})->claims(), SizeIs(2));
    EXPECT_THAT(part({.around = {"A"}})->claims(), SizeIs(1));
    EXPECT_THAT(part({.around = {"A"}, .depth = 2})->claims(), SizeIs(2));
    EXPECT_THAT(part({.around = {"A"}, .depth = 100})->claims(), SizeIs(3));
    EXPECT_THAT(part({.filter = {.relations = {"leads"}}})->claims(), IsEmpty());
    EXPECT_THAT(part({.subject = "D"})->entities(), ElementsAre(testing::Field(&Entity::id, "D")));
    EXPECT_THAT(part({.subject = "E"})->entities(), IsEmpty());
}

TEST_F(GraphSourceTest, APartWithoutEvidenceHasTheSameClaims) {
    for (unsigned seed = 0; seed < 5; ++seed) {
        fill(seed);
        const std::string name = whole_->entities().front().name;
        for (const GraphPart& asked : {GraphPart{}, GraphPart{.around = {name}, .depth = 2}}) {
            GraphPart without = asked;
            without.evidence = false;
            const auto full = part(asked);
            const auto bare = part(without);
            ASSERT_EQ(bare->claims().size(), full->claims().size());
            ASSERT_EQ(bare->entities().size(), full->entities().size());
            EXPECT_THAT(bare->documents(), IsEmpty());
            for (std::size_t i = 0; i < full->claims().size(); ++i) {
                EXPECT_EQ(bare->claim_id(ClaimIndex{i}), full->claim_id(ClaimIndex{i}));
                EXPECT_THAT(bare->claims()[i].evidence, IsEmpty());
                EXPECT_FALSE(full->claims()[i].evidence.empty());
            }
        }
        // but a time is that of the evidence
        GraphPart dated{.filter = {.time = time_between("2000", "")}, .evidence = false};
        for (const Claim& claim : part(dated)->claims()) EXPECT_FALSE(claim.evidence.empty());
    }
}

TEST_F(GraphSourceTest, AQuestionStopsWithItsToken) {
    fill(1);
    const std::atomic<bool> flag = true;
    stored_->stop_when(StopToken({}, &flag));
    const Database& database = stored_->store()->database();
    EXPECT_EQ(database.number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"),
              0);
    const auto late = stored_->whole();
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().message, "interrupted");
    stored_->stop_when({});
    EXPECT_EQ(part({})->claims().size(), whole_->claims().size());
}

TEST_F(GraphSourceTest, OneQuestionWithinAnotherSeesTheSame) {
    fill(1);
    const Database& database = stored_->store()->database();
    const Snapshot outer(database);
    EXPECT_EQ(part({})->claims().size(), whole_->claims().size());
    EXPECT_TRUE(database.ok());
}

TEST_F(GraphSourceTest, AQuestionCanBeStoppedAndTheNextOneIsAnswered) {
    fill(1);
    const Database& database = stored_->store()->database();
    const std::atomic<bool> flag = true;
    database.stop_when(StopToken({}, &flag));
    const auto endless = database.number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                         "SELECT count(*) FROM n");
    EXPECT_EQ(endless, 0);
    ASSERT_FALSE(database.status());
    EXPECT_EQ(database.status().error().message, "interrupted");
    database.stop_when({});
    database.clear_error();
    EXPECT_EQ(part({})->claims().size(), whole_->claims().size());
}

} // namespace
} // namespace claimgraph
