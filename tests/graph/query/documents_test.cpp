#include "graph/query/documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<SourceDocument> some() {
    std::vector<SourceDocument> documents(5);
    documents[0].name = "a.txt";
    documents[0].title = "Bridge closed";
    documents[0].publisher = "The Courier";
    documents[1].name = "mail.mbox#3";
    documents[1].title = "Re: a.txt";
    documents[1].publisher = "Café Müller";
    documents[2].name = "news/a.txt";
    documents[2].url = "https://example.org/bridge?id=3";
    documents[3].name = "news/b.txt";
    documents[3].title = "Bridge open";
    documents[4].name = "old/b.txt";
    documents[4].same_as = "a.txt";
    return documents;
}

TEST(Documents, AreNamedByNameThenByTheEndOfTheirPathThenByWhatTheyTell) {
    const auto documents = some();
    const auto named = [&](const char* text) { return documents_named(documents, text); };
    EXPECT_THAT(named("news/a.txt"), ElementsAre("news/a.txt"));
    EXPECT_THAT(named("a.txt"), ElementsAre("a.txt", "old/b.txt")) << "the whole name goes first; b has its text";
    EXPECT_THAT(named("b.txt"), ElementsAre("a.txt", "news/b.txt", "old/b.txt"));
    EXPECT_THAT(named("BRIDGE"), ElementsAre("a.txt", "news/a.txt", "news/b.txt", "old/b.txt"));
    EXPECT_THAT(named("cafe muller"), ElementsAre("mail.mbox#3"));
    EXPECT_THAT(named("courier"), ElementsAre("a.txt", "old/b.txt"));
    EXPECT_THAT(named("example.org"), ElementsAre("news/a.txt"));
    EXPECT_THAT(named("mbox"), ElementsAre("mail.mbox#3"));
    EXPECT_THAT(named("none of them"), IsEmpty());
    EXPECT_THAT(named(""), IsEmpty());
    EXPECT_THAT(documents_named({}, "a.txt"), IsEmpty());
}

TEST(Documents, OfTheSameTextAreOneSource) {
    const std::vector<Source> sources =
        sources_of(some(), {{"a.txt", 2}, {"news/b.txt", 1}, {"old/b.txt", 3}, {"gone.txt", 9}});
    ASSERT_EQ(sources.size(), 4u);
    EXPECT_EQ(sources[0].document.name, "a.txt");
    ASSERT_EQ(sources[0].also.size(), 1u);
    EXPECT_EQ(sources[0].also[0].name, "old/b.txt");
    EXPECT_EQ(sources[0].claims, 5u);
    EXPECT_EQ(sources[2].claims, 0u);
    EXPECT_EQ(sources[3].claims, 1u);
}

} // namespace
} // namespace claimgraph
