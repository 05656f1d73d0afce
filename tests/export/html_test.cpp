#include "export/format.hpp"
#include "export/formats/explorer_json.hpp"
#include "export/formats/explorer_page.hpp"
#include "graph/graph_builder.hpp"
#include "tests/export/page_data.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(std::string name, const WriteOptions& options = {}) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = name}, {.id = "b", .name = "B"}};
    batch.claims = {{.subject = EntityIndex{0},
                     .relation = "visits",
                     .object = EntityIndex{1},
                     .label = "visits",
                     .evidence = {{.document = name,
                                   .span = {10, 30},
                                   .text = name + " visits B",
                                   .trigger = "visits",
                                   .trigger_span = {12, 18}},
                                  {.document = "other", .text = "again"}}},
                    {.subject = EntityIndex{1},
                     .relation = "meets",
                     .object = EntityIndex{0},
                     .label = "meets",
                     .evidence = {{.document = name, .span = {10, 30}, .text = name + " visits B"}}}};
    GraphBuilder builder;
    builder.add(std::move(batch));
    std::ostringstream out;
    format_named("html").write(builder.build(), out, options);
    return out.str();
}

TEST(Html, HasOnePlaceForTheData) {
    static constexpr std::string_view kMarker = "@GRAPH@";
    const std::string_view page = explorer_page();
    const std::size_t marker = page.find(kMarker);
    ASSERT_NE(marker, std::string_view::npos);
    EXPECT_EQ(page.find(kMarker, marker + 1), std::string_view::npos);
    EXPECT_TRUE(page.substr(0, marker).ends_with("type=\"application/json\">"));
    EXPECT_TRUE(page.substr(marker + kMarker.size()).starts_with("</script>"));
    EXPECT_THAT(
        std::string(page),
        HasSubstr("Content-Security-Policy\" content=\"default-src 'none'; connect-src @CONNECT@; worker-src blob:; "
                  "script-src 'sha256-"));
}

TEST(Html, AsksNobodyUnlessAServerIsThereToAsk) {
    const auto page = [](bool asks_server) {
        std::ostringstream out;
        write_explorer_page(out, asks_server, [&] { out << "null"; });
        return out.str();
    };
    EXPECT_THAT(page(false), HasSubstr("connect-src 'none';"));
    EXPECT_THAT(page(true), HasSubstr("connect-src 'self';"));
    EXPECT_THAT(page(true), HasSubstr(R"(type="application/json">null</script>)"));
    EXPECT_THAT(page(true), Not(HasSubstr("@CONNECT@")));
}

TEST(Html, DataCannotEndTheElementItStandsIn) {
    for (const std::string name : {"</script><script>alert(1)</script>", "<!--", "]]>", "a\u2028b\u2029c", "@GRAPH@",
                                   "\"\\", "\u202Etxt", "\xED\xA0\x80 \xFF", "\x01\x7F"}) {
        const std::string data = data_of_page(written(name, {.title = name})).value();
        EXPECT_THAT(data, Not(HasSubstr("<"))) << name;
        EXPECT_THAT(data, Not(HasSubstr("\u2028"))) << name;
        EXPECT_THAT(data, Not(HasSubstr("\u2029"))) << name;
        const auto json = nlohmann::json::parse(data, nullptr, false);
        ASSERT_FALSE(json.is_discarded()) << data;
        if (name.find('\xFF') == std::string::npos) {
            EXPECT_EQ(json["title"], name);
            EXPECT_EQ(json["sentences"].size(), 2u);
            EXPECT_THAT((std::vector<std::string>{json["sentences"][0]["document"], json["sentences"][1]["document"]}),
                        testing::Contains(name));
        }
    }
}

TEST(Html, WritesASentenceOnceAndRefersToIt) {
    const auto json = nlohmann::json::parse(data_of_page(written("A")).value());
    ASSERT_EQ(json["sentences"].size(), 2u);
    ASSERT_EQ(json["claims"].size(), 2u);
    for (const auto& claim : json["claims"]) {
        const auto& sentence = json["sentences"][claim["evidence"][0]["sentence"].get<std::size_t>()];
        EXPECT_EQ(sentence["text"], "A visits B");
    }
    const auto& visits = json["claims"][0];
    EXPECT_EQ(visits["id"], "a.visits.b");
    EXPECT_EQ(json["entities"][visits["subject"].get<std::size_t>()]["id"], "a");
    EXPECT_EQ(visits["evidence"][0]["trigger_start"], 2) << "in bytes of the sentence";
    EXPECT_EQ(visits["evidence"][0]["trigger_end"], 8);
}

TEST(Html, SaysTheFamilyAndTheToneOfRelations) {
    const RelationFamily consult{.name = "CONSULT", .tone = QuadClass::kAgrees};
    const auto families = RelationFamilies::parse("id\tfamily\nvisits\tCONSULT\n", "t", {&consult, 1});
    ASSERT_TRUE(families);
    const auto json = nlohmann::json::parse(data_of_page(written("A", {.families = *families})).value());
    EXPECT_EQ(json["relations"]["visits"], (nlohmann::json{{"family", "CONSULT"}, {"tone", "agrees"}}));
    EXPECT_EQ(json["relations"]["meets"], (nlohmann::json{{"family", ""}, {"tone", "other"}}));
}

} // namespace
} // namespace claimgraph
