#include "graph/base/text/fold.hpp"
#include "graph/graph_builder.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/merge.hpp"
#include "graph/matching/texts/text_sketch.hpp"
#include "graph/store/graph_rows.hpp"
#include "graph/store/search.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <stdexcept>

namespace claimgraph {
namespace {

void expect_same(const Graph& a, const Graph& b) {
    EXPECT_TRUE(std::ranges::equal(a.entities(), b.entities()));
    EXPECT_TRUE(std::ranges::equal(a.claims(), b.claims()));
    EXPECT_TRUE(std::ranges::equal(a.documents(), b.documents()));
}

TEST(Store, AGraphInMemoryComesBackTheSame) {
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        GraphBuilder builder;
        for (int i = 0; i < 3; ++i) builder.add(random_batch(random));
        const Graph graph = builder.build();
        const auto store = Store::in_memory(graph);
        ASSERT_TRUE(store) << store.error().describe();
        const auto loaded = store->load();
        ASSERT_TRUE(loaded) << loaded.error().describe();
        expect_same(*loaded, graph);
    }
}

TEST(Store, AGraphInMemoryIsAskedByDocument) {
    std::mt19937 random(6);
    GraphBuilder builder;
    for (int i = 0; i < 10; ++i) builder.add(random_batch(random));
    const Graph graph = builder.build();
    const auto store = Store::in_memory(graph);
    ASSERT_TRUE(store) << store.error().describe();
    std::map<std::string, std::set<std::string>> wanted;
    for (std::size_t i = 0; i < graph.claims().size(); ++i)
        for (const Evidence& evidence : graph.claims()[i].evidence)
            wanted[evidence.document].insert(graph.claim_id(ClaimIndex{i}));
    ASSERT_GT(wanted.size(), 1U);
    for (const auto& [document, claims] : wanted) {
        const auto part = store->load({.filter = {.documents = {document}}});
        ASSERT_TRUE(part) << part.error().describe();
        std::set<std::string> found;
        for (std::size_t i = 0; i < part->claims().size(); ++i) found.insert(part->claim_id(ClaimIndex{i}));
        EXPECT_EQ(found, claims) << document;
    }
}

TEST(Store, OfMuchEvidenceTheFirstIsReadIfSoAsked) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    batch.claims = {{.subject = EntityIndex{0}, .relation = "visits", .object = EntityIndex{1}, .label = "visits"},
                    {.subject = EntityIndex{1}, .relation = "visits", .object = EntityIndex{0}, .label = "visits"}};
    for (const char* name : {"1", "2", "3"})
        for (Claim& claim : batch.claims) claim.evidence.push_back({.document = name, .text = "They visit."});
    GraphBuilder builder;
    builder.add(std::move(batch));
    const auto store = Store::in_memory(builder.build());
    ASSERT_TRUE(store) << store.error().describe();
    for (const std::size_t most : {1, 2, 3, 4}) {
        const auto part = read_graph_rows(
            store->database(), {.claims = "SELECT id FROM claim", .entities = "SELECT 1 AS id", .most_evidence = most});
        ASSERT_TRUE(part) << part.error().describe();
        for (const Claim& claim : part->claims()) {
            EXPECT_EQ(claim.evidence.size(), std::min<std::size_t>(most, 3));
            EXPECT_EQ(claim.evidence.front().document, "1");
        }
    }
}

/// A fresh file in a folder that is gone afterwards.
class StoreFile : public testing::Test {
  protected:
    StoreFile()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  (std::string("claimgraph_store_") + testing::UnitTest::GetInstance()->current_test_info()->name())) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~StoreFile() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path file() const { return folder_ / "g.db"; }

    StoreWriter writer() const {
        auto writer = StoreWriter::open(file(), true);
        if (!writer) throw std::runtime_error(writer.error().describe());
        return std::move(*writer);
    }
    Graph graph() const {
        const auto store = Store::open(file());
        if (!store) throw std::runtime_error(store.error().describe());
        auto graph = store->load();
        if (!graph) throw std::runtime_error(graph.error().describe());
        return std::move(*graph);
    }

  private:
    std::filesystem::path folder_;
};

