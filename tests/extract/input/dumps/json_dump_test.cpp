#include "tests/extract/input/dumps/dump_reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(JsonLines, AreDocumentsWithTheirSource) {
    const auto read = read_dump_as(
        "jsonl", "a.jsonl",
        "\xEF\xBB\xBF{\"id\":\"a1\",\"headline\":\"One \\u201cday\\u201d\",\"body\":\"Rain fell.\\n\\nIt "
        "\\\"stopped\\\".\","
        "\"published_at\":\"2024-01-02T10:00:00Z\",\"source\":{\"id\":\"x\",\"name\":\"Paper\"},"
        "\"authors\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"link\":\"https://example.org/1\",\"category\":\"World\"}\n");
    ASSERT_EQ(read.documents.size(), 1u);
    const Document& one = read.documents[0];
    EXPECT_EQ(one.id(), "a1");
    EXPECT_EQ(one.text(), "Rain fell.\n\nIt \"stopped\".");
    EXPECT_EQ(one.blocks().size(), 2u);
    EXPECT_EQ(one.source().title, "One \xE2\x80\x9C"
                                  "day\xE2\x80\x9D");
    EXPECT_EQ(one.source().publisher, "Paper");
    EXPECT_EQ(one.source().author, "A; B");
    EXPECT_EQ(one.source().url, "https://example.org/1");
    EXPECT_EQ(one.source().section, "World");
    EXPECT_EQ(to_string(*one.date()), "2024-01-02");
    EXPECT_THAT(read.told, ElementsAre(HasSubstr("text from 'body', title from 'headline', date from 'published_at'")));
}

TEST(JsonLines, BadOnesAreToldWithTheirNumber) {
    const auto read =
        read_dump_as("jsonl", "a.jsonl",
                     "{\"text\":\"First one.\"}\nnot json\n{\"text\":\"half \\ud800 pair\"}\n\n"
                     "{\"text\":5}\n[1]\n{\"text\":\"\"}\n{\"x\":1}\n{\"text\":\"caf\xe9\"}\n{\"text\":\"cut");
    EXPECT_THAT(read.texts(), ElementsAre("First one."));
    EXPECT_THAT(read.refused,
                ElementsAre(HasSubstr("a.jsonl:2:"), HasSubstr("a.jsonl:3: \\ud800: half of a surrogate pair"),
                            HasSubstr("a.jsonl:5: 'text' is 5"), HasSubstr("a.jsonl:6: no JSON object"),
                            HasSubstr("a.jsonl:8: no 'text'"), HasSubstr("a.jsonl:9:13: byte 0xe9"),
                            HasSubstr("a.jsonl:10:")));
    EXPECT_THAT(read.skipped, ElementsAre("a.jsonl#7: without text"));
}

TEST(JsonLines, IdsAreWordsAndNotTwice) {
    const auto read = read_dump_as(
        "jsonl", "a.jsonl",
        "{\"text\":\"One.\",\"id\":\"x\"}\n{\"text\":\"Two.\",\"id\":\"x\"}\n{\"text\":\"Three.\",\"id\":7}\n");
    EXPECT_THAT(read.ids(), ElementsAre("x", "a.jsonl#2", "a.jsonl#3"));
}

TEST(JsonLines, DatesOfMachines) {
    const auto read = read_dump_as(
        "jsonl", "a.jsonl",
        "{\"text\":\"One.\",\"date\":1700000000}\n{\"text\":\"One.\",\"date\":{\"$date\":\"2020-02-03T00:00:00Z\"}}\n"
        "{\"text\":\"One.\",\"date\":\"20210304\"}\n{\"text\":\"One.\",\"date\":\"2021/03/05 10:00\"}\n"
        "{\"text\":\"One.\",\"date\":\"Tue, 11 Mar 2025\"}\n");
    ASSERT_EQ(read.documents.size(), 5u);
    EXPECT_EQ(to_string(*read.documents[0].date()), "2023-11-14");
    EXPECT_EQ(to_string(*read.documents[1].date()), "2020-02-03");
    EXPECT_EQ(to_string(*read.documents[2].date()), "2021-03-04");
    EXPECT_EQ(to_string(*read.documents[3].date()), "2021-03-05");
    EXPECT_EQ(read.documents[4].date_words(), "Tue, 11 Mar 2025");
}

TEST(JsonLines, AFieldThatIsNotThereIsRefusedWithThoseThatAre) {
    const auto read = read_dump_as("jsonl", "a.jsonl", "{\"a\":\"x y\",\"b\":\"z\"}\n", {.text_field = "c"});
    EXPECT_THAT(read.refused, ElementsAre("a.jsonl: no field 'c'; the fields are a, b"));
    EXPECT_THAT(read_dump_as("jsonl", "a.jsonl", "{\"a\":\"x y\",\"b\":\"z\"}\n", {.text_field = "b"}).texts(),
                ElementsAre("z"));
}

