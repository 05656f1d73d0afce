#include "graph/query/compare.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/every_field.hpp"
#include "tests/graph/graph_of.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace claimgraph {
namespace {

struct Anything {
    template <class Value>
    operator Value() const;
};

/// How many values an aggregate takes.
template <class Thing, class... Values>
constexpr std::size_t count_members() {
    if constexpr (requires { Thing{Values()..., Anything()}; })
        return count_members<Thing, Values..., Anything>();
    else
        return sizeof...(Values);
}

TEST(Fields, HaveARowForEachMember) {
    EXPECT_EQ(kEntityFields.size(), count_members<Entity>());
    EXPECT_EQ(kClaimFields.size() + 1, count_members<Claim>()) << "evidence has rows of its own";
    const auto ends = std::ranges::count_if(
        kEvidenceFields, [](const EvidenceField& field) { return std::holds_alternative<SpanEnd>(field.member); });
    EXPECT_EQ(kSourceFields.size() + 1, count_members<SourceDocument>()) << "the sketch is no part of the graph";
    EXPECT_EQ(kEvidenceFields.size() - static_cast<std::size_t>(ends / 2), count_members<Evidence>());
}

TEST(Fields, HaveNamesThatDiffer) {
    const auto expect_distinct = [](const auto& fields, const auto& name_of) {
        std::set<std::string_view> names;
        for (const auto& field : fields)
            EXPECT_TRUE(name_of(field).empty() || names.insert(name_of(field)).second) << name_of(field);
    };
    const auto expect_all_distinct = [&](const auto& fields) {
        expect_distinct(fields, [](const auto& field) { return field.name; });
        expect_distinct(fields, [](const auto& field) { return field.in_files(); });
        expect_distinct(fields, [](const auto& field) { return field.in_cypher(); });
        expect_distinct(fields, [](const auto& field) { return field.in_sql(); });
        expect_distinct(fields, [](const auto& field) { return field.in_json(); });
    };
    expect_all_distinct(kEntityFields);
    expect_all_distinct(kClaimFields);
    expect_all_distinct(kEvidenceFields);
    expect_all_distinct(kSourceFields);
}

TEST(Fields, AllComeBackFromAStoreInMemory) {
    const Graph graph = graph_of(every_field());
    const auto store = Store::in_memory(graph);
    ASSERT_TRUE(store) << store.error().describe();
    const auto loaded = store->load();
    ASSERT_TRUE(loaded) << loaded.error().describe();
    expect_same(*loaded, graph);
}

/// Reads what was written as documents and derived, when each claim was read once and when it was read twice.
TEST(Fields, AllComeBackFromAStoreOfDocuments) {
    for (const std::size_t documents : {1, 2}) {
        const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "claimgraph_every_field.db";
        std::filesystem::remove(file);
        ClaimBatch all;
        {
            auto writer = StoreWriter::open(file, true);
            ASSERT_TRUE(writer) << writer.error().describe();
            for (std::size_t i = 0; i < documents; ++i) {
                ClaimBatch batch = every_field();
                batch.claims[0].evidence[0].document = fmt::format("document {}", i);
                batch.claims[0].evidence[0].date = "2025-01-01"; // as of its document
                batch.documents[0].name = batch.claims[0].evidence[0].document;
                batch.documents[0].date = "2025-01-01";
                batch.documents[0].same_as.clear(); // which is found out
                all.documents.push_back(batch.documents[0]);
                all.entities = batch.entities;
                for (Entity& entity : all.entities) entity.mentions *= static_cast<std::uint32_t>(documents);
                all.claims.push_back(batch.claims[0]);
                ASSERT_TRUE(writer->put({fmt::format("document {}", i), "hash", "2025-01-01", std::move(batch)}));
            }
            ASSERT_TRUE(writer->derive());
        }
        const auto store = Store::open(file);
        ASSERT_TRUE(store) << store.error().describe();
        const auto loaded = store->load();
        ASSERT_TRUE(loaded) << loaded.error().describe();
        expect_same(*loaded, graph_of(std::move(all)));
        std::filesystem::remove(file);
    }
}

TEST(Fields, ThatChangeAreToldByCompare) {
    const Graph before = graph_of(every_field());
    std::size_t told = 0;
    for_each_row<kClaimFields>([&](auto i) {
        if constexpr (kClaimFields[i].identity == 0) {
            ClaimBatch batch = every_field();
            batch.claims[0].*kMember<kClaimFields, i()> = FieldValue<kClaimFields, i()>();
            const std::vector<Difference> differences = compare(before, graph_of(std::move(batch)));
            ASSERT_EQ(differences.size(), 1u) << kClaimFields[i].name;
            const auto name = kClaimFields[is_value_of_words<kClaimFields>(i) ? i - 1 : i()].name;
            EXPECT_THAT(differences[0].fields, testing::ElementsAre(std::string(name)));
            ++told;
        }
    });
    EXPECT_EQ(told, kClaimFields.size() - 6) << "all but subject, relation, object, speaker, polarity and modality";
}

/// What a field is called at one place, as docs/claim_model.md shows it: nothing where that is its own name.
std::string cell(std::string_view field, std::string_view there, std::string_view entity_name = "") {
    if (there.empty()) return "–";
    if (there == field) return "";
    return entity_name.empty() ? fmt::format("`{}`", there) : fmt::format("`{}`, `{}`", entity_name, there);
}

/// The table of a struct there.
template <const auto& fields>
std::string table() {
    std::string text = "| field | is a | files | openCypher | store | meaning |\n|---|---|---|---|---|---|\n";
    for_each_row<fields>([&](auto i) {
        const auto& field = fields[i];
        using Value = FieldValue<fields, i()>;
        constexpr const char* kType = std::is_same_v<Value, std::string>                ? "text"
                                      : std::is_same_v<Value, std::vector<std::string>> ? "list"
                                      : std::is_same_v<Value, bool>                     ? "truth"
                                      : std::is_same_v<Value, EntityIndex>              ? "entity"
                                      : std::is_enum_v<Value>                           ? "word"
                                                                                        : "number";
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", field.name, kType,
                            cell(field.name, field.in_files(), field.name_column),
                            cell(field.name, field.in_cypher(), field.name_property), cell(field.name, field.in_sql()),
                            field.meaning);
    });
    return text;
}

TEST(Fields, StandInTheDocumentationAsInTheirRows) {
    std::stringstream page;
    page << std::ifstream(CLAIMGRAPH_SOURCE_DIR "/docs/claim_model.md").rdbuf();
    EXPECT_THAT(page.str(), testing::HasSubstr(table<kClaimFields>())) << table<kClaimFields>();
    EXPECT_THAT(page.str(), testing::HasSubstr(table<kEntityFields>())) << table<kEntityFields>();
    EXPECT_THAT(page.str(), testing::HasSubstr(table<kEvidenceFields>())) << table<kEvidenceFields>();
    EXPECT_THAT(page.str(), testing::HasSubstr(table<kSourceFields>())) << table<kSourceFields>();
}

} // namespace
} // namespace claimgraph