/// What a document of this number says.
ClaimBatch document_batch(std::mt19937& random, const std::string& document) {
    ClaimBatch batch = random_batch(random);
    for (Claim& claim : batch.claims)
        for (Evidence& evidence : claim.evidence) evidence.document = document;
    SourceDocument& source = (batch.documents = {{}}).front();
    source.name = document;
    source.title = "title " + std::to_string(random() % 3);
    if (const auto text = random() % 5; text < 3) // some have the text of others
        source.sketch = std::string(2 * kSketchValues, static_cast<char>('a' + text));
    return batch;
}

Graph graph_of(const std::map<std::string, ClaimBatch>& documents) {
    EntityMatcher matcher;
    std::vector<std::size_t> first; // entities of the documents
    std::map<std::string, ClaimBatch> batches = documents;
    for (auto& [name, batch] : batches) {
        normalize_text(batch);
        first.push_back(matcher.add(name, batch));
    }
    const EntityMatcher::Result matched = matcher.match({});
    GraphBuilder builder;
    auto entity = first.begin();
    for (auto& [name, batch] : batches) {
        apply(matched, *entity++, batch);
        builder.add(std::move(batch));
    }
    return builder.build();
}

TEST_F(StoreFile, HasItsIndexesAgainAfterTheFirstGraph) {
    const auto indexes = [&] {
        const auto store = Store::open(file());
        std::vector<std::string> sql;
        SqlStatement row = store->database().prepare(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
        while (row.step()) sql.emplace_back(row.text(0));
        return sql;
    };
    std::mt19937 random(4);
    StoreWriter store = writer();
    const std::vector<std::string> before = indexes();
    EXPECT_GE(before.size(), 12u);
    ASSERT_TRUE(store.put({"a", std::string(16, 'h'), "", document_batch(random, "a")}));
    ASSERT_TRUE(store.derive());
    EXPECT_FALSE(graph().claims().empty());
    EXPECT_EQ(indexes(), before);
}

TEST_F(StoreFile, HoldsTheGraphOfItsDocumentsWhateverWasPutAndForgotten) {
    std::mt19937 random(17);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    std::map<std::string, ClaimBatch> documents;
    std::ptrdiff_t copies = 0;
    for (int round = 0; round < 60; ++round) {
        {
            StoreWriter store = writer();
            for (std::size_t step = 1 + pick(4); step > 0; --step) {
                const std::string name = "d" + std::to_string(pick(8));
                if (pick(3) == 0) {
                    ASSERT_EQ(store.forget(name).value(), documents.erase(name) > 0);
                } else {
                    documents[name] = document_batch(random, name);
                    ASSERT_TRUE(store.put({name, std::string(16, 'h'), "", documents[name]}));
                    ASSERT_TRUE(store.flush());
                }
            }
            const auto derived = store.derive();
            ASSERT_TRUE(derived) << derived.error().describe();
        }
        const Graph expected = graph_of(documents);
        const Graph stored = graph();
        ASSERT_TRUE(std::ranges::equal(stored.entities(), expected.entities())) << round;
        ASSERT_TRUE(std::ranges::equal(stored.claims(), expected.claims())) << round;
        ASSERT_TRUE(std::ranges::equal(stored.documents(), expected.documents())) << round;
        copies += std::ranges::count_if(stored.documents(), [](const auto& one) { return !one.same_as.empty(); });
    }
    EXPECT_GT(copies, 20);
}

TEST_F(StoreFile, HoldsTheSameGraphOnceItIsTidiedAsIfItWasBuiltAtOnce) {
    std::mt19937 random(29);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    std::map<std::string, ClaimBatch> documents;
    for (int round = 0; round < 25; ++round) {
        for (std::size_t update = 1 + pick(4); update > 0; --update) {
            StoreWriter store = writer();
            for (std::size_t step = 1 + pick(3); step > 0; --step) {
                const std::string name = "d" + std::to_string(pick(12));
                if (pick(3) == 0) {
                    ASSERT_EQ(store.forget(name).value(), documents.erase(name) > 0);
                } else {
                    documents[name] = document_batch(random, name);
                    ASSERT_TRUE(store.put({name, std::string(16, 'h'), "", documents[name]}));
                    ASSERT_TRUE(store.flush());
                }
            }
            const auto derived = store.derive(StoreWriter::Scope::kNew);
            ASSERT_TRUE(derived) << derived.error().describe();
        }
        const Graph expected = graph_of(documents);
        const Graph updated = graph();
        const auto count = [](const Graph& of) {
            std::size_t evidence = 0;
            for (const Claim& claim : of.claims()) evidence += claim.evidence.size();
            return evidence;
        };
        ASSERT_EQ(count(updated), count(expected)) << "nothing is lost before it is tidied, round " << round;
        ASSERT_TRUE(std::ranges::equal(updated.documents(), expected.documents(), {}, &SourceDocument::name,
                                       &SourceDocument::name));
        StoreWriter store = writer();
        ASSERT_TRUE(store.derive(StoreWriter::Scope::kAll));
        const Graph tidied = graph();
        ASSERT_TRUE(std::ranges::equal(tidied.entities(), expected.entities())) << round;
        ASSERT_TRUE(std::ranges::equal(tidied.claims(), expected.claims())) << round;
        ASSERT_TRUE(std::ranges::equal(tidied.documents(), expected.documents())) << round;
    }
}

/// A document that names these, and says that the first urges the others.
ClaimBatch naming(const std::string& document, const std::vector<Entity>& entities) {
    ClaimBatch batch;
    batch.entities = entities;
    for (std::size_t i = 1; i < entities.size(); ++i) {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{0};
        claim.object = EntityIndex{i};
        claim.relation = "urges";
        claim.evidence.push_back({.document = document, .text = entities[0].name + " urges " + entities[i].name});
    }
    return batch;
}

Entity named(const std::string& name, EntityType type = EntityType::kPerson) {
    return {.id = slug(name), .name = name, .type = type};
}

TEST_F(StoreFile, MatchesTheEntitiesOfANewDocumentWithThoseItHas) {
    const auto put = [&](const char* name, const std::vector<Entity>& entities, StoreWriter::Scope scope) {
        StoreWriter store = writer();
        ASSERT_TRUE(store.put({name, "", "", naming(name, entities)}));
        ASSERT_TRUE(store.derive(scope));
    };
    const auto names = [&] { // with how many documents each appears in
        std::string all;
        const auto store = Store::open(file());
        SqlStatement row = store->database().prepare(
            "SELECT entity.key, entity.name, count(DISTINCT document) FROM entity JOIN appearance ON "
            "appearance.entity = entity.id GROUP BY entity.id ORDER BY entity.key");
        while (row.step())
            all += fmt::format("{}{} {} {}", all.empty() ? "" : ", ", row.text(0), row.text(1), row.number(2));
        return all;
    };
    using enum StoreWriter::Scope;
    put("a", {named("Nadia Brandt"), named("Oslo", EntityType::kPlace)}, kAll);
    EXPECT_EQ(names(), "nadia-brandt Nadia Brandt 1, oslo Oslo 1");
    put("b", {named("Nadia Brandt"), named("Tom Varga"), named("Oslo", EntityType::kPlace)}, kNew);
    EXPECT_EQ(names(), "nadia-brandt Nadia Brandt 2, oslo Oslo 2, tom-varga Tom Varga 1");
    put("c", {named("Lund"), named("Oslo", EntityType::kPlace), named("Tom Varga")}, kNew);
    put("d", {named("Ida Lund"), named("Oslo", EntityType::kPlace), named("Tom Varga")}, kNew);
    EXPECT_EQ(names(), "ida-lund Ida Lund 2, nadia-brandt Nadia Brandt 2, oslo Oslo 4, tom-varga Tom Varga 3")
        << "the full name is that of both";
    const auto forget = [&](const char* name) {
        StoreWriter store = writer();
        ASSERT_TRUE(store.forget(name).value());
        ASSERT_TRUE(store.derive(kNew));
    };
    forget("d");
    EXPECT_EQ(names(), "lund Lund 1, nadia-brandt Nadia Brandt 2, oslo Oslo 3, tom-varga Tom Varga 2")
        << "what only the forgotten document said is gone";
    forget("c");
    forget("b");
    EXPECT_EQ(names(), "nadia-brandt Nadia Brandt 1, oslo Oslo 1");
    EXPECT_EQ(graph().claims().size(), 1U);
}

TEST_F(StoreFile, FindsFactsByTheirParts) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim& claim = batch.claims.emplace_back();
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = "urges";
    claim.evidence.push_back({.sentence = 1, .span = {20, 30}, .text = "A urges B."});
    const FactRecord of_claim{.sentence = 1,
                              .span = {20, 30},
                              .text = "A urges B.",
                              .confidence = 0.5,
                              .subject = "A",
                              .relation = "urges",
                              .lemmas = "urge",
                              .object = "B"};
    const FactRecord other{.sentence = 0,
                           .span = {0, 19},
                           .text = "B urged A in Spain.",
                           .confidence = 0.75,
                           .subject = "B",
                           .relation = "urged",
                           .lemmas = "urge",
                           .object = "A",
                           .arguments = {"in Spain"}};
    StoreWriter store = writer();
    EXPECT_FALSE(store.keeps_facts());
    ASSERT_TRUE(store.keep_facts());
    EXPECT_TRUE(store.keeps_facts());
    ASSERT_TRUE(store.put({"d", std::string(16, 'h'), "", batch, {other, of_claim}}));
    ASSERT_TRUE(store.derive());
    const auto facts = [&](const FactQuery& query) {
        const auto hits = find_facts(Store::open(file()).value(), query, 10).value();
        std::vector<FactRecord> found;
        for (const FactHit& hit : hits) found.push_back(hit.fact);
        return found;
    };
    using testing::ElementsAre;
    using testing::IsEmpty;
    EXPECT_THAT(facts({.anywhere = "spain"}), ElementsAre(other));
    EXPECT_THAT(facts({.subject = "a", .relation = "urge"}), ElementsAre(of_claim));
    EXPECT_THAT(facts({.subject = "b", .object = "spain"}), ElementsAre(other));
    EXPECT_THAT(facts({.relation = "urge"}), testing::SizeIs(2));
    EXPECT_THAT(facts({.subject = "spain"}), IsEmpty());
    EXPECT_THAT(facts({}), IsEmpty());
    // a sentence is there once, whether claims or facts are in it
    EXPECT_EQ(Store::open(file())->database().number("SELECT count(*) FROM sentence"), 2);
    EXPECT_EQ(graph().claims().size(), 1u);

    ASSERT_TRUE(store.put({"d", std::string(16, 'i'), "", batch, {of_claim}}));
    ASSERT_TRUE(store.derive());
    EXPECT_THAT(facts({.anywhere = "spain"}), IsEmpty());
    ASSERT_TRUE(store.forget("d").value());
    EXPECT_THAT(facts({.relation = "urge"}), IsEmpty());
    EXPECT_EQ(Store::open(file())->database().number("SELECT count(*) FROM fact"), 0);
}