TEST(JsonDump, RecordsAreFoundWhereverTheyLie) {
    for (
        const char* text :
        {R"([{"text":"A day came.","title":"t"},{"text":"It went."}])",
         R"({"k-1":{"text":"A day came."},"k-2":{"text":"It went away."}})",
         R"({"status":"ok","articles":[{"content":"A day came.","title":"t"},{"content":"It went away."}]})",
         R"({"took":1,"hits":{"total":2,"hits":[{"_id":"e-1","_source":{"title":"t","text":"A day came."}},{"_id":"e-2","_source":{"text":"It went."}}]}})",
         "{\"text\":\"A day came.\",\n\"n\":1}\n{\"text\":\n\"It went.\"}", R"(["A day came.","It went."])"}) {
        const auto read = read_dump_as("json", "a.json", text);
        ASSERT_EQ(read.documents.size(), 2u) << text;
        EXPECT_EQ(read.documents[0].text(), "A day came.") << text;
        EXPECT_THAT(read.refused, IsEmpty());
    }
    EXPECT_THAT(
        read_dump_as("json", "a.json", R"({"k-1":{"text":"A day came."},"k-2":{"text":"It went away."}})").ids(),
        ElementsAre("k-1", "k-2"));
}

TEST(JsonDump, ListsOfTextAreParagraphs) {
    for (const char* text : {R"([{"body":["One came.","Two went."]}])",
                             R"([{"paragraphs":[{"type":"p","text":"One came."},{"text":"Two went."}]}])"}) {
        const auto read = read_dump_as("json", "a.json", text);
        ASSERT_EQ(read.documents.size(), 1u) << text;
        EXPECT_EQ(read.documents[0].text(), "One came.\n\nTwo went.");
        EXPECT_EQ(read.documents[0].blocks().size(), 2u);
    }
}

TEST(JsonDump, ABrokenRecordIsToldAndTheRestIsRead) {
    const auto read =
        read_dump_as("json", "a.json",
                     "[{\"text\":\"One came.\"},\n{\"text\":\"bad \\x\"},\n{\"text\":\"no comma\" \"n\":[1,2]},\n"
                     "{\"text\":\"Two went.\"},\n{\"text\":\"cut of");
    EXPECT_THAT(read.texts(), ElementsAre("One came.", "Two went."));
    EXPECT_THAT(read.refused, ElementsAre(HasSubstr("a.json:2: "), HasSubstr("a.json:3: "), HasSubstr("a.json:5: ")));
}

TEST(JsonDump, OtherJsonIsNone) {
    for (const char* text :
         {R"({"nodes":[{"id":1,"text":"a label of some words"}],"links":[]})",
          R"({"name":"x","version":"1","description":"does many good things for you"})",
          R"({"type":"FeatureCollection","features":[{"properties":{"text":"a long text of a place"}}]})", "[1,2,3]",
          "{}", "[[1,2],[3,4]]"}) {
        EXPECT_LT(input_format("json")->detect(text, "a.json"), Likeness::kLikely) << text;
        EXPECT_EQ(input_format("json")->detect(text, "a"), Likeness::kNo) << text;
        EXPECT_EQ(read_dump_as("json", "a.json", text).refused.size(), 1u) << text;
    }
    EXPECT_GE(input_format("json")->detect(R"([{"title":"x","text":"a text that is cut)", "a"), Likeness::kLikely);
    EXPECT_GE(input_format("jsonl")->detect("{\"text\":\"a b c\"}\n{\"text\":", "a"), Likeness::kLikely);
}

TEST(JsonDump, DeepAndLargeThingsEnd) {
    const std::string deep = "[" + std::string(100000, '[');
    EXPECT_EQ(read_dump_as("json", "a.json", deep).documents.size(), 0u);
    std::string escapes = "[{\"text\":\"word ";
    for (int i = 0; i < 200000; ++i) escapes += "\\n";
    EXPECT_EQ(read_dump_as("json", "a.json", escapes).refused.size(), 1u);
    std::string objects = "[{\"text\":\"One.\"}";
    for (int i = 0; i < 50000; ++i) objects += ",{\"a\" \"";
    EXPECT_GE(read_dump_as("json", "a.json", objects).refused.size(), 1u);
}

/// The bytes in the file that a block of text comes from.
std::string behind(const std::string& file, const Document& document, ByteSpan span) {
    const ByteSpan source = document.origin().to_source(span);
    return file.substr(document.record().begin + source.begin, source.size());
}

TEST(JsonDump, SpansLeadBackToTheFile) {
    const std::string file = "[{\"n\":1},\n {\"title\":\"t\",\"text\":\"A \\u201cgood\\u201d day.\\nIt \\\"went\\\" "
                             "\\ud83d\\ude00 away.\"}]";
    const auto read = read_dump_as("json", "a.json", file);
    ASSERT_EQ(read.documents.size(), 1u);
    const Document& one = read.documents[0];
    ASSERT_EQ(one.blocks().size(), 2u);
    EXPECT_EQ(behind(file, one, one.blocks()[0].span), "A \\u201cgood\\u201d day.");
    EXPECT_EQ(behind(file, one, one.blocks()[1].span), "It \\\"went\\\" \\ud83d\\ude00 away.");
}

TEST(JsonDump, TextsMayBeHtml) {
    const auto read = read_dump_as(
        "json", "a.json",
        R"([{"title":{"rendered":"A &amp; B"},"content":{"rendered":"<p>One came.<\/p>\n<p>Two &quot;went&quot;.<\/p>"}}])");
    ASSERT_EQ(read.documents.size(), 1u);
    EXPECT_EQ(read.documents[0].text(), "One came.\n\nTwo \"went\".");
    EXPECT_EQ(read.documents[0].source().title, "A & B");
}

} // namespace
} // namespace claimgraph
