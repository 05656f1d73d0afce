#include "cli/input/apart_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Taken : DocumentSink {
    std::vector<Document> documents;
    std::vector<std::string> said;

    bool take(InputDocument&& input) override {
        documents.push_back(std::move(input.document));
        return true;
    }
    bool refuse(Error&& error) override { return say("refused " + error.describe()); }
    bool skip(const std::string& name, const std::string& why) override { return say("skipped " + name + " " + why); }
    void tell(const std::string& name, const std::string& what) override { say("told " + name + " " + what); }
    bool say(std::string what) {
        said.push_back(std::move(what));
        return true;
    }
};

TEST(ApartLines, CarryWhatIsRead) {
    Taken taken;
    ApartAnswer answer(taken);
    ApartWriter writer([&](const std::string& line) {
        EXPECT_EQ(line.find('\n'), line.size() - 1);
        EXPECT_TRUE(answer.take(std::string_view(line).substr(0, line.size() - 1)));
    });
    Document document("a.pdf", "A title\n\n\xE2\x80\x9CText\xE2\x80\x9D of \"it\".",
                      {{{0, 7}, BlockKind::kHeading}, {{9, 28}, BlockKind::kParagraph}}, date_from("2021-03-05"));
    document.source().title = "A title";
    document.source().author = "Ann";
    document.set_date_words("some day");
    writer.tell("a.pdf", "page 2 has no text");
    writer.take({std::move(document), std::nullopt});
    writer.refuse({ErrorCode::kBadFormat, "broken", {"a.pdf", 3, 4}});
    writer.skip("a", "why");
    EXPECT_FALSE(answer.is_complete());
    writer.end();
    EXPECT_TRUE(answer.is_complete());
    EXPECT_THAT(taken.said, ElementsAre("told a.pdf page 2 has no text", "refused a.pdf:3:4: broken", "skipped a why"));
    ASSERT_EQ(taken.documents.size(), 1U);
    const Document& read = taken.documents.front();
    EXPECT_EQ(read.id(), "a.pdf");
    EXPECT_EQ(read.source().title, "A title");
    EXPECT_EQ(read.source().author, "Ann");
    EXPECT_EQ(read.date_words(), "some day");
    EXPECT_EQ(read.date(), date_from("2021-03-05"));
    ASSERT_EQ(read.blocks().size(), 2U);
    EXPECT_EQ(read.text(read.blocks()[1].span), "\xE2\x80\x9CText\xE2\x80\x9D of \"it\".");
    EXPECT_EQ(read.blocks()[0].kind, BlockKind::kHeading);
}

TEST(ApartLines, AreNotTrusted) {
    for (const char* line : {
             "", "nonsense", "[]", R"({"kind":"other"})",
             R"({"kind":"document","id":"a","text":"ab"})",                            // no blocks
             R"({"kind":"document","id":"a","text":"ab","blocks":[[0,3,0]]})",         // beyond the text
             R"({"kind":"document","id":"a","text":"ab","blocks":[[1,1,0]]})",         // empty
             R"({"kind":"document","id":"a","text":"ab","blocks":[[0,2,0],[1,2,0]]})", // over another
             R"({"kind":"document","id":"a","text":"ab","blocks":[[0,2,9]]})",         // no such kind
             R"({"kind":"document","id":"a","text":"ab","blocks":[[-1,2,0]]})",
             R"({"kind":"document","id":"a","text":"ab","blocks":[[0]]})",
             "{\"kind\":\"document\",\"id\":\"a\",\"text\":\"\xC3\xA9\",\"blocks\":[[1,2,0]]}", // within a letter
         }) {
        Taken taken;
        ApartAnswer answer(taken);
        EXPECT_FALSE(answer.take(line)) << line;
        EXPECT_THAT(taken.documents, IsEmpty()) << line;
        EXPECT_FALSE(answer.is_complete());
        EXPECT_FALSE(answer.was_stopped());
    }
}

} // namespace
} // namespace claimgraph::cli