TEST_F(StoreFile, CountsTheSameTextOnceUntilOneOfThemIsForgotten) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim& claim = batch.claims.emplace_back();
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = "urges";
    claim.evidence.push_back({.text = "A urges B."});
    const auto put = [&](const char* name, const char* date, char text) {
        StoreWriter store = writer();
        batch.documents = {{}};
        batch.documents[0].name = name;
        batch.documents[0].sketch = std::string(2 * kSketchValues, text);
        ASSERT_TRUE(store.put({name, "", date, batch}));
        ASSERT_TRUE(store.derive());
    };
    const auto told = [&] { // evidence and documents of the edge, its last day, readings
        const auto store = Store::open(file());
        SqlStatement row = store->database().prepare(
            "SELECT evidence, documents, last_seen, (SELECT count(*) FROM readings) FROM edges");
        if (!row.step()) return std::string("none");
        return fmt::format("{} {} {} {}", row.number(0), row.number(1), row.text(2), row.number(3));
    };
    put("n", "2025-03-01", 'x');
    EXPECT_EQ(told(), "1 1 2025-03-01 1");
    put("o", "2025-03-02", 'x');
    EXPECT_EQ(told(), "1 1 2025-03-01 1") << "o has the text of n";
    put("m", "2025-03-03", 'x');
    EXPECT_EQ(told(), "1 1 2025-03-03 1") << "m is the first of them";
    put("p", "2025-03-04", 'y');
    EXPECT_EQ(told(), "2 2 2025-03-04 2") << "another text";
    const auto forget = [&](const char* name) {
        StoreWriter store = writer();
        ASSERT_TRUE(store.forget(name).value());
        ASSERT_TRUE(store.derive());
    };
    forget("m");
    EXPECT_EQ(told(), "2 2 2025-03-04 2");
    EXPECT_EQ(graph().find_document("o")->same_as, "n");
    forget("n");
    EXPECT_EQ(graph().find_document("o")->same_as, "");
    forget("p");
    EXPECT_EQ(told(), "1 1 2025-03-02 1");
    forget("o");
    EXPECT_EQ(told(), "none");
    EXPECT_TRUE(graph().documents().empty());
}

