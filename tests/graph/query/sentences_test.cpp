#include "graph/query/sentences.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Each sentence tells a claim of Ann and Bob, so that the store keeps it.
class SentencesTest : public testing::Test {
  protected:
    SentencesTest() {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        auto writer = StoreWriter::open(folder_ / "s.db", true).value();
        put(writer, "a.txt", {"Fire kills nine in Lund.", "Officers were injured.", "The mayor spoke."});
        put(writer, "b.txt", {"Officers spoke in Brno.", "The mayor spoke.", "The mayor left."});
        EXPECT_TRUE(writer.derive());
        store_.emplace(Store::open(folder_ / "s.db").value());
    }
    ~SentencesTest() override { std::filesystem::remove_all(folder_); }

    static void put(StoreWriter& writer, const std::string& name, const std::vector<std::string>& sentences) {
        ClaimBatch batch;
        for (const char* one : {"Ann", "Bob"}) batch.entities.push_back({.id = one, .name = one});
        batch.documents = {{.name = name}};
        std::uint32_t begin = 0;
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            batch.claims.push_back({.subject = EntityIndex{0},
                                    .relation = "says_" + name + std::to_string(i),
                                    .object = EntityIndex{1},
                                    .label = "says"});
            const auto size = static_cast<std::uint32_t>(sentences[i].size());
            batch.claims.back().evidence.push_back(
                {.document = name, .sentence = i, .span = {begin, begin + size}, .text = sentences[i]});
            begin += size + 1;
        }
        EXPECT_TRUE(writer.put({name, "", "", std::move(batch)}));
    }
    std::vector<std::string> found(const std::vector<SoughtWord>& words, const SentenceChoice& choice = {}) const {
        std::vector<std::string> texts;
        const auto result = sentences_with_most(*store_, words, 10, choice);
        EXPECT_TRUE(result);
        if (result)
            for (const SearchHit& hit : result->hits) texts.push_back(hit.text);
        return texts;
    }

    std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "claimgraph_sentences";
    std::optional<Store> store_;
};

TEST_F(SentencesTest, RareWordsWeighMoreAndTheDocumentCountsToo) {
    EXPECT_THAT(found({{{"mayor"}}, {{"left"}}}), ElementsAre("The mayor left.", "The mayor spoke."))
        << "many have the mayor, and one of them his leaving in its document";
    EXPECT_THAT(found({{{"officer*"}}, {{"Lund"}, 2}}, {.own = 0.2}),
                ElementsAre("Fire kills nine in Lund.", "Officers were injured."))
        << "those of Brno are in another document";
    EXPECT_THAT(found({{{"kill*", "killed"}}, {{"Lund"}, 2}}), ElementsAre("Fire kills nine in Lund."));
}

TEST_F(SentencesTest, TheRestIsNoAnswer) {
    EXPECT_THAT(found({{{"mayor"}}, {{"Atlantis"}, 2}}), IsEmpty());
    EXPECT_THAT(found({}), IsEmpty());
    EXPECT_THAT(found({{{"\""}}}), IsEmpty());
    EXPECT_THAT(found({{{"mayor"}}}, {.passes = [](const SearchHit& hit) { return hit.document == "a.txt"; }}),
                ElementsAre("The mayor spoke."));
}

} // namespace
} // namespace claimgraph
