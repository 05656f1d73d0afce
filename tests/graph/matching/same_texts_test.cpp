#include "graph/graph_builder.hpp"
#include "graph/matching/texts/same_texts.hpp"
#include "graph/matching/texts/text_sketch.hpp"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>
#include <sstream>

namespace claimgraph {
namespace {

using testing::ElementsAre;

using Words = std::vector<std::string>;

Words random_words(std::mt19937& random, std::size_t count) {
    Words words;
    for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 2000));
    return words;
}

std::string text_of(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The share of runs of five words that two texts have in common, counted.
double jaccard(const Words& a, const Words& b) {
    const auto shingles = [](const Words& words) {
        std::set<Words> set;
        for (std::size_t i = 0; i + 5 <= words.size(); ++i)
            set.emplace(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i + 5));
        return set;
    };
    const auto of_a = shingles(a), of_b = shingles(b);
    const auto common = std::ranges::count_if(of_a, [&](const Words& shingle) { return of_b.contains(shingle); });
    return static_cast<double>(common) /
           static_cast<double>(of_a.size() + of_b.size() - static_cast<std::size_t>(common));
}

TEST(TextSketch, DoesNotDependOnCaseSpacesAndPunctuation) {
    const std::string plain = "The council of the town said on Monday that it will not close the old bridge before the "
                              "new one is open to all who live there";
    const std::string other = "The council of the town, said on Monday that it “will not” close\n the OLD "
                              "bridge — before the new one is open to\xC2\xA0"
                              "all who live there.";
    EXPECT_EQ(text_sketch(plain).size(), 2 * kSketchValues);
    EXPECT_EQ(text_sketch(plain), text_sketch(other));
    EXPECT_EQ(resemblance(text_sketch(plain), text_sketch(other)), 1);
}

TEST(TextSketch, ShortTextsHaveNone) {
    std::mt19937 random(1);
    EXPECT_EQ(text_sketch(""), "");
    EXPECT_EQ(text_sketch(text_of(random_words(random, kLeastSketchedWords - 1))), "");
    EXPECT_NE(text_sketch(text_of(random_words(random, kLeastSketchedWords))), "");
    EXPECT_EQ(resemblance("", ""), 0);
}

TEST(TextSketch, EstimatesTheShareOfCommonShingles) {
    std::mt19937 random(2);
    double worst = 0, sum = 0;
    constexpr int kRounds = 300;
    for (int round = 0; round < kRounds; ++round) {
        const Words words = random_words(random, 100 + random() % 900);
        Words changed = words;
        for (std::size_t changes = random() % (words.size() / 10); changes > 0; --changes)
            changed[random() % changed.size()] = "x" + std::to_string(random());
        const double error =
            resemblance(text_sketch(text_of(words)), text_sketch(text_of(changed))) - jaccard(words, changed);
        worst = std::max(worst, std::abs(error));
        sum += error;
    }
    EXPECT_LT(worst, 0.2) << "four standard errors and some";
    EXPECT_LT(std::abs(sum / kRounds), 0.01) << "without a bias";
}

SourceDocument document(std::string name, const std::string& text) {
    SourceDocument document;
    document.name = std::move(name);
    document.sketch = text_sketch(text);
    return document;
}

/// Texts of which some are others with a few words changed or something added.
std::vector<SourceDocument> many(std::mt19937& random) {
    std::vector<Words> texts;
    std::vector<SourceDocument> documents;
    for (int i = 0; i < 60; ++i) {
        Words words = random_words(random, 150 + random() % 300);
        if (!texts.empty() && random() % 2 == 0) {
            words = texts[random() % texts.size()];
            if (random() % 3 > 0) words[random() % words.size()] = "changed";
            if (random() % 3 == 0) words.insert(words.begin(), {"by", "our", "own", "staff"});
        }
        documents.push_back(document("d" + std::to_string(100 + i), text_of(words)));
        texts.push_back(std::move(words));
    }
    return documents;
}