TEST_F(StoreFile, KeepsDocumentsWithoutClaims) {
    {
        StoreWriter store = writer();
        ClaimBatch batch;
        batch.documents = {{}};
        batch.documents[0].name = "n";
        batch.documents[0].title = "Nothing is said";
        ASSERT_TRUE(store.put({"n", "", "2025-03-01", batch}));
        ASSERT_TRUE(store.derive());
    }
    const Graph stored = graph();
    ASSERT_NE(stored.find_document("n"), nullptr);
    EXPECT_EQ(stored.find_document("n")->title, "Nothing is said");
    EXPECT_EQ(stored.find_document("n")->date, "2025-03-01");
    EXPECT_EQ(stored.find_document("m"), nullptr);
}

TEST_F(StoreFile, LoadsThePartAroundAnEntity) {
    std::mt19937 random(23);
    {
        StoreWriter store = writer();
        for (int i = 0; i < 3; ++i) {
            const std::string name = "d" + std::to_string(i);
            ASSERT_TRUE(store.put({name, "", "", document_batch(random, name)}));
        }
        ASSERT_TRUE(store.derive());
    }
    const Graph whole = graph();
    const auto store = Store::open(file());
    ASSERT_TRUE(store);
    for (const Entity& entity : whole.entities())
        for (std::size_t depth = 1; depth <= 3; ++depth) {
            const std::vector<EntityIndex> start = whole.find(entity.name);
            std::set<EntityIndex> near(start.begin(), start.end());
            for (std::size_t step = 1; step < depth; ++step) {
                const std::set<EntityIndex> before = near;
                for (const Claim& claim : whole.claims()) {
                    if (before.contains(claim.subject)) near.insert(claim.object);
                    if (before.contains(claim.object)) near.insert(claim.subject);
                }
            }
            std::vector<std::string> expected;
            for (std::size_t i = 0; i < whole.claims().size(); ++i) {
                const Claim& claim = whole.claims()[i];
                if (near.contains(claim.subject) || near.contains(claim.object))
                    expected.push_back(whole.claim_id(ClaimIndex{i}));
            }
            const auto part = store->load({.around = {entity.name}, .depth = depth});
            ASSERT_TRUE(part) << part.error().describe();
            std::vector<std::string> found;
            for (std::size_t i = 0; i < part->claims().size(); ++i) found.push_back(part->claim_id(ClaimIndex{i}));
            EXPECT_EQ(found, expected) << entity.name << " " << depth;
            EXPECT_EQ(part->find(entity.name).size(), start.size());
        }
    const auto nothing = store->load({.around = {"nobody's name"}, .depth = 2});
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->entities().empty());
}

