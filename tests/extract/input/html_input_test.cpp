#include "tests/extract/input/collected.hpp"

#include <gtest/gtest.h>

using namespace claimgraph;

namespace {

Document read(std::string bytes) {
    InputBytes input("page.html", std::move(bytes));
    Collected sink;
    read_documents(input, {.any_language = true}, sink);
    EXPECT_TRUE(sink.errors.empty());
    EXPECT_EQ(sink.documents.size(), 1u);
    return std::move(sink.documents.at(0));
}

} // namespace

TEST(HtmlInput, IsKnownByItsContent) {
    const auto name = [](std::string_view head, std::string_view file) {
        const auto format = find_format(head, file);
        return format ? std::string((*format)->name) : "";
    };
    EXPECT_EQ(name("<!doctype html><p>x", "page"), "html");
    EXPECT_EQ(name("<html>", "page.txt"), "html");
    EXPECT_EQ(name("Some words", "page.htm"), "html");
    EXPECT_EQ(name("Some <b>words</b>", "page.txt"), "text");
}

TEST(HtmlInput, GivesTextAndSource) {
    const Document document =
        read("<!doctype html><html lang=en><title>Bridge closes</title><meta property=article:published_time "
             "content=2021-05-03T10:00Z><nav><a href=/>Home</a></nav><h1>Bridge closes</h1><p>The council "
             "of the town agreed on Monday to mend the old bridge.</p>");
    EXPECT_EQ(document.text(), "The council of the town agreed on Monday to mend the old bridge.");
    EXPECT_EQ(document.source().title, "Bridge closes");
    EXPECT_EQ(document.source().format, "html");
    EXPECT_EQ(document.date(), date_from("2021-05-03"));
    EXPECT_EQ(document.record().begin, 0u);
}

TEST(HtmlInput, LeadsBackOverOtherEncodings) {
    const std::string page = "<meta charset=windows-1252><p>The caf\xE9 \x93"
                             "Bridge\x94 closes for good this summer, its owner said.</p>";
    const Document document = read(page);
    EXPECT_EQ(document.text(), "The caf\u00E9 \u201CBridge\u201D closes for good this summer, its owner said.");
    const auto at = static_cast<std::uint32_t>(document.text().find("\u201CBridge\u201D"));
    EXPECT_EQ(slice(page, document.origin().to_source({at, at + 12})), "\x93"
                                                                       "Bridge\x94");
}

TEST(HtmlInput, TellsOfPagesWithoutText) {
    InputBytes input("page.html", "<html><head><title>x</title></head><body><script>run()</script></body></html>");
    Collected sink;
    read_documents(input, {.any_language = true}, sink);
    EXPECT_TRUE(sink.documents.empty());
    EXPECT_EQ(sink.skipped.size(), 1u);
}