/// The groups by comparing each with each.
std::vector<std::string> slowly(const std::vector<SourceDocument>& documents) {
    std::vector<std::size_t> group(documents.size());
    for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
    for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (group[i] != group[j] && resemblance(documents[i].sketch, documents[j].sketch) >= kSameText)
                for (const std::size_t from = std::max(group[i], group[j]), to = std::min(group[i], group[j]);
                     std::size_t & one : group)
                    if (one == from) one = to;
    std::vector<std::string> same_as;
    for (std::size_t i = 0; i < group.size(); ++i) same_as.push_back(group[i] == i ? "" : documents[group[i]].name);
    return same_as;
}

TEST(SameTexts, AreFoundAsByComparingEachWithEach) {
    std::mt19937 random(3);
    std::size_t copies = 0;
    for (int round = 0; round < 20; ++round) {
        std::vector<SourceDocument> documents = many(random);
        const std::vector<std::string> expected = slowly(documents);
        find_same_texts(documents);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            EXPECT_EQ(documents[i].same_as, expected[i]);
            copies += !expected[i].empty();
        }
        const std::vector<SourceDocument> once = documents;
        find_same_texts(documents);
        EXPECT_EQ(documents, once) << "found again";
    }
    EXPECT_GT(copies, 200u);
}

TEST(SameTexts, WhatIsSaidAlreadyCountsTheFirstByNameIsTheSource) {
    std::vector<SourceDocument> documents(4);
    for (std::size_t i = 0; i < 4; ++i) documents[i].name = std::string(1, static_cast<char>('a' + i));
    documents[0].same_as = "c";
    documents[3].same_as = "elsewhere";
    documents[1].same_as = "b";
    find_same_texts(documents);
    std::vector<std::string> same_as;
    for (const SourceDocument& one : documents) same_as.push_back(one.same_as);
    EXPECT_THAT(same_as, ElementsAre("", "", "a", "elsewhere"));
}

ClaimBatch batch_of(const std::string& name, const std::string& text, const std::string& relation) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
    Claim& claim = batch.claims.emplace_back();
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = relation;
    claim.evidence = {{.document = name, .text = "first"}, {.document = name, .sentence = 1, .text = "second"}};
    batch.documents = {document(name, text)};
    return batch;
}

std::vector<std::string> documents_of(const Claim& claim) {
    std::vector<std::string> documents;
    for (const Evidence& evidence : claim.evidence) documents.push_back(evidence.document);
    return documents;
}

TEST(SameTexts, CountOnceAsEvidenceInAnyOrder) {
    std::mt19937 random(4);
    const std::string text = text_of(random_words(random, 200));
    const std::string other = text_of(random_words(random, 200));
    std::vector<ClaimBatch> batches = {batch_of("news/b", text, "urges"), batch_of("news/a", text, "urges"),
                                       batch_of("news/c", other, "urges"), batch_of("news/d", text, "only here")};
    std::ranges::sort(batches, {}, [](const ClaimBatch& batch) { return batch.documents[0].name; });
    do {
        GraphBuilder builder, second;
        for (std::size_t i = 0; i < batches.size(); ++i) (i % 2 == 0 ? builder : second).add(batches[i]);
        builder.add(std::move(second));
        const Graph graph = builder.build();
        ASSERT_EQ(graph.claims().size(), 2u);
        EXPECT_THAT(documents_of(graph.claims()[0]), ElementsAre("news/d", "news/d")) << "no other of them has it";
        EXPECT_THAT(documents_of(graph.claims()[1]), ElementsAre("news/a", "news/a", "news/c", "news/c"));
        ASSERT_EQ(graph.documents().size(), 4u);
        EXPECT_EQ(graph.find_document("news/a")->same_as, "");
        EXPECT_EQ(graph.find_document("news/b")->same_as, "news/a");
        EXPECT_EQ(graph.find_document("news/c")->same_as, "");
        EXPECT_EQ(graph.find_document("news/d")->same_as, "news/a");
        EXPECT_EQ(graph.find_document("news/a")->sketch, "");
    } while (std::ranges::next_permutation(batches, {}, [](const ClaimBatch& batch) {
                 return batch.documents[0].name;
             }).found);
}

} // namespace
} // namespace claimgraph