TEST_F(StoreFile, CountsDocumentsAndTellsWhenAClaimWasSeen) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = "urges";
    claim.evidence.push_back({.text = "A urges B."});
    batch.claims = {claim};
    batch.claims.push_back(claim);
    batch.claims[1].attributed_to = EntityIndex{1};
    {
        StoreWriter store = writer();
        for (const auto& [name, date] : {std::pair("x", "2025-03-11"), {"y", ""}, {"z", "2024-12-31"}})
            ASSERT_TRUE(store.put({name, "", date, batch}));
        ASSERT_TRUE(store.derive());
    }
    const auto store = Store::open(file());
    ASSERT_TRUE(store);
    SqlStatement edge = store->database().prepare(
        "SELECT evidence, documents, speakers, first_seen, last_seen FROM edges ORDER BY speaker_id");
    for (int claims = 0; claims < 2; ++claims) {
        ASSERT_TRUE(edge.step());
        EXPECT_EQ(edge.number(0), 3);
        EXPECT_EQ(edge.number(1), 3);
        EXPECT_EQ(edge.number(2), 1) << "of all that say so, whoever it is";
        EXPECT_EQ(edge.text(3), "2024-12-31");
        EXPECT_EQ(edge.text(4), "2025-03-11");
    }
}

} // namespace
} // namespace claimgraph
