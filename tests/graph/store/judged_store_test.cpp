#include "graph/graph_builder.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/merge.hpp"
#include "graph/matching/texts/text_sketch.hpp"
#include "graph/query/judgments.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <stdexcept>

namespace claimgraph {
namespace {

using Batches = std::map<std::string, ClaimBatch>;

/// A fresh store in a folder that is gone afterwards.
class JudgedStore : public testing::Test {
  protected:
    JudgedStore()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  (std::string("claimgraph_judged_") + testing::UnitTest::GetInstance()->current_test_info()->name())) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~JudgedStore() override { std::filesystem::remove_all(folder_); }

    StoreWriter writer() const {
        auto writer = StoreWriter::open(folder_ / "g.db", true);
        if (!writer) throw std::runtime_error(writer.error().describe());
        return std::move(*writer);
    }
    Store store() const {
        auto store = Store::open(folder_ / "g.db");
        if (!store) throw std::runtime_error(store.error().describe());
        return std::move(*store);
    }
    Graph graph() const { return store().load().value(); }

    /// Puts a document with another text into the store.
    void put(const std::string& name, ClaimBatch batch) const {
        StoreWriter to = writer();
        ASSERT_TRUE(to.put({name, std::string(16, 'h'), "", std::move(batch)}));
        ASSERT_TRUE(to.derive());
    }

