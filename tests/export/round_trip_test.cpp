#include "tests/export/format_text.hpp"
#include "tests/graph/every_field.hpp"
#include "tests/graph/graph_of.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// Every format that can be read gives back the graph that was written, whatever stands in it.
class RoundTrip : public testing::TestWithParam<const Format*> {
  protected:
    void expect_same_again(const Graph& graph, const WriteOptions& options = {}) {
        const Format& format = *GetParam();
        const auto files = written(format, graph, options);
        Warnings warnings;
        const auto again = read(format, files, warnings);
        ASSERT_TRUE(again) << again.error().describe() << '\n' << text_of(files).substr(0, 100'000);
        EXPECT_TRUE(std::ranges::equal(graph.entities(), again->entities())) << text_of(files).substr(0, 100'000);
        EXPECT_TRUE(std::ranges::equal(graph.claims(), again->claims())) << text_of(files).substr(0, 100'000);
        EXPECT_TRUE(std::ranges::equal(graph.documents(), again->documents())) << text_of(files).substr(0, 100'000);
        EXPECT_EQ(text_of(written(format, *again, options)), text_of(files));
        for (const Error& warning : warnings) ADD_FAILURE() << warning.describe();
    }
};

TEST_P(RoundTrip, OfRandomGraphs) {
    std::mt19937 random(5);
    for (int round = 0; round < 100 && !HasFailure(); ++round) expect_same_again(graph_of(random_batch(random)));
}

TEST_P(RoundTrip, OfReifiedGraphs) {
    std::mt19937 random(6);
    for (int round = 0; round < 50 && !HasFailure(); ++round)
        expect_same_again(graph_of(random_batch(random)), {.shape = Shape::kReified});
}

TEST_P(RoundTrip, OfEveryField) {
    expect_same_again(graph_of(every_field()));
    expect_same_again(graph_of(every_field()), {.shape = Shape::kReified});
}

TEST_P(RoundTrip, OfNothing) { expect_same_again(Graph()); }

/// One claim with `text` in every field that can hold it.
ClaimBatch full_of(const std::string& text) {
    ClaimBatch batch;
    batch.entities = {{.id = text + "e", .name = text, .aliases = {text + "1"}, .kb = text}, {.id = "b"}};
    Claim claim;
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.attributed_to = claim.place_entity = EntityIndex{0};
    for (std::string* field : {&claim.relation, &claim.label, &claim.report, &claim.time, &claim.time_value,
                               &claim.place, &claim.condition, &claim.complement})
        *field = text;
    claim.relation += "r";
    claim.evidence = {{.document = text, .text = text, .subject = text, .object = text, .trigger = text, .rule = text}};
    for_each_value<kSourceFields>(batch.documents.emplace_back(), [&]<class Value>(const auto&, Value& value) {
        if constexpr (std::is_same_v<Value, std::string>) value = text;
    });
    batch.claims = {claim, claim};
    batch.claims[1].polarity = Polarity::kDenied;
    batch.claims[1].label.clear();
    return batch;
}

TEST_P(RoundTrip, OfHostileText) {
    std::vector<std::string> texts = hostile_strings();
    texts.insert(texts.end(), {"\xED\xA0\x80 lone surrogate",
                               "\xFF\xFE",
                               "\xE2\x80\xAE right to left",
                               "</script><script>",
                               "=1+1",
                               "+1+1",
                               "'=1+1",
                               "''",
                               "-5",
                               "@x",
                               "\"",
                               "\"\"",
                               "'",
                               "`;DROP",
                               "\\u0027",
                               "\\",
                               "a\\\"b",
                               "-->",
                               "<!--",
                               "?>",
                               "&#0;",
                               "\x7F",
                               "\xC2\x85",
                               "\xEF\xBF\xBF",
                               "{{",
                               "%s%n",
                               ";",
                               ",",
                               "a;b",
                               "NaN",
                               "null",
                               "undefined",
                               "claim:x"});
    for (const std::string& text : texts) {
        SCOPED_TRACE(text);
        expect_same_again(graph_of(full_of(text)));
        expect_same_again(graph_of(full_of(text)), {.shape = Shape::kReified});
    }
}

TEST_P(RoundTrip, OfLongText) {
    const std::vector<std::string> pieces = {"a", "\"", "\\", "&", "]]>", "\xC5\xA1"};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        ClaimBatch batch = full_of("a");
        // each field has its turn: all of them at once would only take longer
        std::string* fields[] = {&batch.entities[0].name, &batch.claims[0].label, &batch.claims[0].evidence[0].text};
        std::string& text = *fields[i % std::size(fields)];
        text.clear();
        while (text.size() < 1'000'000) text += pieces[i];
        expect_same_again(graph_of(batch));
    }
}

/// Pajek's files have names and weights only.
std::vector<const Format*> readable() {
    std::vector<const Format*> formats;
    std::ranges::copy_if(claimgraph::formats(), std::back_inserter(formats),
                         [](const Format* format) { return format->read != nullptr && format->name != "pajek"; });
    return formats;
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, RoundTrip, testing::ValuesIn(readable()), name_of_format);

} // namespace
} // namespace claimgraph