  private:
    std::filesystem::path folder_;
};

/// A batch of a document whose sentences have words; some documents have the text of others.
ClaimBatch judged_batch(std::mt19937& random, const std::string& document) {
    ClaimBatch batch = random_batch(random);
    for (Claim& claim : batch.claims)
        for (Evidence& evidence : claim.evidence) {
            evidence.document = document;
            evidence.text = "It says: " + evidence.text;
        }
    SourceDocument& source = (batch.documents = {{}}).front();
    source.name = document;
    if (const auto text = random() % 5; text < 2)
        source.sketch = std::string(2 * kSketchValues, static_cast<char>('a' + text));
    return batch;
}

Graph judged_graph(Batches batches, const Judgments& judgments) {
    EntityMatcher matcher;
    std::vector<std::size_t> first;
    for (auto& [name, batch] : batches) {
        normalize_text(batch);
        apply(judgments, batch);
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

void expect_equal(const Graph& stored, const Graph& expected, int round) {
    ASSERT_TRUE(std::ranges::equal(stored.entities(), expected.entities())) << round;
    ASSERT_TRUE(std::ranges::equal(stored.claims(), expected.claims())) << round;
    ASSERT_TRUE(std::ranges::equal(stored.documents(), expected.documents())) << round;
}

TEST_F(JudgedStore, HoldsTheGraphThatJudgedDocumentsGiveWhateverCameFirst) {
    std::mt19937 random(29);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    Batches documents;
    std::vector<Judgment> judged; // by the test; all that were told
    std::size_t left_out = 0;
    for (int round = 0; round < 80; ++round) {
        const std::string name = "d" + std::to_string(pick(6));
        switch (pick(4)) {
        case 0: {
            StoreWriter to = writer();
            ASSERT_EQ(to.forget(name).value(), documents.erase(name) > 0);
            ASSERT_TRUE(to.derive());
            break;
        }
        case 1: // one that was forgotten or replaced may be judged as well
            if (const auto found = documents.find(name); found != documents.end() && !found->second.claims.empty()) {
                ClaimBatch batch = found->second;
                normalize_text(batch);
                const Claim& claim = batch.claims[pick(batch.claims.size())];
                const Evidence& evidence = claim.evidence[pick(claim.evidence.size())];
                judged.push_back({.verdict = pick(3) == 0 ? Verdict::kConfirmed : Verdict::kRejected,
                                  .claim = sentence_claim(claim, evidence, batch.entities),
                                  .note = "round " + std::to_string(round)});
                ASSERT_TRUE(writer().judge(std::span(&judged.back(), 1)));
            }
            break;
        default:
            documents[name] = judged_batch(random, name);
            put(name, documents[name]);
        }
        Judgments judgments;
        for (const Judgment& judgment : judged) judgments.add(judgment);
        expect_equal(graph(), judged_graph(documents, judgments), round);
        left_out += rejected_claims(store()).value().claims().size();
        if (round % 20 == 19) { // take all back
            std::vector<std::int64_t> numbers;
            for (const Judgment& judgment : claimgraph::judgments(store()).value().all())
                numbers.push_back(judgment.number);
            ASSERT_EQ(writer().remove_judgments(numbers).value(), judgments.all().size());
            judged.clear();
            expect_equal(graph(), judged_graph(documents, {}), round);
        }
    }
    EXPECT_GT(left_out, 50u);
}

/// A document that says twice that A urges B, and once that B urges A.
ClaimBatch urging_batch(const std::string& document) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim claim{.subject = EntityIndex{0}, .relation = "urges", .object = EntityIndex{1}};
    claim.confidence = 0.5;
    claim.evidence = {{.document = document, .sentence = 0, .text = "A urged B.", .subject = "A", .object = "B"}};
    batch.claims = {claim, claim};
    batch.claims[1].evidence[0].sentence = 1;
    batch.claims[1].evidence[0].text = "Again A urged B.";
    std::swap(claim.subject, claim.object);
    claim.evidence = {{.document = document, .sentence = 2, .text = "B urged A.", .subject = "B", .object = "A"}};
    batch.claims.push_back(claim);
    return batch;
}

TEST_F(JudgedStore, SaysWhichEvidenceOfAClaimWasJudged) {
    put("n", urging_batch("n"));
    const auto of_first_claim = [&] { return judgeable_evidence(store(), graph(), ClaimIndex{0}).value(); };
    auto evidence = of_first_claim();
    ASSERT_EQ(evidence.size(), 2u);
    EXPECT_EQ(evidence[0].claim.text, "A urged B.");
    EXPECT_EQ(evidence[0].evidence, graph().claims()[0].evidence[0]);
    EXPECT_FALSE(evidence[0].judgment);
    const std::vector<Judgment> judged = {
        {.verdict = Verdict::kRejected, .claim = evidence[0].claim, .note = "it was C"},
        {.verdict = Verdict::kConfirmed, .claim = evidence[1].claim}};
    ASSERT_TRUE(writer().judge(judged));

    evidence = of_first_claim();
    ASSERT_EQ(evidence.size(), 2u);
    EXPECT_EQ(evidence[0].claim.text, "Again A urged B.") << "what counts comes first";
    EXPECT_EQ(evidence[0].state, Judgeable::State::kCounts);
    EXPECT_EQ(evidence[0].judgment->verdict, Verdict::kConfirmed);
    EXPECT_EQ(evidence[1].state, Judgeable::State::kRejected);
    EXPECT_EQ(evidence[1].judgment->note, "it was C");
    EXPECT_EQ(graph().claims()[0].confidence, 1);
    EXPECT_EQ(graph().claims()[1].confidence, 0.5);

    const Graph rejected = rejected_claims(store()).value();
    ASSERT_EQ(rejected.claims().size(), 1u);
    EXPECT_EQ(rejected.claim_id(ClaimIndex{0}), "a.urges.b");
    ASSERT_EQ(rejected.claims()[0].evidence.size(), 1u);
    EXPECT_EQ(rejected.claims()[0].evidence[0].text, "A urged B.");
}

TEST_F(JudgedStore, RejectsAClaimInTheCopyOfItsTextToo) {
    ClaimBatch batch = urging_batch("n");
    batch.documents = {{}};
    for (const char* name : {"n", "o"}) {
        batch.documents[0].name = name;
        batch.documents[0].sketch = std::string(2 * kSketchValues, 'x');
        for (Claim& claim : batch.claims) claim.evidence[0].document = name;
        if (*name == 'o') batch.claims[0].evidence[0].text = "Earlier, A urged B."; // nearly the same text
        put(name, batch);
    }
    const auto evidence = judgeable_evidence(store(), graph(), ClaimIndex{0}).value();
    ASSERT_EQ(evidence.size(), 4u);
    EXPECT_EQ(evidence[3].state, Judgeable::State::kCopy);
    std::vector<Judgment> judged;
    for (const Judgeable& one : evidence) judged.push_back({.verdict = Verdict::kRejected, .claim = one.claim});
    ASSERT_TRUE(writer().judge(judged));
    ASSERT_EQ(graph().claims().size(), 1u);
    EXPECT_EQ(graph().claim_id(ClaimIndex{0}), "b.urges.a");
}

TEST_F(JudgedStore, AJudgmentWaitsForItsSentence) {
    const ClaimBatch batch = urging_batch("n");
    const std::vector<Judgment> judged = {
        {.verdict = Verdict::kRejected,
         .claim = sentence_claim(batch.claims[2], batch.claims[2].evidence[0], batch.entities)}};
    ASSERT_TRUE(writer().judge(judged));
    put("n", batch);
    ASSERT_EQ(graph().claims().size(), 1u);
    EXPECT_EQ(graph().claim_id(ClaimIndex{0}), "a.urges.b");
}

} // namespace
} // namespace claimgraph
